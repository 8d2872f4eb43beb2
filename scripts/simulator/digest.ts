import { setTimeout } from "node:timers/promises";

/**
 * Subscribes to a list of a service that keeps its mails, confirms, and has the digest sent.
 * @param site its address
 * @param list the path of the list
 * @returns the address of the mail
 */
export async function takeDigest(site: string, list: string): Promise<string> {
  const post = (path: string, fields: Record<string, string>) =>
    fetch(site + path, {
      method: "POST",
      headers: { Origin: site },
      body: new URLSearchParams(fields),
    });
  const schedule = { cadence: "weekly", weekday: String((new Date().getUTCDay() % 7) + 1) };
  await post("/subscribe", { list, address: "ada@example.org", ...schedule });
  const confirmation = await textOf(site, /\/outbox\/[\w-]*confirmation[\w-]*/);
  const [manage = ""] = /\/subscriptions\/[\w-]+/.exec(confirmation) ?? [];
  const digests = await (await fetch(site + manage)).text();
  const [, digest = ""] = /name="digest" value="(\d+)"/.exec(digests) ?? [];
  await post(manage, { do: "confirm", digest });
  await post("/outbox", {});
  return site + (await find(site, /\/outbox\/[\w-]*digest[\w-]*/));
}

async function textOf(site: string, letter: RegExp): Promise<string> {
  return (await fetch(site + (await find(site, letter)))).text();
}

async function find(site: string, letter: RegExp): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const [found] = letter.exec(await (await fetch(`${site}/outbox`)).text()) ?? [];
    if (found !== undefined) return found;
    await setTimeout(100);
  }
  throw new Error(`No mail came that is like ${letter}`);
}
