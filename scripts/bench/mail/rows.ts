import { timingSafeEqual } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { confirmations } from "../../../src/outbox/mail/confirmation.ts";
import { digests } from "../../../src/outbox/mail/digest.ts";
import { type Mail, mailBudget } from "../../../src/outbox/mail/mail.ts";
import { runOutbox } from "../../../src/outbox/run.ts";
import { FACTS } from "../../../src/sources/index.ts";
import { startMiniflare } from "../../host/miniflare.ts";
import { readConfig } from "../../host/settings.ts";
import { recording } from "../recording.ts";
import { type Readership, seedReaders } from "./seed.ts";

/** The cost of sending every digest that is due. */
export interface MailCost {
  sent: number;
  /** Times that the papers of a list were read and rendered. */
  rendered: number;
  runs: number;
  rowsRead: number;
  rowsWritten: number;
  /** The most statements of a run without its deliveries, and of a delivery. */
  statementsARun: number;
  statementsADelivery: number;
}

/** Sends every digest that is due, with the outbox in this process, and counts. */
export async function costOfMail(readership: Readership, perRun: number): Promise<MailCost> {
  // Node has it under another name.
  Object.assign(crypto.subtle, {
    timingSafeEqual: (a: Uint8Array, b: Uint8Array) => timingSafeEqual(a, b),
  });
  const folder = await mkdtemp(join(tmpdir(), "paperwire-"));
  const { compatibility_date: compatibilityDate = "" } = readConfig();
  const script = "export default {}";
  const miniflare = await startMiniflare({ script, compatibilityDate, settings: {}, data: folder });
  try {
    const real = await miniflare.getD1Database("DB");
    // Lists that are followed ask nothing of KV.
    const kv = (await miniflare.getKVNamespace("KV")) as unknown as KVNamespace;
    const now = Math.floor(Date.now() / 1000);
    await seedReaders(real, readership, now);
    const { db, statements, clear } = recording(real);
    let sent = 0;
    const mail: Mail = {
      db,
      lists: { db, kv, facts: FACTS, sources: [...FACTS.values()], backfillFrom: "" },
      mailer: {
        spacing: 0,
        send: async () => {
          sent++;
          return { outcome: "sent" };
        },
      },
      site: "https://papers.example",
      siteName: "Paperwire",
      from: { address: "digest@papers.example" },
      secret: readership.secret,
      mostARun: perRun,
      mostADay: Number.MAX_SAFE_INTEGER,
    };
    const budget = mailBudget(mail);
    const cost: MailCost = {
      sent: 0,
      rendered: 0,
      runs: 0,
      rowsRead: 0,
      rowsWritten: 0,
      statementsARun: 0,
      statementsADelivery: 0,
    };
    for (let before = -1; before < sent; cost.runs++) {
      before = sent;
      await runOutbox({
        db,
        kinds: [confirmations(mail, budget), digests(mail, budget)],
        clock: () => now,
        sleep: () => Promise.resolve(),
        log: () => {},
      });
      const claims = statements.filter(({ sql }) => /SET claimed_until = \?2/.test(sql)).length;
      const perDelivery = statements.filter(({ sql }) => IS_OF_DELIVERY.test(sql)).length;
      cost.statementsARun = Math.max(cost.statementsARun, statements.length - perDelivery);
      if (claims > 0) {
        cost.statementsADelivery = Math.max(cost.statementsADelivery, perDelivery / claims);
      }
      cost.rendered += statements.filter(({ sql }) => /SET read_to/.test(sql)).length;
      cost.rowsRead += statements.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
      cost.rowsWritten += statements.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0);
      clear();
    }
    return { ...cost, sent };
  } finally {
    await miniflare.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}

const IS_OF_DELIVERY =
  /SET claimed_until = \?2|SET content =|INTO told|AS manager_nonce|SET state = |SET covered_to|INTO sending/;
