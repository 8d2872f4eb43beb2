const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

// https://www.w3.org/TR/xml/#charsets
// eslint-disable-next-line no-control-regex -- control characters are what this finds
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
const EVERY_ILLEGAL = new RegExp(ILLEGAL, "g");

/** Drops what XML 1.0 cannot hold: control characters, non-characters and lone surrogates. */
export function legalXml(text: string): string {
  const paired = text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, "");
  return ILLEGAL.test(paired) ? paired.replace(EVERY_ILLEGAL, "") : paired;
}

/**
 * Escapes text for an XML or HTML text node or a quoted attribute value, dropping what XML 1.0
 * cannot hold. The one place where text becomes markup.
 */
export function escapeXml(text: string): string {
  const legal = legalXml(text);
  return /[&<>"']/.test(legal) ? legal.replace(/[&<>"']/g, (char) => ESCAPES[char]!) : legal;
}

/** Markup as the character data of an XML element, dropping what XML 1.0 cannot hold. */
export function cdata(markup: string): string {
  return `<![CDATA[${legalXml(markup).replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}
