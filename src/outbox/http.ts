/** The answer of somebody else's server, of which little is read. */
export interface Reply {
  status: number;
  /** The first 4 KiB of its body. */
  body: string;
  /** Seconds after which it may be asked again, as it says. */
  retryAfter?: number;
}

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 4096;

/**
 * Sends one request to a server that is not trusted: no redirect is followed, it has ten seconds for
 * everything, and no more than 4 KiB of its answer is read.
 * @throws if there is no answer in time
 */
export async function ask(
  fetcher: typeof fetch,
  url: string | URL,
  init: RequestInit,
): Promise<Reply> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetcher(url, { ...init, redirect: "manual", signal });
  const body = await beginningOf(response, signal);
  const retryAfter = secondsIn(response.headers.get("Retry-After"));
  return { status: response.status, body, ...(retryAfter !== undefined && { retryAfter }) };
}

/** Whether an answer says that all went well. */
export function isOk({ status }: Pick<Reply, "status">): boolean {
  return status >= 200 && status < 300;
}

async function beginningOf({ body }: Response, signal: AbortSignal): Promise<string> {
  if (!body) return "";
  const reader = body.getReader();
  // A body that never comes is not read on either.
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new DOMException("Too late", "TimeoutError")));
  });
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    while (size < MOST_BYTES) {
      const { done, value } = await Promise.race([reader.read(), late]);
      if (done) break;
      chunks.push(value as Uint8Array);
      size += (value as Uint8Array).byteLength;
    }
  } finally {
    late.catch(() => {});
    void reader.cancel().catch(() => {});
  }
  const whole = new Uint8Array(await new Blob(chunks).arrayBuffer());
  return new TextDecoder().decode(whole.subarray(0, MOST_BYTES));
}

// RFC 9110, section 10.2.3: seconds or a date.
function secondsIn(text: string | null): number | undefined {
  if (text === null) return undefined;
  const seconds = /^\d+(?:\.\d+)?$/.test(text.trim())
    ? Math.ceil(Number(text))
    : Math.ceil((Date.parse(text) - Date.now()) / 1000);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
