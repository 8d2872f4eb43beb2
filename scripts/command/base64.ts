/**
 * Adds the methods of Uint8Array for base64, which workerd has and Node only from version 25 on. Some
 * commands run the Worker's code in Node.
 */
export function addBase64(): void {
  if (Reflect.has(Uint8Array, "fromBase64")) return;
  const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, "base64"));
  Object.defineProperty(Uint8Array, "fromBase64", { value: fromBase64 });
  // oxlint-disable-next-line no-extend-native -- it is the standard's method
  Object.defineProperty(Uint8Array.prototype, "toBase64", {
    value(this: Uint8Array) {
      return Buffer.from(this).toString("base64");
    },
  });
}
