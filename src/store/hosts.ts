import { selectLeaseHeld } from "./lease.ts";

/** A host that is left alone for a while. */
export interface HostState {
  name: string;
  /** How often in a row it failed; 0 if it answers and asked to be left alone. */
  failures: number;
  /** When it may be asked again, in seconds UTC. */
  retryAt: number;
  /** Why, in a sentence. */
  reason: string;
}

interface HostRow {
  name: string;
  failures: number;
  retry_at: number;
  reason: string;
}

/** The statement that reads the hosts left alone; its rows are for {@link hostStates}. */
export function selectHosts(db: D1Database): D1PreparedStatement {
  return db.prepare("SELECT * FROM host");
}

/** The states of hosts by name, from the rows of {@link selectHosts}. */
export function hostStates(rows: readonly unknown[]): Map<string, HostState> {
  return new Map(
    (rows as HostRow[]).map(({ name, failures, retry_at: retryAt, reason }) => {
      return [name, { name, failures, retryAt, reason }];
    }),
  );
}

/** The statement that keeps the state of a host. */
export function saveHost(db: D1Database, state: HostState): D1PreparedStatement {
  return db
    .prepare("INSERT OR REPLACE INTO host (name, failures, retry_at, reason) VALUES (?, ?, ?, ?)")
    .bind(state.name, state.failures, state.retryAt, state.reason);
}

/** The statement that forgets a host that is well again. */
export function forgetHost(db: D1Database, name: string): D1PreparedStatement {
  return db.prepare("DELETE FROM host WHERE name = ?").bind(name);
}

/**
 * Whether a run may be asking hosts at an instant, and the state of one host, if it is left alone.
 */
export async function readHost(
  db: D1Database,
  name: string,
  now: number,
): Promise<{ isInRun: boolean; state: HostState | undefined }> {
  const [lease, hosts] = await db.batch<Record<string, unknown>>([
    selectLeaseHeld(db, now),
    db.prepare("SELECT * FROM host WHERE name = ?").bind(name),
  ]);
  return {
    isInRun: lease!.results.length > 0,
    state: hostStates(hosts!.results).get(name),
  };
}
