// https://datatracker.ietf.org/doc/html/rfc4648#section-5: each character is six bits.
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Writes whole numbers as bits, and the bits as base64url. */
export class BitWriter {
  private readonly bits: number[] = [];

  /** Writes a number in a fixed count of bits, the highest first. */
  fixed(value: number, width: number): void {
    for (let bit = width - 1; bit >= 0; bit--) this.bits.push((value >> bit) & 1);
  }

  /**
   * Writes a number in a Rice code: the quotient by 2^width in ones, a zero, the rest in bits.
   * @see https://en.wikipedia.org/wiki/Golomb_coding
   */
  rice(value: number, width: number): void {
    for (let n = value >> width; n > 0; n--) this.bits.push(1);
    this.bits.push(0);
    this.fixed(value, width);
  }

  /** The bytes written so far, filled up with zeros. */
  text(): string {
    let text = "";
    for (let at = 0; at < this.bits.length; at += 6) {
      let value = 0;
      for (let bit = at; bit < at + 6; bit++) value = (value << 1) | (this.bits[bit] ?? 0);
      text += ALPHABET[value];
    }
    return text;
  }
}

/** Reads what {@link BitWriter} wrote. Beyond the end there are zeros. */
export class BitReader {
  private at = 0;
  private readonly values: number[];

  /** @param text characters of base64url only */
  constructor(text: string) {
    this.values = Array.from(text, (char) => ALPHABET.indexOf(char));
  }

  fixed(width: number): number {
    let value = 0;
    for (let n = 0; n < width; n++) value = (value << 1) | this.bit();
    return value;
  }

  rice(width: number): number {
    let quotient = 0;
    while (this.bit() === 1) quotient++;
    return (quotient << width) | this.fixed(width);
  }

  private bit(): number {
    const value = this.values[Math.floor(this.at / 6)] ?? 0;
    return (value >> (5 - (this.at++ % 6))) & 1;
  }
}
