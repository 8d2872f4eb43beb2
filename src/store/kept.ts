/** KV did not do what it was asked. */
export class KvError extends Error {
  override name = "KvError";
}

/**
 * Reads a value that KV keeps. One that is no JSON is as good as none, as it is written anew.
 * @returns undefined if there is none
 * @throws {KvError}
 */
export async function readKept<Value>(
  kv: KVNamespace,
  key: string,
  options: { cacheTtl?: number } = {},
): Promise<Value | undefined> {
  try {
    return (await kv.get<Value>(key, { type: "json", ...options })) ?? undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw new KvError(`${key} cannot be read. ${String(error)}`);
  }
}

/**
 * Writes a value that KV keeps.
 * @throws {KvError}
 */
export async function writeKept(
  kv: KVNamespace,
  key: string,
  value: unknown,
  options: { expirationTtl?: number } = {},
): Promise<void> {
  try {
    await kv.put(key, JSON.stringify(value), options);
  } catch (error) {
    throw new KvError(`${key} cannot be written. ${String(error)}`);
  }
}

/** The result of work that needs KV; undefined if KV fails. */
export async function unlessKvFails<Result>(
  work: Promise<Result>,
  failed: (error: KvError) => void = () => {},
): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof KvError)) throw error;
    failed(error);
    return undefined;
  }
}
