import type { Followed } from "../../lists/follow.ts";
import { rateInWords } from "../../lists/weekly.ts";
import { dayOf } from "../../text/time.ts";
import type { Managed } from "../channels/desk.ts";
import { page } from "../components/layout.tsx";

interface Adding {
  followed: Followed;
  /** Hosts of Mattermost that the site posts to. */
  hosts: readonly string[];
  chat?: string;
  /** The error of the form, in a sentence. */
  problem?: string;
}

const HEAD = <link rel="stylesheet" href="/mail.css" />;

/** The page that has a list posted to a channel. */
export function channelsPage(siteName: string, adding: Adding): string {
  const { followed, hosts, chat = "", problem } = adding;
  const { address, title, description, rate } = followed;
  return page({
    title: `${title} in a channel`,
    siteName,
    head: HEAD,
    children: (
      <div class="prose">
        <h1 dir="auto">{title} in a channel</h1>
        <p class="lede">{description}</p>
        {rate !== undefined && <p>{rateInWords(rate)}</p>}
        {problem !== undefined && (
          <p class="notice" id="problem">
            {problem}
          </p>
        )}
        <form method="post" action="/channels" class="mail">
          <input type="hidden" name="list" value={address} />
          <p class="field of-address">
            <label for="hook">Webhook</label>
            <input
              type="text"
              id="hook"
              name="hook"
              required
              autocomplete="off"
              spellcheck={false}
              aria-describedby={problem === undefined ? "hook-hint" : "problem hook-hint"}
              {...(problem !== undefined && { "aria-invalid": "true" as const })}
            />
            <small id="hook-hint">
              of Slack{hosts.length > 0 ? ", Discord or Mattermost" : " or Discord"}, or a bot token
              of Telegram
            </small>
          </p>
          <p class="field of-address">
            <label for="chat">Chat</label>
            <input
              type="text"
              id="chat"
              name="chat"
              value={chat}
              autocomplete="off"
              aria-describedby="chat-hint"
            />
            <small id="chat-hint">for Telegram: @name of the channel, or its number</small>
          </p>
          <p class="send">
            <button class="main">Post to this channel</button>
          </p>
        </form>
        <p>
          New papers are posted as they enter the list: one message each, or one about all of them
          when there are more than five at once. A channel gets each paper once. The webhook is kept
          encrypted and is never shown again. <a href={address}>See the list</a>
        </p>
      </div>
    ),
  });
}

/** The page that manages a channel. */
export function channelPage(siteName: string, { path, ...channel }: Managed & { path: string }) {
  const { list, title, chat, failingSince } = channel;
  return page({
    title: "Your channel",
    siteName,
    head: HEAD,
    children: (
      <div class="prose">
        <h1>Your channel</h1>
        <p class="lede">
          New papers of <a href={list}>{title}</a> are posted to {chat}.
        </p>
        {failingSince !== undefined && (
          <p class="notice">
            Messages have not got through since {dayOf(failingSince)}. After three days this ends.
          </p>
        )}
        <p>
          Keep the address of this page: it is the only way to end this, besides removing the
          webhook.
        </p>
        <form method="post" action={path} class="mail">
          <p class="send">
            <button>Stop posting</button>
          </p>
        </form>
      </div>
    ),
  });
}

/** The page after a channel was ended. */
export function channelEndedPage(siteName: string): string {
  return page({
    title: "It has ended",
    siteName,
    children: (
      <div class="prose">
        <h1>It has ended</h1>
        <p>Nothing more is posted to the channel, and its webhook was erased here.</p>
      </div>
    ),
  });
}
