import { expect, it } from "vitest";
import { sha256 } from "../../src/text/sha256.ts";

it.each([
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
])("gives the digest of the standard: %s", (text, digest) => {
  expect(sha256(text)).toBe(digest);
});

it("agrees with the runtime's own at every length around a block", async () => {
  for (let length = 50; length < 140; length++) {
    const text = "é".repeat(length);
    const own = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    const hex = Array.from(new Uint8Array(own), (byte) => byte.toString(16).padStart(2, "0"));
    expect(sha256(text)).toBe(hex.join(""));
  }
});
