import { env } from "cloudflare:workers";
import fc from "fast-check";
import { type DefaultTreeAdapterMap, parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import { legalXml } from "../../../src/text/xml.ts";
import { type Child, jsx, raw } from "../../../src/web/html/jsx-runtime.ts";

type Node = DefaultTreeAdapterMap["childNode"];

// FUZZ_RUNS=5000 looks longer.
const RUNS = { numRuns: Number(env.FUZZ_RUNS || 300) };

// Text in which the characters that mean something in HTML come often.
const MEANINGFUL = [..."<>&\"'/=!-`;# \n\r\t\0", "<b>", "</p>", "&lt;", "&#60", "-->", "\uD800"];
const UNIT = fc.oneof(
  fc.constantFrom(...MEANINGFUL),
  fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
);
const HOSTILE = fc.string({ unit: UNIT, maxLength: 30 });

function written(child: Child): string {
  return (<>{child}</>).toString();
}

/** A page as a parser of HTML reads it: an element is its name, its attributes and its children. */
function read(child: Child): unknown[] {
  return parseFragment(written(child)).childNodes.map(simplified);
}

function simplified(node: Node): unknown {
  if ("value" in node) return node.value;
  if (!("tagName" in node)) return node.nodeName;
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  return [node.tagName, attributes, ...node.childNodes.map(simplified)];
}

/** A text as a parser of HTML gives it back: all ends of lines are the same to it. */
function asRead(text: string): string {
  return legalXml(text).replace(/\r\n?/g, "\n");
}

describe("hostile text", () => {
  it("stays text between tags", () => {
    fc.assert(
      fc.property(HOSTILE, HOSTILE, (one, other) => {
        const text = (inner: string) => (inner === "" ? [] : [inner]);
        expect(
          read(
            <p>
              <strong>{one}</strong>
              {[[<em>.{other}</em>]]}
            </p>,
          ),
        ).toEqual([
          ["p", {}, ["strong", {}, ...text(asRead(one))], ["em", {}, `.${asRead(other)}`]],
        ]);
      }),
      RUNS,
    );
  });

  it("stays the value of its attribute", () => {
    fc.assert(
      fc.property(HOSTILE, HOSTILE, (one, other) => {
        expect(read(<a href={one} title={other} data-copy={one} />)).toEqual([
          ["a", { href: asRead(one), title: asRead(other), "data-copy": asRead(one) }],
        ]);
      }),
      RUNS,
    );
  });

  it("makes no element of what looks like markup from JSON", () => {
    const forged = JSON.parse('{ "html": "<b>", "isEscaped": true, "__html": "<b>" }') as Child;
    expect(() => written(forged)).toThrow(TypeError);
    expect(() => written(<p title={forged as string} />)).toThrow(TypeError);
  });

  it("names no element and no attribute", () => {
    expect(() => jsx("p onload=x", {})).toThrow(TypeError);
    expect(() => jsx("p", { ["x><script>"]: "" })).toThrow(TypeError);
  });
});

describe("children", () => {
  it("are written in order, whatever holds them", () => {
    const Pair = ({ children }: { children: Child }) => (
      <>
        ({children};{children})
      </>
    );
    expect(
      written(
        <Pair>
          a{1}
          {["b", [<meta charset="c" />]]}
        </Pair>,
      ),
    ).toBe('(a1b<meta charset="c"/>;a1b<meta charset="c"/>)');
  });

  it("that are nothing leave nothing, and zero is a number", () => {
    expect(written([null, undefined, true, false, "", 0])).toBe("0");
  });

  it("that cannot be written are refused", () => {
    const promised = Promise.resolve("late") as unknown as Child;
    expect(() => written(promised)).toThrow("object cannot be written as HTML");
  });

  it("are escaped once, and raw ones not at all", () => {
    const inner = <em>{"<&"}</em>;
    expect(written(<p>{inner}</p>)).toBe("<p><em>&lt;&amp;</em></p>");
    expect(written(<p>{raw("<i>&hearts;</i>")}</p>)).toBe("<p><i>&hearts;</i></p>");
  });
});

describe("attributes", () => {
  it("of a fact are there or not", () => {
    expect(written(<input type="checkbox" checked required={false} />)).toBe(
      '<input type="checkbox" checked=""/>',
    );
  });

  it("of a choice have true and false as values", () => {
    expect(written(<div spellcheck={false} aria-hidden="true" data-live />)).toBe(
      '<div spellcheck="false" aria-hidden="true" data-live="true"></div>',
    );
  });

  it("that the Content-Security-Policy of pages refuses have no type", () => {
    // @ts-expect-error -- a style would be ignored by browsers
    expect(written(<p style="color: red">x</p>)).toContain("x");
    // @ts-expect-error -- a handler would never be called
    expect(written(<p onclick="x()">x</p>)).toContain("x");
  });

  it("without a value are left out", () => {
    expect(written(<a href={undefined}>x</a>)).toBe("<a>x</a>");
  });

  it("that are numbers are written as they are", () => {
    expect(written(<progress max={2} value={0.5} />)).toBe(
      '<progress max="2" value="0.5"></progress>',
    );
  });
});
