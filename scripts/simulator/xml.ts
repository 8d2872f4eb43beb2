import { escapeXml } from "../../src/text/xml.ts";

/** An element of text; nothing if there is no text. */
export function element(name: string, text: string | undefined): string {
  return text ? `<${name}>${escapeXml(text)}</${name}>` : "";
}

/** An answer of XML. */
export function xml(type: string, body: string, status = 200): Response {
  return new Response(body, { status, headers: { "content-type": `${type}; charset=utf-8` } });
}
