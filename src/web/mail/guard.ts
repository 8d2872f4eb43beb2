import { WebError } from "../errors.ts";

// A form is small; a list of addresses is not.
const LARGEST = 10_000;
const TURNSTILE = "https://challenges.cloudflare.com/turnstile/v0/siteverify";

/** The fields of a request, and whether a program sent it. */
export interface Posted {
  fields: Readonly<Record<string, string>>;
  isJson: boolean;
}

/**
 * Reads what was posted: a form, or JSON.
 * @throws {WebError} 413 if it is too large, 415 if it is neither, 400 if it cannot be read
 */
export async function readPosted(request: Request): Promise<Posted> {
  const type = request.headers.get("Content-Type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  const isJson = type === "application/json";
  if (!isJson && !/^(?:multipart\/form-data|application\/x-www-form-urlencoded)$/.test(type)) {
    throw new WebError(415, "Send a form or JSON.");
  }
  const body = await readBody(request);
  try {
    return {
      isJson,
      fields: isJson ? fieldsOf(JSON.parse(text(body))) : await formIn(body, request),
    };
  } catch {
    throw new WebError(400, isJson ? "This isn't a JSON object." : "This form can't be read.");
  }
}

/**
 * Refuses what a page of another site sent.
 * @param site the origin of this one
 * @throws {WebError} 403
 */
export function refuseForeign(request: Request, site: string): void {
  const origin = request.headers.get("Origin");
  const own = [new URL(site).origin, new URL(request.url).origin];
  const isForeign = request.headers.get("Sec-Fetch-Site") === "cross-site";
  if (isForeign || (origin !== null && !own.includes(origin))) {
    throw new WebError(403, "This was sent from another site. Use the form here.");
  }
}

/**
 * Whether a visitor passed Turnstile.
 * https://developers.cloudflare.com/turnstile/get-started/server-side-validation/
 */
export async function passesTurnstile(
  fetcher: typeof fetch,
  secret: string,
  token: string,
): Promise<boolean> {
  if (token === "") return false;
  const response = await fetcher(TURNSTILE, {
    method: "POST",
    body: new URLSearchParams({ secret, response: token }),
    signal: AbortSignal.timeout(10_000),
  });
  const { success } = await response.json<{ success?: unknown }>();
  return success === true;
}

async function readBody(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST) throw new WebError(413, "This is too much for a form.");
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

async function formIn(body: Uint8Array, request: Request): Promise<Record<string, string>> {
  const headers = { "Content-Type": request.headers.get("Content-Type")! };
  const form = await new Response(body, { headers }).formData();
  return fieldsOf(Object.fromEntries(form.entries()));
}

function fieldsOf(values: object): Record<string, string> {
  if (values === null || typeof values !== "object" || Array.isArray(values)) throw new TypeError();
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "string" || typeof value === "number") fields[name] = String(value).trim();
  }
  return fields;
}

function text(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}
