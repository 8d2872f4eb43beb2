import { afterEach, describe, expect, it, vi } from "vitest";
import { printLog } from "../../scripts/host/log.ts";

/** The line that is printed for an object that the Worker logs, without the time of day. */
function printed(line: object, level = "log"): string[] {
  const lines: string[] = [];
  for (const name of ["log", "error"] as const) {
    vi.spyOn(console, name).mockImplementation((text: string) => {
      lines.push(`${name}: ${text.replace(/^\d\d:\d\d:\d\d /, "")}`);
    });
  }
  printLog({ timestamp: 0, level, message: JSON.stringify(line) });
  return lines;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("the log of npm start", () => {
  it.each([
    [
      { event: "poll", source: "arxiv", page: "cs.LG", papers: 2, rejected: 1 },
      "arxiv cs.LG: 2 papers, 1 item skipped",
    ],
    [
      { event: "part", source: "arxiv", page: "cs.LG", papers: 150, rejected: 0, isPart: true },
      "arxiv cs.LG: 150 papers",
    ],
    [{ event: "poll", source: "arxiv", page: "cs.LG", unchanged: true }, "arxiv cs.LG: unchanged"],
    [
      { event: "poll", source: "arxiv", page: "cs.LG", error: "The answer was cut off." },
      "arxiv cs.LG: The answer was cut off.",
    ],
    [
      { event: "wait", what: "arxiv.org", why: "It asks for it.", until: "2026-11-26T08:00:00Z" },
      "arxiv.org: waiting until 2026-11-26T08:00:00Z. It asks for it.",
    ],
    [
      { event: "wait", what: "backfill", why: "The database is full." },
      "backfill: waiting. The database is full.",
    ],
    [
      { event: "clock", ahead: 7200 },
      "This clock is 2 hours ahead of the upstreams'. New papers are dated by theirs.",
    ],
    [
      { event: "run", error: "Error: D1_ERROR: database or disk is full: SQLITE_FULL" },
      "A run ended early. The disk is full, or fails.",
    ],
    [{ event: "delivery", kind: "digest", id: 7, outcome: "sent" }, "digest 7: sent"],
    [
      { event: "delivery", kind: "digest", id: 7, outcome: "given up", error: "It answered 550." },
      "digest 7: given up. It answered 550.",
    ],
  ])("has a sentence for %j", (line, sentence) => {
    expect(printed(line)).toEqual([`log: ${sentence}`]);
  });

  it("has other events as they are, errors apart", () => {
    const room = { event: "room", deleted: 3, size: 10, limit: 9 };
    expect(printed(room)).toEqual([`log: ${JSON.stringify(room)}`]);
    const error = { event: "error", path: "/papers", error: "Error: no" };
    expect(printed(error, "error")).toEqual([`error: ${JSON.stringify(error)}`]);
  });
});
