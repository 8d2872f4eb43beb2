// workerd has these methods, and Node has them from version 25 on.
Uint8Array.fromBase64 ??= (text) => new Uint8Array(Buffer.from(text, "base64"));
Uint8Array.prototype.toBase64 ??= function toBase64(this: Uint8Array): string {
  return Buffer.from(this).toString("base64");
};
