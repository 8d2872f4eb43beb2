import { CADENCES } from "../../text/schedule.ts";
import { DEFAULTS, SIZES } from "../mail/wish.ts";
import { content, reference, TEXT } from "./parts.ts";

const REFUSED = (description: string) => content(description, "text/html", TEXT);

/** The paths of mail that are for programs: what a form or a mail service posts. */
export function mailPaths(): Record<string, object> {
  return {
    "/subscribe": {
      post: {
        operationId: "subscribe",
        tags: ["mail"],
        summary: "Ask for a digest of a list by mail",
        description:
          "A mail is sent that asks to confirm it; nothing else is sent before. The answer does not tell whether the address is known.",
        requestBody: {
          required: true,
          content: { "application/json": { schema: reference("schemas", "Wish") } },
        },
        responses: {
          202: content("The mail is on its way.", "application/json", { type: "object" }),
          400: content("Some of it cannot be read.", "application/json", {
            ...reference("schemas", "Error"),
          }),
          403: REFUSED("It was sent from a page of another site."),
          404: REFUSED("The site sends no mail, or there is no such list."),
          429: REFUSED("Too many attempts. `Retry-After` says how long to wait."),
        },
      },
    },
    "/unsubscribe/{token}": {
      post: {
        operationId: "unsubscribe",
        tags: ["mail"],
        summary: "End a digest, as mail services do with one click (RFC 8058)",
        parameters: [{ name: "token", in: "path", required: true, schema: TEXT, example: "x" }],
        responses: {
          200: content("It has ended, now or before.", "text/html", TEXT),
          404: REFUSED("The site sends no mail."),
        },
      },
    },
  };
}

/** The body of `POST /subscribe`. */
export const WISH = {
  type: "object",
  required: ["address"],
  properties: {
    list: { ...TEXT, description: "The address of a list, or its path.", default: "/" },
    address: { ...TEXT, format: "email" },
    cadence: { ...TEXT, enum: CADENCES, default: DEFAULTS.cadence },
    weekday: {
      type: "integer",
      minimum: 1,
      maximum: 7,
      default: Number(DEFAULTS.weekday),
      description: "The day of a weekly digest: 1 is Monday.",
    },
    hour: { type: "integer", minimum: 0, maximum: 23, default: Number(DEFAULTS.hour) },
    zone: { ...TEXT, description: "An IANA time zone.", default: DEFAULTS.zone },
    most: { type: "integer", enum: SIZES, default: Number(DEFAULTS.most) },
  },
} as const;
