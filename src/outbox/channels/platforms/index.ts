import type { Given, Hook, Platform } from "../platform.ts";
import { discord } from "./discord.ts";
import { mattermost } from "./mattermost.ts";
import { slack } from "./slack.ts";
import { telegram } from "./telegram.ts";

/** The chats that messages can be posted to. */
export const PLATFORMS: readonly Platform[] = [slack, discord, mattermost, telegram];

/** The platform of a name. */
export function platformNamed(name: string): Platform | undefined {
  return PLATFORMS.find((platform) => platform.name === name);
}

/**
 * Reads a hook of any platform.
 * @param hosts the setting WEBHOOK_HOSTS
 * @returns a sentence where it is none
 */
export function readHook(
  given: Given,
  hosts: readonly string[],
): { platform: Platform; hook: Hook } | string {
  for (const platform of PLATFORMS) {
    const read = platform.read(given, hosts);
    if (read) return read.ok ? { platform, hook: read.hook } : read.why;
  }
  const own = hosts.length > 0 ? ` (${hosts.join(", ")})` : "";
  return `This is not a hook of Slack, Discord, Mattermost${own} or Telegram.`;
}
