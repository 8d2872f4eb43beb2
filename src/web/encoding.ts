/** The encodings that bodies are sent in. Workers have no compressor for others. */
export type Encoding = "identity" | "gzip";

/** A body by encoding. */
export type Bodies = Partial<Record<Encoding, Uint8Array>>;

/** Bodies below this size are not worth compressing. */
const SMALL = 1024;

/**
 * The media types that Cloudflare compresses itself, on its way to who asked:
 * https://developers.cloudflare.com/speed/optimization/content/compression/
 */
const COMPRESSED_AT_EDGE = /^(?:text\/(?:html|plain)|application\/(?:rss\+xml|json))\b/;

/** Media types that are compressed by themselves. */
const PACKED = /^(?:image\/(?!svg)|font\/)/;

/** The encoding to answer a request in. */
export function encodingFor(request: Request, mediaType: string): Encoding {
  const encoding = acceptedEncoding(request.headers.get("Accept-Encoding"));
  if (encoding === "identity" || PACKED.test(mediaType)) return "identity";
  return isAtEdge(request) && COMPRESSED_AT_EDGE.test(mediaType) ? "identity" : encoding;
}

/**
 * Reads `Accept-Encoding` (RFC 9110, section 12.5.3). Without one identity is sent: whoever does not
 * say that it can decompress often cannot.
 */
export function acceptedEncoding(header: string | null): Encoding {
  if (header === null) return "identity";
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim());
    const weight = parameters.find((text) => text.startsWith("q="))?.slice(2);
    weights.set(name, weight === undefined ? 1 : Number(weight) || 0);
  }
  const gzip = weights.get("gzip") ?? weights.get("x-gzip") ?? weights.get("*") ?? 0;
  return gzip > 0 && gzip >= (weights.get("identity") ?? 0) ? "gzip" : "identity";
}

/** The encoding that a body is sent in, which is not the one asked for if that does not pay. */
export function encodingOf(bodies: Bodies, asked: Encoding): Encoding {
  return bodies.identity && bodies.identity.byteLength < SMALL ? "identity" : asked;
}

/** Compresses a body as it is made. */
export function compressed(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  return body.pipeThrough(new CompressionStream("gzip"));
}

/**
 * Makes a body in an encoding from the other one.
 * @param bodies at least one
 */
export async function encode({ identity, gzip }: Bodies, encoding: Encoding): Promise<Uint8Array> {
  if (encoding === "gzip") return bytesOf(compressed(streamOf(identity!)));
  return bytesOf(streamOf(gzip!).pipeThrough(new DecompressionStream("gzip")));
}

// Cloudflare says where each request came in.
function isAtEdge(request: Request): boolean {
  return request.cf !== undefined && request.cf !== null;
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new Blob([bytes]).stream();
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
