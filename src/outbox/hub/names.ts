import { ask } from "../http.ts";
import { whyNotPublicAddress } from "./callback.ts";

interface Answer {
  Status?: unknown;
  Answer?: { type?: unknown; data?: unknown }[];
}

// A and AAAA.
const TYPES = [1, 28];
const NO_SUCH_NAME = 3;

/**
 * Why a name is not one of the public internet, asked of DNS over HTTPS in JSON. A name that leads
 * to several addresses is refused for one of them.
 * https://developers.cloudflare.com/1.1.1.1/encryption/dns-over-https/make-api-requests/dns-json/
 * @param resolver its address; nothing is asked without one
 * @returns undefined if nothing is wrong with it, or nobody could say
 */
export async function whyNotPublicName(
  fetcher: typeof fetch,
  resolver: string,
  name: string,
): Promise<string | undefined> {
  if (resolver === "" || !/[a-z]/i.test(name.split(".").at(-1)!)) return undefined;
  try {
    const answers = await Promise.all(TYPES.map((type) => resolve(fetcher, resolver, name, type)));
    if (answers.some(({ Status }) => Status === NO_SUCH_NAME)) return "Its host does not exist.";
    const addresses = answers.flatMap(({ Answer: records = [] }) =>
      records.filter(({ type }) => TYPES.includes(type as number)).map(({ data }) => String(data)),
    );
    return addresses.map(whyNotPublicAddress).find((why) => why !== undefined);
  } catch {
    return undefined;
  }
}

async function resolve(
  fetcher: typeof fetch,
  resolver: string,
  name: string,
  type: number,
): Promise<Answer> {
  const url = new URL(resolver);
  url.searchParams.set("name", name);
  url.searchParams.set("type", String(type));
  const { body } = await ask(fetcher, url, { headers: { Accept: "application/dns-json" } });
  return JSON.parse(body) as Answer;
}
