import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FORMATS } from "../../src/feeds/formats.ts";
import { texToUnicode } from "../../src/text/tex.ts";
import { asRead, collapsed, HOSTILE } from "./hostile.ts";
import { READERS, textOf } from "./readers.ts";
import { feedOf, paperWith, RICH, SPARSE } from "./samples.ts";

const FORMS = Object.keys(READERS);

describe.each(FORMS)("%s, read by another implementation", (form) => {
  const read = READERS[form]!;

  it.each(Object.entries(HOSTILE))("keeps %s", (_, text) => {
    const [item] = read(
      feedOf([paperWith({ title: text, abstract: text, authors: [text], keywords: [text] })]),
    ).items;
    expect(collapsed(item?.title)).toBe(shown(text));
    expect(collapsed(item?.abstract)).toBe(shown(text));
    expect(collapsed(textOf(item?.content ?? ""))).toContain(shown(text));
    expect(item?.authors.map(collapsed)).toEqual([asRead(text)]);
    expect(item?.tags.map(collapsed)).toEqual(["cs.LG", "cs.CL", asRead(text)]);
  });

  it("keeps 1,000 authors, each on their own and in order", () => {
    const authors = Array.from({ length: 1000 }, (_, n) => `Author & Son <${n}>`);
    expect(read(feedOf([paperWith({ authors })])).items[0]?.authors).toEqual(authors);
  });

  it("keeps any text of any plane", () => {
    const text = fc
      .string({ unit: fc.oneof(fc.string({ unit: "binary", maxLength: 1 }), utf16, troublesome) })
      .filter((drawn) => shown(drawn) !== "");
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 3 }), (title, abstract, authors) => {
        const feed = feedOf([paperWith({ title, abstract, authors })]);
        feed.options.title = title;
        const reading = read(feed);
        const [item] = reading.items;
        expect(collapsed(reading.title)).toBe(asRead(title));
        expect(collapsed(item?.title)).toBe(shown(title));
        expect(collapsed(item?.abstract)).toBe(shown(abstract));
        expect(collapsed(textOf(item?.content ?? ""))).toContain(shown(abstract));
        expect(item?.authors.map(collapsed)).toEqual(authors.map(asRead));
      }),
      { numRuns: 300 },
    );
  });

  it("keeps mark-up that is none of its own making", () => {
    const feed = feedOf([paperWith()]);
    feed.entries[0]!.content = "<p>]]></p>\u0000<p>]]></p>";
    expect(read(feed).items[0]?.content).toBe("<p>]]></p><p>]]></p>");
  });

  it("is a feed with a title while nothing has entered", () => {
    expect(read(feedOf([]))).toEqual({ title: "All papers", items: [] });
  });

  it("turns TeX into Unicode", () => {
    const tex = String.raw`Erd\H{o}s: $\alpha$ is $10^{-3}$`;
    const [item] = read(feedOf([paperWith({ title: tex, abstract: tex, summary: tex })])).items;
    const text = "Erdős: α is 10⁻³";
    expect([item?.title, item?.abstract]).toEqual([text, text]);
    expect(item?.content).toContain(`<p>${text}</p>`);
    expect(item?.content).toContain(`Hugging Face: ${text}</p>`);
  });

  it("says no more than the title when asked for titles", () => {
    const [item] = read(feedOf([RICH], { content: "title" })).items;
    expect(item?.title).toBe(RICH.title);
    expect(item?.content ?? "").toBe("");
    expect(item?.abstract).toBeUndefined();
  });
});

describe("every format", () => {
  it("gives a paper the same id", () => {
    const feed = feedOf([RICH, SPARSE]);
    const ids = FORMS.map((form) => READERS[form]!(feed).items.map((item) => item.id));
    expect(ids).toEqual(FORMS.map(() => [RICH.feedId, SPARSE.feedId]));
  });

  it.each(FORMATS.map((format) => [format.name, format] as const))(
    "%s holds no character that XML forbids",
    (_, { render }) => {
      const text = Object.values(HOSTILE).join(" ");
      const feed = feedOf([paperWith({ title: text, abstract: text, authors: [text] })]);
      const rendered = render(feed);
      expect(rendered.isWellFormed()).toBe(true);
      // eslint-disable-next-line no-control-regex -- these are what must not be there
      expect(rendered).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
    },
  );
});

function shown(text: string): string {
  return asRead(texToUnicode(text));
}

const utf16 = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
const troublesome = fc.constantFrom(
  "]]>",
  "<![CDATA[",
  "&amp;",
  "&#0;",
  "<",
  "<!--",
  "\\",
  "\\u",
  "$",
  "{",
);
