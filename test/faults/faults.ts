import { env } from "cloudflare:workers";
import { type Around, databaseWith } from "./database.ts";

/** A way in which a call to D1 fails, and whether it was executed nevertheless. */
export interface Fault {
  message: string;
  isExecuted: boolean;
  /** How many other calls are made before it is executed after all. */
  late?: number;
}

// Errors as D1 words them.
const OVERLOADED = "D1_ERROR: D1 DB is overloaded. Too many requests queued.";
const TIMED_OUT =
  "D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.";
const LOST = "Network connection lost.";
const FULL = "D1_ERROR: disk I/O error: SQLITE_IOERR";

export const FAULTS: Record<"before" | "after" | "long after", Fault[]> = {
  before: [FULL, OVERLOADED, TIMED_OUT, LOST].map((message) => ({ message, isExecuted: false })),
  after: [TIMED_OUT, LOST].map((message) => ({ message, isExecuted: true })),
  "long after": [1, 2, 3, 5].map((late) => ({ message: LOST, isExecuted: false, late })),
};

/** A call to a store. */
export interface Call {
  /** Its place among all calls. */
  n: number;
  /** The SQL of a statement or of a batch, or what is asked of KV. */
  statements: readonly string[];
}

/** The real stores, in which some calls fail or never come back. */
export interface Stores {
  db: D1Database;
  kv: KVNamespace;
  /** The calls so far. */
  calls: Call[];
}

/** The fault of a call; undefined where nothing is wrong. */
export type Doom = (call: Call) => Fault | undefined;

/**
 * Stores in which calls fail.
 * @param doom asked before each call to D1
 */
export function failing(doom: Doom): Stores {
  const calls: Call[] = [];
  const late: { at: number; ask: () => Promise<unknown> }[] = [];
  const db = databaseWith(async (sql, ask) => {
    const call = { n: calls.length, statements: sql };
    calls.push(call);
    for (const { ask: execute } of late.filter(({ at }) => at === call.n)) {
      await execute().catch(() => {});
    }
    const fault = doom(call);
    if (fault?.late) late.push({ at: call.n + fault.late, ask });
    if (!fault) return ask();
    if (fault.isExecuted) await ask();
    throw new Error(fault.message);
  });
  return { db, kv: env.KV, calls };
}

/**
 * Stores of a process that dies: from one call on, none comes back.
 * @param isLast asked before each call; the last one is executed or not
 * @returns with `died`, which comes when it has died
 */
export function dying(
  isLast: (call: Call) => boolean,
  isExecuted: boolean,
): Stores & { died: Promise<"died"> } {
  const calls: Call[] = [];
  const { promise: died, resolve } = Promise.withResolvers<"died">();
  const never = new Promise<never>(() => {});
  let isDead = false;
  const around: Around = async (statements, ask) => {
    if (isDead) return never;
    const call = { n: calls.length, statements };
    calls.push(call);
    if (!isLast(call)) return ask();
    isDead = true;
    if (isExecuted) await ask();
    resolve("died");
    return never;
  };
  const db = databaseWith(around);
  const kv = keysWith(around);
  return { db, kv, calls, died };
}

/** The real KV, with something around each call to it: it is told `KV put counts`. */
export function keysWith(around: Around): KVNamespace {
  return new Proxy(env.KV, {
    get(real, name) {
      const value = Reflect.get(real, name) as (...args: unknown[]) => Promise<unknown>;
      if (name !== "get" && name !== "put") return value.bind(real);
      return (...args: unknown[]) =>
        around([`KV ${name} ${String(args[0])}`], () => value.apply(real, args));
    },
  });
}

/** Says once of each call that it is new: no statement of one that is not new is. */
export class Seen {
  readonly statements = new Set<string>();
  readonly #calls = new Set<string>();

  isNew({ statements }: Pick<Call, "statements">): boolean {
    const text = statements.join("; ");
    if (this.#calls.has(text)) return false;
    this.#calls.add(text);
    for (const statement of statements) this.statements.add(statement);
    return true;
  }
}
