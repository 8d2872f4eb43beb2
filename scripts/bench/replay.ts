/**
 * A module that runs a Worker without what D1 and KV do: they are asked once, and their answers are
 * then given again, parsed each time from the text that they are sent as. The clock stands still, so
 * that the same questions are asked.
 */
export const REPLAY = `
const now = Date.now.bind(Date);
let started;
Date.now = () => (started ??= now());

const kept = new Map();
async function once(key, ask) {
  let text = kept.get(key);
  if (text === undefined) kept.set(key, (text = JSON.stringify((await ask()) ?? null)));
  return JSON.parse(text);
}

function statement(db, sql, values) {
  const key = sql + JSON.stringify(values);
  const real = () => db.prepare(sql).bind(...values);
  return {
    key,
    real,
    bind: (...given) => statement(db, sql, given),
    all: () => once("all " + key, () => real().all()),
    run: () => once("run " + key, () => real().run()),
    first: (column) => once("first " + column + key, () => real().first(column)),
  };
}

/** An env whose D1 and KV are replayed. */
export function replayed({ DB, KV, ...env }) {
  return {
    ...env,
    DB: {
      prepare: (sql) => statement(DB, sql, []),
      batch: (all) =>
        once("batch " + all.map(({ key }) => key).join(), () => DB.batch(all.map(({ real }) => real()))),
    },
    KV: { get: (key, type) => once("kv " + key, () => KV.get(key, type)) },
  };
}
`;

/** A Worker on replayed answers: beside {@link REPLAY} as `replay.js` and itself as `worker.js`. */
export const REPLAYING = `
import { replayed } from "./replay.js";
import worker from "./worker.js";

let env;
export default {
  fetch: (request, real, context) => worker.fetch(request, (env ??= replayed(real)), context),
};
`;
