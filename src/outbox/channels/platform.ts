import type { Reply } from "../http.ts";

/** Where messages are posted to. It is a secret: whoever knows it can post. */
export interface Hook {
  url: string;
  /** The chat, where one address is for many. */
  chat?: string;
}

/** The fields, as they were filled in. */
export interface Given {
  hook: string;
  chat: string;
}

/** A hook that was read, or what is wrong with it, in a sentence. */
export type ReadHook = { ok: true; hook: Hook } | { ok: false; why: string };

/** A paper as messages tell of it. Plain text. */
export interface Told {
  title: string;
  /** Empty where it has no page. */
  url: string;
  /** Its authors and signals, in a line. */
  facts: string;
  /** The abstract in a few lines; absent in digests. */
  summary?: string;
}

/** A message before it is written for a platform. Plain text. */
export interface Message {
  /** A line above the papers. */
  heading: string;
  papers: readonly Told[];
  /** A link below them. */
  more?: { text: string; url: string };
}

/** A chat that messages are posted to. */
export interface Platform {
  /** As it is stored. */
  name: string;
  /** As people know it. */
  title: string;
  /**
   * Reads a hook of it.
   * @param hosts the setting WEBHOOK_HOSTS
   * @returns undefined if it is one of another platform
   */
  read(given: Given, hosts: readonly string[]): ReadHook | undefined;
  /**
   * The body of a request that posts a message, in the platform's own format and within its length.
   */
  write(message: Message, hook: Hook): object;
  /** Whether an answer says that the hook is no more, besides 404 and 410. */
  isGone?(reply: Reply): boolean;
  /** Seconds that an answer asks to wait, where no header says so. */
  waitIn?(reply: Reply): number | undefined;
}

/** The address of a hook, if it is one of https and has nothing that could lead elsewhere. */
export function hookUrl(text: string): URL | undefined {
  const url = URL.parse(text.trim());
  const isPlain = url?.username === "" && url.password === "" && url.hash === "";
  return isPlain && url.protocol === "https:" && url.port === "" ? url : undefined;
}

/**
 * Writes a message with as many of its papers as fit. One paper always fits: its texts are short.
 * @param most the most UTF-16 units
 * @param write writes a message
 */
export function fitting(
  message: Message,
  most: number,
  write: (fitted: Message) => string,
): string {
  let { papers } = message;
  let text = write(message);
  while (text.length > most && papers.length > 1) {
    papers = papers.slice(0, -1);
    text = write({ ...message, papers });
  }
  return text;
}
