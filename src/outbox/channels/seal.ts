const IV_BYTES = 12;

/**
 * Encrypts a text, so that whoever reads the database learns nothing of it (AES-GCM with a random
 * nonce; NIST SP 800-38D).
 * @param secret of the deployment
 * @param place where it is kept: it opens nowhere else
 */
export async function seal(secret: string, text: string, place: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const key = await keyOf(secret);
  const data = await crypto.subtle.encrypt(paramsOf(iv, place), key, encode(text));
  return [iv, new Uint8Array(data)].map(toBase64).join(".");
}

/**
 * The text that was sealed.
 * @returns undefined if it was sealed with another secret or for another place, or was changed
 */
export async function unseal(
  secret: string,
  sealed: string,
  place: string,
): Promise<string | undefined> {
  try {
    const [iv, data] = sealed.split(".").map(fromBase64) as [Uint8Array, Uint8Array];
    const text = await crypto.subtle.decrypt(paramsOf(iv, place), await keyOf(secret), data);
    return new TextDecoder().decode(text);
  } catch {
    return undefined;
  }
}

// The secret may be a word of any length, and is used for other things, too.
async function keyOf(secret: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", encode(secret), "HKDF", false, [
    "deriveKey",
  ]);
  const salt = new Uint8Array(0);
  const derivation = { name: "HKDF", hash: "SHA-256", salt, info: encode("channel hooks") };
  const algorithm = { name: "AES-GCM", length: 256 };
  return crypto.subtle.deriveKey(derivation, material, algorithm, false, ["encrypt", "decrypt"]);
}

function paramsOf(iv: Uint8Array, place: string) {
  return { name: "AES-GCM", iv, additionalData: encode(place) };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
