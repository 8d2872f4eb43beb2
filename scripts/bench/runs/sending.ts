import { seedPapers, seedReaders } from "../mail/seed.ts";
import { seedFollowers } from "../push/seed.ts";
import { DAY } from "../../../src/text/time.ts";
import { type RunKind, SENDING } from "./kind.ts";

const SECRET = "a-secret-for-measuring";
const PAPERS = 300;
const NEW_PAPERS = 50;

/** Runs that send, each delivery of which is an invocation of its own. */
export const SENDING_KINDS: readonly RunKind[] = [
  {
    what: "45 digests of 45 lists",
    settings: {
      SOURCES: "huggingface",
      MAIL_PROVIDER: "resend",
      MAIL_FROM: "digest@papers.example",
      RESEND_API_KEY: "bench",
      OUTBOX_SECRET: SECRET,
    },
    async begin({ db, run, upstreams }) {
      const readership = { readers: 45, questions: 45, papers: PAPERS, secret: SECRET };
      await seedReaders(db, readership, upstreams.now);
      return run({ at: upstreams.now, cron: SENDING });
    },
  },
  {
    what: "pushes to 20 followers of 20 lists",
    settings: { SOURCES: "huggingface", OUTBOX_SECRET: SECRET, SEAL_KEY: SECRET },
    async begin({ db, run, upstreams }) {
      const callbackOf = (n: number) => `https://reader.example.org/${n}`;
      const start = upstreams.now - DAY;
      await seedFollowers(db, { followers: 20, topics: 20, papers: PAPERS, callbackOf }, start);
      await seedPapers(db, { papers: NEW_PAPERS, questions: 20 }, upstreams.now, PAPERS);
      return run({ at: upstreams.now, messages: [0] });
    },
  },
];
