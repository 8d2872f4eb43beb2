import type { Context } from "hono";
import { type Context as ListContext, listContext, type LookUp } from "../../lists/index.ts";
import type { Facts } from "../../paper/facts.ts";
import type { Settings } from "../../settings.ts";
import { ask, type Web } from "./ask.ts";
import type { ChannelDesk, OpenChannels } from "../channels/desk.ts";
import { type ChannelAsked, channelsPath } from "../channels/routes.ts";
import type { Offers } from "../components/follow.tsx";
import type { Asked } from "../context.ts";
import { WebError } from "../errors.ts";
import type { StatusSource } from "../health.ts";
import type { HubDesk, OpenHub } from "../hub/desk.ts";
import type { MailAsked } from "../mail/asked.ts";
import type { MailDesk, OpenDesk } from "../mail/desk.ts";
import { subscribePath } from "../mail/subscribe.ts";

/** The parts of a site. Its pages do not offer the parts that it leaves out. */
export interface Parts {
  /** The sources that are switched on, for the status of each. */
  sources: (settings: Settings) => readonly StatusSource[];
  /** The facts of all sources. */
  facts: Facts;
  /** The seconds since 1970; the machine's clock when absent. */
  clock?: () => number;
  /** Opens what subscribes by mail. */
  openDesk?: OpenDesk<Env>;
  /** Opens the hub of the feeds. */
  openHub?: OpenHub<Env>;
  /** Opens what posts to channels of a chat. */
  openChannels?: OpenChannels<Env>;
  /** Makes what looks up papers that no source has listed. */
  lookUp?: (db: D1Database, settings: Settings) => LookUp | undefined;
}

/** Opens for each request what its handler works with. */
export class Desks {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  lists(asked: Asked): ListContext {
    const { db, settings } = asked;
    const { lookUp, sources } = this.#parts;
    return listContext({ ...asked, lookUp: lookUp?.(db, settings) }, sources(settings));
  }

  /** The ways to follow a list that are added to its feeds. */
  offers(c: Context<Web>, asked: Asked): Offers {
    return {
      ...(typeof this.#mail(c, asked) === "object" && { mail: subscribePath }),
      ...(typeof this.#channels(c, asked) === "object" && { channel: channelsPath }),
    };
  }

  /** @throws {WebError} 404 where the site sends no mail */
  mail(c: Context<Web>): MailAsked {
    const asked = ask(c);
    const desk = opened(this.#mail(c, asked), "This site sends no mail.");
    return { ...asked, desk, lists: this.lists(asked) };
  }

  /** @throws {WebError} 404 where the site has no hub */
  hub(c: Context<Web>, asked: Asked): HubDesk {
    const { openHub } = this.#parts;
    const desk = openHub?.(c.env, asked.settings, this.lists(asked), laterOf(c));
    return opened<HubDesk>(desk, "This site has no hub.");
  }

  /** @throws {WebError} 404 where the site posts to no channels */
  channel(c: Context<Web>): ChannelAsked {
    const asked = ask(c);
    const desk = opened(this.#channels(c, asked), "This site posts to no channels.");
    return { ...asked, desk, lists: this.lists(asked) };
  }

  #mail(c: Context<Web>, asked: Asked): MailDesk | string | undefined {
    return this.#parts.openDesk?.(c.env, asked.settings, this.lists(asked), laterOf(c));
  }

  #channels(c: Context<Web>, asked: Asked): ChannelDesk | string | undefined {
    return this.#parts.openChannels?.(c.env, asked.settings, this.lists(asked));
  }
}

// A sentence says why there is none.
function opened<Desk extends object>(desk: Desk | string | undefined, otherwise: string): Desk {
  if (typeof desk === "object") return desk;
  throw new WebError(404, desk ?? otherwise);
}

function laterOf(c: Context<Web>): (work: Promise<unknown>) => void {
  return (work) => c.executionCtx.waitUntil(work);
}
