import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // How it is written, not whether it is right: hono writes it so.
    "attribute-boolean-style": "off",
    "doctype-style": "off",
    "void-style": "off",
    // A form's only button is there to send it.
    "no-implicit-button-type": "off",
    // Titles of papers are as long as they are.
    "long-title": "off",
    // Checkboxes of one name are one choice of several values.
    "form-dup-name": ["error", { shared: ["radio", "button", "reset", "submit", "checkbox"] }],
  },
});

/** What is wrong with a page, each with the text around it; nothing where it is valid HTML. */
export async function wrongMarkup(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  const messages = report.results.flatMap((result) => result.messages);
  return messages.map(({ message, column }) => `${message}: ${around(html, column)}`);
}

// A page is one line.
function around(html: string, column: number): string {
  return html.slice(Math.max(0, column - 60), column + 60);
}
