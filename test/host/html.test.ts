import { expect, it } from "vitest";
import { htmlToText } from "../../src/text/html.ts";

// Here, because the clock of a Worker stands still while it computes.
it.each([
  `<a "'>`,
  '<a ">"',
  "<a ",
  `<a '">`,
  "<script>",
  "<!--",
  "</",
  "&amp",
  "<![CDATA[",
  `<p x="`,
  '<p x=" y>',
  "<aaaaaaaaa",
  "\n ",
])("reads 100,000 times %s in no time", (piece) => {
  const start = performance.now();
  htmlToText(`${piece.repeat(100_000)}"`);
  htmlToText(`<a ${"b".repeat(100_000)}"${piece.repeat(100_000)}>`);
  expect(performance.now() - start).toBeLessThan(2000);
});
