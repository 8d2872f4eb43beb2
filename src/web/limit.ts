/**
 * Answers that have to be made, for one address in a minute: many times what a reader of feeds
 * asks.
 */
export const MOST_A_MINUTE = 600;

const MINUTE = 60;
const MOST_ADDRESSES = 10_000;

/** Counts what each address asks in a minute, in this isolate. */
export class Counter {
  readonly #most: number;
  #counts = new Map<string, number>();
  #minute = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Counts one more.
   * @param now seconds since 1970
   * @returns whether that is not too many
   */
  allows(address: string, now: number): boolean {
    const minute = Math.floor(now / MINUTE);
    if (minute !== this.#minute || this.#counts.size >= MOST_ADDRESSES) this.#counts = new Map();
    this.#minute = minute;
    const count = (this.#counts.get(address) ?? 0) + 1;
    this.#counts.set(address, count);
    return count <= this.#most;
  }
}

/**
 * The address that a request comes from, as Cloudflare or the proxy in front tells it; undefined
 * where nothing is in front, as on a machine of one's own. Of IPv6 the network, which one household
 * has.
 */
export function addressOf(headers: Headers): string | undefined {
  const said = headers.get("CF-Connecting-IP") ?? headers.get("X-Forwarded-For");
  // The nearest proxy adds the last address; the rest can be forged.
  const address = said?.split(",").at(-1)?.trim().toLowerCase();
  if (!address?.includes(":") || address.includes(".")) return address || undefined;
  const [before = "", after = ""] = address.split("::");
  const [front, back] = [before, after].map((part) => part.split(":").filter(Boolean));
  const groups = [
    ...front!,
    ...Array<string>(Math.max(0, 8 - front!.length - back!.length)).fill("0"),
    ...back!,
  ];
  return groups.slice(0, 4).join(":");
}
