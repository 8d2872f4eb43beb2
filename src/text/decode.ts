import { windows1252 } from "./windows1252.ts";

/**
 * Decodes the bytes of an answer. Labels are often wrong, so the bytes go first: a byte order mark
 * decides; else valid UTF-8 is UTF-8; else the label counts. If the bytes do not fit the label
 * either, they are windows-1252, as in browsers, or UTF-8 with single bytes of windows-1252.
 * @param type the Content-Type; its charset goes before an XML declaration (RFC 7303 §3.2)
 * @returns text without a byte order mark
 */
export function decodeText(bytes: Uint8Array, type = ""): string {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const utf16 = utf16Of(start);
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  const labels = labelsOf(type, start);
  // The only encoding whose bytes are valid UTF-8 as well.
  const isJis = labels.includes("iso-2022-jp") && bytes.includes(0x1b);
  const utf8 = isJis ? undefined : strictly("utf-8", bytes);
  if (utf8 !== undefined) return utf8;
  for (const label of labels) {
    const text = strictly(label, bytes);
    if (text !== undefined) return text;
  }
  return piecewise(bytes);
}

// A byte order mark, or the first two characters of XML: https://www.w3.org/TR/xml/#sec-guessing
function utf16Of(start: string): string | undefined {
  if (/^(?:\xff\xfe|<\0[?!\w]\0)/.test(start)) return "utf-16le";
  return /^(?:\xfe\xff|\0<\0[?!\w])/.test(start) ? "utf-16be" : undefined;
}

// UTF-8 and UTF-16 are recognised by their bytes, and windows-1252 is the fallback.
const TOLD = /^(?:utf-|windows-1252$)/;

function labelsOf(type: string, start: string): string[] {
  const said = [
    /charset\s*=\s*["']?([\w:.-]+)/i.exec(type)?.[1],
    /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w:.-]+)/.exec(start)?.[1],
  ];
  return said
    .flatMap((label) => {
      try {
        return new TextDecoder(label ?? "utf-8").encoding;
      } catch {
        return []; // Not the label of an encoding.
      }
    })
    .filter((label) => !TOLD.test(label));
}

function strictly(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return undefined;
  }
}

function piecewise(bytes: Uint8Array): string {
  if (!hasUtf8(bytes)) return new TextDecoder("windows-1252").decode(bytes);
  // No character has more units of UTF-16 than bytes.
  const units = new Uint16Array(bytes.length);
  let size = 0;
  for (let at = 0; at < bytes.length;) {
    const code = codeAt(bytes, at);
    const length = code === undefined ? cutOffAt(bytes, at) : lengthOf(code);
    const char = code ?? (length === 0 ? bytes[at]! : undefined);
    if (char !== undefined && char > 0xffff) {
      units[size++] = 0xd7c0 + (char >> 10);
      units[size++] = 0xdc00 + (char & 0x3ff);
    } else if (char !== undefined) {
      units[size++] = char;
    }
    at += length || 1;
  }
  return windows1252(new TextDecoder("utf-16le").decode(units.subarray(0, size)));
}

function hasUtf8(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! >= 0x80 && codeAt(bytes, at) !== undefined) return true;
  }
  return false;
}

/** The UTF-8 character that begins at a place, if one does. */
function codeAt(bytes: Uint8Array, at: number): number | undefined {
  const first = bytes[at]!;
  if (first < 0x80) return first;
  if (first < 0xc2 || first > 0xf4) return undefined;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  let code = first & (0xff >> (length + 1));
  for (let n = 1; n < length; n++) {
    const next = bytes[at + n] ?? 0;
    if (next >> 6 !== 2) return undefined;
    code = (code << 6) | (next & 0x3f);
  }
  const isScalar = code <= 0x10ffff && code >> 11 !== 0x1b; // no surrogate
  return isScalar && lengthOf(code) === length ? code : undefined;
}

function lengthOf(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

const ENDS = ["<", "&", "]]>", "...", "\xe2\x80\xa6"].map((end) =>
  Array.from(end, (char) => char.charCodeAt(0)),
);

// Programs that cut a text by bytes leave half a character before the ellipsis or the end of the
// element. As windows-1252 it would be a stray capital, or one with a sign after it.
/** The number of bytes of a character that was cut off; 0 if there is none. */
function cutOffAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  // A single 0xdf is the letter ß of windows-1252, and words may end in it.
  if (first < 0xc2 || first > 0xf4 || first === 0xdf) return 0;
  const most = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
  let length = 1;
  while (length < most && bytes[at + length]! >> 6 === 2) length++;
  if (most > 1 && length === 1) return 0;
  const next = at + length;
  const isEnd = ENDS.some((end) => end.every((byte, n) => bytes[next + n] === byte));
  return isEnd || next === bytes.length ? length : 0;
}
