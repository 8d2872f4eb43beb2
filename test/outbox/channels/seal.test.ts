import { expect, it } from "vitest";
import { seal, unseal } from "../../../src/outbox/channels/seal.ts";

const HOOK = "https://hooks.slack.com/services/T01/B02/abc";

it("opens with the secret and in the place it was made for, and nowhere else", async () => {
  const sealed = await seal("a-secret", HOOK, "one");
  expect(await unseal("a-secret", sealed, "one")).toBe(HOOK);
  expect(await unseal("another", sealed, "one")).toBeUndefined();
  expect(await unseal("a-secret", sealed, "two")).toBeUndefined();
});

it("tells nothing, and is another text each time", async () => {
  const [one, two] = [await seal("a-secret", HOOK, "x"), await seal("a-secret", HOOK, "x")];
  expect(one).not.toBe(two);
  expect(atob(one.split(".")[1]!)).not.toContain("slack");
});

it.each(["", "nonsense", "a.b", "AAAA.AAAA"])("of %j opens nothing", async (sealed) => {
  expect(await unseal("a-secret", sealed, "one")).toBeUndefined();
});

it("does not open after it was changed", async () => {
  const [iv, data] = (await seal("a-secret", HOOK, "one")).split(".") as [string, string];
  const changed = `${iv}.${data.startsWith("A") ? "B" : "A"}${data.slice(1)}`;
  expect(await unseal("a-secret", changed, "one")).toBeUndefined();
});
