import { describe, expect, it } from "vitest";
import { decodeText } from "../../src/text/decode.ts";

/** Bytes: texts in UTF-8, and bytes as they are. */
function bytes(...parts: (string | number)[]): Uint8Array {
  const encoder = new TextEncoder();
  return new Uint8Array(
    parts.flatMap((part) => (typeof part === "number" ? [part] : [...encoder.encode(part)])),
  );
}

function utf16(text: string, isLittle: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let n = 0; n < text.length; n++) view.setUint16(2 * n, text.charCodeAt(n), isLittle);
  return new Uint8Array(view.buffer);
}

const XML = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>`;

describe("UTF-8", () => {
  it.each(["iso-8859-1", "windows-1252", "utf-16", "gb2312", "klingon", "utf-8"])(
    "is UTF-8 when it says it is %s",
    (label) => {
      const text = `${XML(label)}Étude 模型`;
      expect(decodeText(bytes(text), `text/xml; charset=${label}`)).toBe(text);
    },
  );

  it("loses its byte order mark", () => {
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, "é"))).toBe("é");
  });

  it("is still that where single bytes of it are not", () => {
    const text = bytes("né, ", 0xc9, "tude, M", 0xfc, "ller, ", 0x93, "so", 0x94);
    expect(decodeText(text)).toBe("né, Étude, Müller, “so”");
  });

  it("loses what is left of characters that were cut off", () => {
    const text = bytes("né caf", 0xc3, "… and ", 0xe2, 0x80, "</p> and ", 0xf0, 0x9f, 0x98, "...");
    expect(decodeText(text)).toBe("né caf… and </p> and ...");
    expect(decodeText(bytes("né caf", 0xe9, "</p>"))).toBe("né café</p>");
  });

  it("has neither surrogates nor longer forms", () => {
    expect(decodeText(bytes("é", 0xed, 0xa0, 0x81, 0xc0, 0xaf))).toBe("éí\u00a0\u0081À¯");
  });
});

describe("other encodings", () => {
  it.each([
    ["windows-1252", [0xc9, 0x74, 0x80], "Ét€"],
    ["iso-8859-1", [0xc9, 0x74, 0x92], "Ét’"],
    ["utf-8", [0xc9, 0x74, 0x92], "Ét’"],
    ["", [0xc9, 0x74, 0x92], "Ét’"],
    ["iso-8859-2", [0xb1], "ą"],
    ["windows-1251", [0xd0], "Р"],
    ["koi8-r", [0xd0], "п"],
    ["gb2312", [0xd6, 0xd0], "中"],
    ["big5", [0xa4, 0xa4], "中"],
    ["shift_jis", [0x93, 0xfa], "日"],
    ["euc-kr", [0xc7, 0xd1], "한"],
    ["iso-2022-jp", [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x1b, 0x28, 0x42], "日"],
  ])("are read: %s", (label, content, expected) => {
    expect(decodeText(bytes("x", ...content), `text/xml; charset="${label}"`)).toBe(`x${expected}`);
    const declared = decodeText(bytes(XML(label), ...content), "application/xml");
    expect(declared).toBe(XML(label) + expected);
  });

  it("are read by the declaration where the media type cannot be right", () => {
    const body = bytes(XML("gb2312"), 0xd6, 0xd0);
    expect(decodeText(body, "text/xml; charset=utf-8")).toBe(`${XML("gb2312")}中`);
  });

  it.each([
    ["little", true],
    ["big", false],
  ])("UTF-16, %s end first, is read with and without a mark", (_, isLittle) => {
    const text = `${XML("utf-16")}Étude 模型`;
    expect(decodeText(utf16(`\uFEFF${text}`, isLittle), "text/xml; charset=utf-8")).toBe(text);
    expect(decodeText(utf16(text, isLittle))).toBe(text);
  });
});

// Quadratic time would be hours.
it("takes time in proportion to the length", { timeout: 60_000 }, () => {
  const mixed = bytes("é", 0xc3, 0xe2, 0x80, "x");
  const body = new Uint8Array(4_000_000).map((_, n) => mixed[n % mixed.length]!);
  expect(decodeText(body)).toHaveLength(3_333_333);
});
