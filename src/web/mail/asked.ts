import type { Context } from "../../lists/index.ts";
import type { Asked } from "../context.ts";
import type { MailDesk } from "./desk.ts";

/** A request about mail. */
export interface MailAsked extends Asked {
  desk: MailDesk;
  lists: Context;
}
