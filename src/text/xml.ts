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

// All that {@link escapeXml} may change, halves of pairs included: most text is read once, for this.
// eslint-disable-next-line no-control-regex -- control characters are among what this finds
const SPECIAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF&<>"']/;

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
  if (!SPECIAL.test(text)) return text;
  return legalXml(text).replace(/[&<>"']/g, (char) => ESCAPES[char]!);
}

/** Markup as the character data of an XML element, dropping what XML 1.0 cannot hold. */
export function cdata(markup: string): string {
  return `<![CDATA[${legalXml(markup).replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}
