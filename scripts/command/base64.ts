// workerd has these methods of Uint8Array, and Node has them from version 25 on. Imported for that
// alone, by commands that run the Worker's code in Node.
if (!("fromBase64" in Uint8Array)) {
  const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, "base64"));
  Object.defineProperty(Uint8Array, "fromBase64", { value: fromBase64 });
}
if (!("toBase64" in Uint8Array.prototype)) {
  Object.defineProperty(Uint8Array.prototype, "toBase64", {
    value(this: Uint8Array) {
      return Buffer.from(this).toString("base64");
    },
  });
}
