import { describe, expect, it } from "vitest";
import { asker } from "../../src/upstream/http.ts";
import { SourceError } from "../../src/sources/source.ts";

const MANNERS = { userAgent: "Paperwire/test", timeoutMs: 50, maxBytes: 1024 * 1024 };
const URL_ASKED = "https://upstream.example/list";
const JSON_TYPE = "application/json";

function ask(answer: (request: Request) => Response | Promise<Response>, pauses: number[] = []) {
  const asking = asker(
    async (input, init) => answer(new Request(input, init)),
    MANNERS,
    { etag: 'W/"as it came"', lastModified: "opaque" },
    (seconds) => pauses.push(seconds),
  );
  return (type: string | string[] = JSON_TYPE) => asking(URL_ASKED, { type });
}

async function failure(answer: () => Response | Promise<Response>): Promise<SourceError> {
  const error = await ask(answer)().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SourceError);
  return error as SourceError;
}

function json(body: BodyInit, headers: Record<string, string> = {}): Response {
  return new Response(body, { headers: { "Content-Type": JSON_TYPE, ...headers } });
}

describe("asking", () => {
  it("sends validators back as they came, with the first request only", async () => {
    const sent: (string | null)[] = [];
    const once = ask((request) => {
      sent.push(request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since"));
      return json("[]");
    });
    await once();
    await once();
    expect(sent).toEqual(['W/"as it came"', "opaque", null, null]);
  });

  it("keeps secrets to their own host", async () => {
    const seen: (string | null)[] = [];
    const asking = asker(
      async (input, init) => {
        seen.push(new Request(input, init).headers.get("Authorization"));
        return json("[]");
      },
      { ...MANNERS, secrets: { "https://a.example": { Authorization: "Bearer secret" } } },
      {},
      () => {},
    );
    await asking("https://a.example/x", { type: JSON_TYPE });
    await asking("https://b.example/x", { type: JSON_TYPE });
    expect(seen).toEqual(["Bearer secret", null]);
  });

  it("reads what is in another encoding, by its type or its declaration", async () => {
    const latin = new Uint8Array([0x3c, 0x61, 0x3e, 0xe9]);
    const typed = { headers: { "Content-Type": "text/xml; charset=ISO-8859-1" } };
    expect((await ask(() => new Response(latin, typed))("text/xml")).body).toBe("<a>é");
    const head = new TextEncoder().encode('<?xml version="1.0" encoding="iso-8859-1"?>');
    const declared = new Uint8Array([...head, 0xe9]);
    const plain = { headers: { "Content-Type": "text/xml" } };
    expect((await ask(() => new Response(declared, plain))("text/xml")).body).toMatch(/é$/);
    const odd = { headers: { "Content-Type": "text/xml; charset=klingon" } };
    expect((await ask(() => new Response("é", odd))("text/xml")).body).toBe("é");
  });
});

describe("media types", () => {
  it.each(["Application/JSON", "application/json ; charset=utf-8", " application/json"])(
    "are compared as they mean: %s",
    async (type) => {
      const answer = () => new Response("[]", { headers: { "Content-Type": type } });
      expect((await ask(answer)()).body).toBe("[]");
    },
  );

  it.each([undefined, "", "x-feed/odd", "TEXT/XML", "video/mp4"])(
    "do not matter where any will do: %s",
    async (type) => {
      const headers = new Headers(type === undefined ? {} : { "Content-Type": type });
      const answer = () => new Response(new TextEncoder().encode("<rss/>"), { headers });
      expect((await ask(answer)(["application/rss+xml", "*/*"])).body).toBe("<rss/>");
    },
  );
});

describe("what goes wrong", () => {
  it("takes no answer for a source that is down", async () => {
    const silent = asker(
      (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
        }),
      MANNERS,
      {},
      () => {},
    );
    await expect(silent(URL_ASKED, { type: JSON_TYPE })).rejects.toMatchObject({
      down: true,
      message: "It did not answer within 0.05 seconds.",
    });
    const lost = await failure(() => {
      throw new Error("internal error; reference = abc123");
    });
    expect(lost.message).toContain("its name is not found");
    const loop = await failure(() => {
      // As workerd says it.
      throw new TypeError("Too many redirects.https://a.example/1, https://a.example/2");
    });
    expect(loop).toMatchObject({
      down: true,
      message: "It redirects in a loop: there were too many redirects.",
    });
  });

  it("gives up a page that takes too long with all its requests", async () => {
    const hanging: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason as Error));
      });
    const patient = { ...MANNERS, timeoutMs: 60_000, pageMs: 50 };
    const asking = asker(hanging, patient, {}, () => {});
    await expect(asking(URL_ASKED, { type: JSON_TYPE })).rejects.toMatchObject({
      down: true,
      message: "It took longer than 0.05 seconds.",
    });
    // Its next request is not made any more.
    await expect(asking(URL_ASKED, { type: JSON_TYPE })).rejects.toThrow("took longer");
  });

  it("takes a body that breaks off for one", async () => {
    const error = await failure(() => {
      const broken = new ReadableStream({
        pull(controller) {
          controller.error(new TypeError("Decompression failed."));
        },
      });
      return json(broken);
    });
    expect(error.message).toContain("Decompression failed");
  });

  it("reads no more than it can hold", async () => {
    let sent = 0;
    const error = await failure(() => {
      const endless = new ReadableStream({
        pull(controller) {
          sent += 65_536;
          controller.enqueue(new Uint8Array(65_536));
        },
      });
      return json(endless);
    });
    expect(error.message).toContain("larger than 1 MiB");
    expect(sent).toBeLessThan(4 * 1024 * 1024);
  });

  it("names another media type, and one that is missing", async () => {
    const html = await failure(
      () => new Response("<html>", { headers: { "Content-Type": "text/html" } }),
    );
    expect(html.message).toBe("It answered text/html where application/json was expected.");
    const none = await failure(() => new Response(new Uint8Array([1])));
    expect(none.message).toContain("without a media type");
  });
});

describe("being asked to wait", () => {
  const at = { Date: "Fri, 20 Nov 2026 12:00:00 GMT" };
  for (const [what, headers, wait] of [
    ["in seconds", { "Retry-After": "120" }, 120],
    ["until a date", { "Retry-After": "Fri, 20 Nov 2026 12:05:00 GMT", ...at }, 300],
    ["by the rate limit", { RateLimit: '"api";r=0;t=77' }, 77],
    ["in seconds, for more than a day", { "Retry-After": "99999999999" }, 86_400],
    ["until a date in 2099", { "Retry-After": "Fri, 20 Nov 2099 12:00:00 GMT", ...at }, 86_400],
    ["by the rate limit, for a year", { RateLimit: '"api";r=0;t=31536000' }, 86_400],
    ["until a date that is over", { "Retry-After": "Fri, 20 Nov 2026 11:00:00 GMT", ...at }, 0],
    ["by nothing", {}, undefined],
    ["by nonsense", { "Retry-After": "soon" }, undefined],
  ] as [string, Record<string, string>, number | undefined][]) {
    it(`${what} is obeyed when refused`, async () => {
      const error = await failure(() => new Response("", { status: 429, headers }));
      expect(error).toMatchObject({ down: true, retryAfter: wait });
      expect(error.message).toBe("It answered 429 (too many requests).");
    });
  }

  it("is heard of an answer too, once nothing remains", async () => {
    const pauses: number[] = [];
    await ask(() => json("[]", { RateLimit: '"api";r=3;t=77' }), pauses)();
    expect(pauses).toEqual([]);
    await ask(() => json("[]", { RateLimit: '"api";r=0;t=77' }), pauses)();
    expect(pauses).toEqual([77]);
    await ask(() => json("[]", { "Retry-After": "99999999999" }), pauses)();
    expect(pauses).toEqual([77, 86_400]);
  });
});
