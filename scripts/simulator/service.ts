import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addDays, dayOf } from "../../src/text/time.ts";
import { everything } from "./everything.ts";
import { samplePapers } from "./papers.ts";
import type { Lists } from "./huggingface.ts";
import { freePort } from "../host/free-port.ts";
import { type Service, startService } from "../host/service.ts";
import { startUpstream, upstreamSettings } from "./upstream.ts";

const DAYS = 14;

/** Paperwire with sample papers, for browsers and tests. */
export interface SampleService extends Pick<Service, "db" | "runCron" | "runOutbox"> {
  /** Its address, without a slash at the end. */
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts Paperwire on a free port and polls the sources once. Stopping it deletes its data.
 * @param given settings that replace those of the sample
 * @param lists the lists of Hugging Face, in place of sample papers
 * @throws if it cannot be built or started
 */
export async function startSampleService(
  given: Record<string, string> = {},
  lists: Lists = samplePapers,
): Promise<SampleService> {
  const clock = () => Math.floor(Date.now() / 1000);
  const folder = await mkdtemp(join(tmpdir(), "paperwire-"));
  const upstream = await startUpstream(everything(lists, { clock }), 0);
  const service = await startService({
    data: join(folder, "data"),
    fresh: true,
    host: "127.0.0.1",
    port: await freePort(),
    defaults: {
      // One archive is one page a day: arXiv allows one request in three seconds.
      ARXIV_CATEGORIES: "cs",
      BACKFILL_FROM: addDays(dayOf(clock()), -DAYS),
      // All live pages and the last announcement of arXiv, which on a Monday is that of Friday.
      RUN_PAGES: "20",
    },
    environment: { ...upstreamSettings(upstream.url), ...given },
  });
  await service.runCron();
  return {
    url: service.url,
    db: service.db,
    runCron: () => service.runCron(),
    runOutbox: () => service.runOutbox(),
    async stop() {
      await service.stop();
      upstream.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
