import { spawnSync } from "node:child_process";
import { existsSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { mkdtemp, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { openFolder } from "../../scripts/host/folder.ts";
import { freePort } from "../../scripts/host/free-port.ts";
import { type Service, startService } from "../../scripts/host/service.ts";
import { everything } from "../../scripts/simulator/everything.ts";
import { samplePapers } from "../../scripts/simulator/papers.ts";
import {
  startUpstream,
  type Upstream,
  upstreamSettings,
} from "../../scripts/simulator/upstream.ts";

const MOUNT = "mount";
const UNMOUNT = "umount";

const disk = await mkdtemp(join(tmpdir(), "paperwire-disk-"));
const canMount = spawnSync(MOUNT, ["-t", "tmpfs", "-o", "size=160m", "none", disk]).status === 0;
if (!canMount) console.log("Skipped: no disk can be mounted to be filled");

describe.skipIf(!canMount)("on a disk that fills up", () => {
  let upstream: Upstream;
  let service: Service;
  let asked = 0;

  beforeAll(async () => {
    vi.spyOn(console, "log").mockReturnValue();
    upstream = await startUpstream(
      everything(samplePapers, { clock: () => Math.floor(Date.now() / 1000) }),
      0,
    );
    service = await start();
  });

  afterEach(empty);

  afterAll(async () => {
    vi.restoreAllMocks();
    await service.stop();
    upstream.stop();
    spawnSync(UNMOUNT, ["-l", disk]);
    await rmdir(disk);
  });

  async function start(): Promise<Service> {
    return startService({
      data: join(disk, "data"),
      fresh: false,
      host: "127.0.0.1",
      port: await freePort(),
      defaults: { SOURCES: "huggingface", RUN_PAGES: "3" },
      environment: upstreamSettings(upstream.url),
    });
  }

  /** The status of a list that no memory has. */
  async function statusOfNew(): Promise<number> {
    return (await fetch(`${service.url}/papers.rss?_=${asked++}`)).status;
  }

  // The service may write between asking what is free and filling it.
  function fill(left: number): void {
    for (let attempts = 10; attempts > 0; attempts--) {
      const { bavail, bsize } = statfsSync(disk);
      try {
        return writeFileSync(join(disk, "filling"), Buffer.alloc(bavail * bsize - left));
      } catch {
        empty();
      }
    }
    throw new Error("The disk cannot be filled.");
  }

  function empty(): void {
    rmSync(join(disk, "filling"), { force: true });
  }

  it("stops fetching in time, goes on reading, and heals when there is room", async () => {
    expect(service.shortage()).toBeUndefined();
    expect(await service.runCron()).toBe(true);
    expect(await statusOfNew()).toBe(200);

    fill(10_000);
    expect(service.shortage()).toBe(
      `Less than 64 MB are free on the disk of ${join(disk, "data")}. Nothing is fetched until there is room; reading goes on.`,
    );
    expect(existsSync(join(disk, "data", "reserve"))).toBe(false);
    expect(await statusOfNew()).toBe(200);

    empty();
    expect(service.shortage()).toBeUndefined();
    expect(existsSync(join(disk, "data", "reserve"))).toBe(true);
    expect(await service.runCron()).toBe(true);
    expect(await statusOfNew()).toBe(200);
  });

  it("survives a run that finds it full after all", async () => {
    fillWhole();
    expect(await service.runCron()).toBe(false);
    empty();
    expect(await service.runCron()).toBe(true);
    expect(await statusOfNew()).toBe(200);
  });

  it("says so where it is full at the start", async () => {
    await service.stop();
    fillWhole();
    await expect(start()).rejects.toThrow(
      `The disk of ${join(disk, "data")} is full. Make room, or give another folder: --data DIR`,
    );
  });

  it("says so where it cannot be written to", async () => {
    const readOnly = await mkdtemp(join(tmpdir(), "paperwire-disk-"));
    spawnSync(MOUNT, ["-t", "tmpfs", "-o", "ro", "none", readOnly]);
    try {
      expect(() => openFolder(readOnly)).toThrow(
        `${readOnly} cannot be written to. Let this user write there, or give another folder: --data DIR`,
      );
    } finally {
      spawnSync(UNMOUNT, [readOnly]);
      await rmdir(readOnly);
    }
  });

  // What is kept for reading included.
  function fillWhole(): void {
    rmSync(join(disk, "data", "reserve"), { force: true });
    fill(0);
  }
});
