import type { TestProject } from "vitest/node";
import { hasChromium } from "../../scripts/bench/browser.ts";
import { startSampleService } from "../../scripts/simulator/service.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the pages are. */
    site: string;
  }
}

/** Starts one service for all tests, where there is a browser to look at it. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!hasChromium) {
    project.provide("site", "");
    return undefined;
  }
  const service = await startSampleService();
  project.provide("site", service.url);
  return () => service.stop();
}
