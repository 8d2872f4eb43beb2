/** The nonce that a token is derived from, and the hash that finds it. */
export interface TokenSeed {
  nonce: string;
  /** The SHA-256 of the token, in hex. */
  token: string;
}

/** The uses of tokens. */
export type TokenUse = "manage" | "end";

const BYTES = 18;
const TOKEN = /^[\w-]{32}$/;

/**
 * A new token, as it is stored.
 * @param secret of the deployment
 */
export async function newToken(secret: string, use: TokenUse): Promise<TokenSeed> {
  const nonce = base64Url(crypto.getRandomValues(new Uint8Array(BYTES)));
  return { nonce, token: await hashOf(await tokenOf(secret, use, nonce)) };
}

/**
 * A token as links carry it. It is derived from a random nonce, so that every mail can carry it
 * although only its hash is stored.
 * @returns 32 characters that an address can hold
 */
export async function tokenOf(secret: string, use: TokenUse, nonce: string): Promise<string> {
  return derived(secret, `${use} ${nonce}`);
}

/** The hash of a token that someone brought; undefined for what cannot be one. */
export async function hashOfGiven(token: string): Promise<string | undefined> {
  return TOKEN.test(token) ? hashOf(token) : undefined;
}

/**
 * A text that names another one and does not tell it: 32 characters that an address can hold.
 * @param secret of the deployment
 */
export async function derived(secret: string, text: string): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encode(secret), algorithm, false, ["sign"]);
  const mac = await crypto.subtle.sign(algorithm.name, key, encode(text));
  return base64Url(new Uint8Array(mac).subarray(0, (32 * 6) / 8));
}

/** Whether two texts are equal, in a time that does not tell where they differ. */
export function isEqual(a: string, b: string): boolean {
  const [one, other] = [encode(a), encode(b)];
  return one.byteLength === other.byteLength && crypto.subtle.timingSafeEqual(one, other);
}

/** The SHA-256 of a text, in hex. */
export async function hashOf(token: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", encode(token));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function base64Url(bytes: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
