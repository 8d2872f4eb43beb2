import { escapeXml } from "../../text/xml.ts";

// Plain element selectors; what some programs do not know is in style sheets of its own, because
// Gmail drops a whole sheet that holds something it does not know.
const STYLE = `body, .mail { margin: 0; background: #ffffff; color: #1c1b19; }
.mail { font: 16px/1.5 -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
.page { max-width: 600px; margin: 0 auto; padding: 24px 16px; }
h1 { margin: 0 0 4px; font-size: 22px; line-height: 1.25; }
p { margin: 0 0 8px; overflow-wrap: anywhere; }
ol { margin: 24px 0; padding: 0 0 0 28px; }
li { margin: 0 0 24px; }
a { color: #1a56b0; }
.quiet, .foot { color: #5c5850; font-size: 14px; }
.foot { border-top: 1px solid #dcd8cf; margin-top: 24px; padding-top: 16px; }
.button { display: inline-block; padding: 10px 20px; border-radius: 6px; background: #1a56b0; color: #ffffff; font-weight: 600; text-decoration: none; }`;
const FINER = `li p:first-child a { text-decoration: none; }
li p:last-child { color: #5c5850; font-size: 14px; }`;
const DARK = `@media (prefers-color-scheme: dark) {
body, .mail { background: #161513; color: #ebe8e1; }
a { color: #8db8f5; }
.quiet, .foot, li p:last-child { color: #a9a498; }
.foot { border-color: #3a3731; }
.button { background: #8db8f5; color: #161513; }
}`;

/**
 * A whole HTML document for a mail: no pictures, no fonts, no scripts, nothing from anywhere.
 * @param title plain text
 * @param body HTML
 * @param foot HTML, set apart from the body
 */
export function mailDocument(title: string, body: string, foot: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="supported-color-schemes" content="light dark"/>
<title>${escapeXml(title)}</title>
<style>
${STYLE}
</style>
<style>
${FINER}
</style>
<style>
${DARK}
</style>
</head>
<body>
<div class="mail"><div class="page">
${body}
<div class="foot">
${foot}
</div>
</div></div>
</body>
</html>
`;
}

/** A link in HTML. */
export function link(href: string, text: string, className?: string): string {
  const named = className ? ` class="${className}"` : "";
  return `<a${named} href="${escapeXml(href)}">${escapeXml(text)}</a>`;
}
