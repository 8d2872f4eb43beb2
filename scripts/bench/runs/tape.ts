/**
 * A module that runs an invocation of a Worker and keeps what D1, KV and upstreams answered: a tape.
 * Played again, the same invocation asks nobody, and its answers are parsed from the text or bytes
 * that they come as. The clock stands still, chance is the same, and pauses take no time.
 */
export const TAPE = `
let now = Date.now();
Date.now = () => now;
Math.random = () => 0.5;
const uuid = () => "00000000-0000-4000-8000-000000000000";
Object.defineProperty(crypto, "randomUUID", { value: uuid });
const later = globalThis.setTimeout;
// Pauses are shorter than the time that an upstream has to answer.
const LONGEST_PAUSE = 10_000;
globalThis.setTimeout = (call, ms) => later(call, ms > LONGEST_PAUSE ? ms : 0);
console.log = () => {};
const realFetch = globalThis.fetch;

/** Sets the clock, in milliseconds since 1970. */
export function setClock(time) {
  now = time;
}

// The answers to each question, in order.
let tape = new Map();
let played = new Map();
let isPlaying = false;

async function once(key, ask) {
  const n = played.get(key) ?? 0;
  played.set(key, n + 1);
  const answers = tape.get(key) ?? [];
  if (isPlaying) {
    if (n >= answers.length) throw new Error("Not on the tape: " + key.slice(0, 500));
    return answers[n];
  }
  const answer = await ask();
  answers.push(answer);
  tape.set(key, answers);
  return answer;
}

async function asJson(key, ask) {
  return JSON.parse(await once(key, async () => JSON.stringify((await ask()) ?? null)));
}

// Callbacks of followers. There are none.
const isReader = (url) => new URL(url).hostname === "reader.example.org";

globalThis.fetch = async (input, init) => {
  const { url, headers } = new Request(input, { headers: init?.headers });
  const key = "fetch " + url + " " + (headers.get("If-None-Match") ?? "");
  const { status, fields, base64 } = await once(key, async () => {
    const response = isReader(url) ? new Response(null, { status: 204 }) : await realFetch(input, init);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, fields: [...response.headers], base64: bytes.toBase64() };
  });
  const bytes = bodies.get(base64) ?? Uint8Array.fromBase64(base64);
  bodies.set(base64, bytes);
  return new Response(status === 304 || status === 204 ? null : bytes, { status, headers: fields });
};
const bodies = new Map();

// D1 writes values as JSON too. Looking for a long text must not take time on top of that.
const LONG = 5000;
function keyOf(sql, values) {
  const json = JSON.stringify(values);
  return sql + (json.length > LONG ? json.slice(0, LONG) + json.length : json);
}

function statement(db, sql, values) {
  const key = keyOf(sql, values);
  const real = () => db.prepare(sql).bind(...values);
  return {
    key,
    real,
    bind: (...given) => statement(db, sql, given),
    all: () => asJson("all " + key, () => real().all()),
    run: () => asJson("run " + key, () => real().run()),
    first: (column) => asJson("first " + column + key, () => real().first(column)),
  };
}

/** An env whose D1 and KV are taped. Messages to the queue go to "sent". */
export function taped({ DB, KV, ...env }, sent) {
  return {
    ...env,
    DB: {
      prepare: (sql) => statement(DB, sql, []),
      batch: (all) =>
        asJson("batch " + all.map(({ key }) => key).join(), () =>
          DB.batch(all.map(({ real }) => real())),
        ),
    },
    KV: {
      get: (key, type) => asJson("kv " + key, () => KV.get(key, type)),
      put: (key, value) => once("put " + key + value, () => KV.put(key, value)),
    },
    OUTBOX: {
      send: async (body) => void sent.push(body),
      sendBatch: async (messages) => void sent.push(...messages.map(({ body }) => body)),
    },
  };
}

/** Begins a tape, or to play one from its start. */
export function rewind(playing) {
  if (!playing) tape = new Map();
  played = new Map();
  isPlaying = playing;
}

export const written = () => JSON.stringify([...tape]);
export const insert = (text) => void (tape = new Map(JSON.parse(text)));
`;

/**
 * A Worker on tapes: beside {@link TAPE} as `tape.js` and itself as `worker.js`. `POST /run` runs an
 * invocation and answers with its tape and the messages it sent, `POST /insert` takes a tape, and
 * `POST /play?times=` plays it.
 */
export const TAPED = `
import { insert, rewind, setClock, taped, written } from "./tape.js";
import worker from "./worker.js";

const context = { waitUntil() {}, passThroughOnException() {} };
async function invoke(env, { cron, messages }) {
  if (messages) await worker.queue({ messages: messages.map((body) => ({ body })) }, env, context);
  else await worker.scheduled({ cron }, env, context);
}

let env;
let invocation;
export default {
  async fetch(request, real) {
    const url = new URL(request.url);
    if (url.pathname === "/run") {
      invocation = await request.json();
      setClock(invocation.at * 1000);
      rewind(false);
      const sent = [];
      await invoke(taped(real, sent), invocation);
      return Response.json({ tape: written(), sent });
    }
    if (url.pathname === "/insert") {
      const given = await request.json();
      invocation = given.invocation;
      insert(given.tape);
      setClock(invocation.at * 1000);
      env = taped(real, []);
      return new Response();
    }
    for (let n = 0; n < Number(url.searchParams.get("times")); n++) {
      rewind(true);
      await invoke(env, invocation);
    }
    return new Response();
  },
};
`;
