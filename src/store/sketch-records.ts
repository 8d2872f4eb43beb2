/** The sketch of the paper of one moment of the log: 64 numbers of 16 bits. */
export interface Sketched {
  seq: number;
  /** Whether it is the paper's first moment, as far as the log knew when it was written. */
  isFirst: boolean;
  sketch: Uint16Array;
}

/** Several of them, in columns. */
export interface Records {
  seqs: Float64Array;
  isFirst: Uint8Array;
  /** One after the other. */
  sketches: Uint16Array;
}

// A record is 69 numbers of 16 bits: four of the seq, the lowest first, one that says whether it is
// the first, and the sketch. 138 bytes are 184 characters of base64 without a rest, so that records
// can be appended to each other as text.
const SEQ = 4;
const HEAD = SEQ + 1;
const SKETCH_LENGTH = 64;
const LENGTH = HEAD + SKETCH_LENGTH;
const LIMB = 2 ** 16;

/** The characters that a record takes. */
export const RECORD_CHARS = ((LENGTH * 2) / 3) * 4;

/** Records as text. */
export function writeRecords(records: readonly Sketched[]): string {
  const numbers = new Uint16Array(records.length * LENGTH);
  records.forEach(({ seq, isFirst, sketch }, n) => {
    const start = n * LENGTH;
    let rest = seq;
    for (let limb = 0; limb < SEQ; limb++) {
      numbers[start + limb] = rest % LIMB;
      rest = Math.floor(rest / LIMB);
    }
    numbers[start + SEQ] = isFirst ? 1 : 0;
    numbers.set(sketch, start + HEAD);
  });
  return new Uint8Array(numbers.buffer).toBase64();
}

/** Records from texts, in their order. */
export function readRecords(texts: readonly string[]): Records {
  const parts = texts.map((text) => new Uint16Array(Uint8Array.fromBase64(text).buffer));
  const count = parts.reduce((sum, { length }) => sum + length / LENGTH, 0);
  const seqs = new Float64Array(count);
  const isFirst = new Uint8Array(count);
  const sketches = new Uint16Array(count * SKETCH_LENGTH);
  let n = 0;
  for (const numbers of parts) {
    for (let start = 0; start < numbers.length; start += LENGTH, n++) {
      let seq = 0;
      for (let limb = SEQ - 1; limb >= 0; limb--) seq = seq * LIMB + numbers[start + limb]!;
      seqs[n] = seq;
      isFirst[n] = numbers[start + SEQ]!;
      sketches.set(numbers.subarray(start + HEAD, start + LENGTH), n * SKETCH_LENGTH);
    }
  }
  return { seqs, isFirst, sketches };
}

/** Records one by one. */
export function sketchedOf({ seqs, isFirst, sketches }: Records): Sketched[] {
  return Array.from(seqs, (seq, n) => {
    const sketch = sketches.subarray(n * SKETCH_LENGTH, (n + 1) * SKETCH_LENGTH);
    return { seq, isFirst: isFirst[n] === 1, sketch };
  });
}
