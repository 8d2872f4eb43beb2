import type { Context } from "../../lists/index.ts";
import type { Settings } from "../../settings.ts";
import type { Asked, Subscription } from "../../store/subscriptions.ts";

/**
 * The desk that the pages about mail ask. The outbox provides it, and the entry connects the two.
 */
export interface MailDesk {
  /**
   * Whether a visitor may ask once more: attempts are limited.
   * @param visitor the address the request came from; empty where that is not known
   */
  mayAsk(visitor: string, now: number): Promise<boolean>;
  /** Asks for a digest, which has to be confirmed from the mail that is sent for it. */
  subscribe(address: string, asked: Asked, now: number): Promise<void>;
  /** The digests that a token manages; undefined for an unknown token. */
  managedBy(token: string): Promise<Managed | undefined>;
  /** All that is kept about the holder of a token, for JSON. */
  exportFor(token: string): Promise<object | undefined>;
  /** Does what the holder of a token asks for; false if there is nothing to do it to. */
  changeFor(token: string, change: Change, now: number): Promise<boolean>;
  /** The title of the digest that a token ends; undefined for an unknown token. */
  endedBy(token: string): Promise<string | undefined>;
  /** Ends the digest of a token, if there is one. */
  endBy(token: string): Promise<void>;
  /** Takes in what a provider reports; false if it is not signed, undefined if none are taken. */
  takeReport(request: Request, now: number): Promise<boolean | undefined>;
  /** Mails that were kept instead of sent. */
  letters?: Letters;
}

/** The digests of an address. */
export interface Managed {
  address: string;
  digests: readonly Subscription[];
}

/** The changes a subscriber can make. */
export type Change =
  | { do: "confirm" | "pause" | "resume" | "end"; digest: number }
  | ({ do: "change"; digest: number } & Pick<Subscription, "schedule" | "most">)
  | { do: "erase" };

/** The mails that `npm start` keeps where it has no mail server. */
export interface Letters {
  /** The newest first. */
  list(): Promise<LetterHead[]>;
  /** One of them; undefined if there is none of that name. */
  read(name: string): Promise<Letter | undefined>;
  /** When the next digest is due, in seconds UTC; undefined where nobody gets one. */
  nextDue(): Promise<number | undefined>;
  /** Sends what is due next as if it were time. */
  sendNext(): Promise<void>;
}

/** A mail in a list. */
export interface LetterHead {
  name: string;
  to: string;
  subject: string;
  /** Seconds UTC. */
  at: number;
}

/** A mail, read from its file. */
export interface Letter extends LetterHead {
  headers: readonly { name: string; value: string }[];
  text: string;
  html: string;
  /** The file as it is. */
  source: string;
}

/**
 * Opens the desk for a request.
 * @param later takes work that goes on after the answer
 * @returns a sentence where the site sends no mail
 */
export type OpenDesk<Bindings> = (
  bindings: Bindings,
  settings: Settings,
  lists: Context,
  later: (work: Promise<unknown>) => void,
) => MailDesk | string;
