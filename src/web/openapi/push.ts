import { content, reference, TEXT } from "./parts.ts";

const WHY = (description: string) => content(description, "text/plain", TEXT);

/** The paths of pushes: the WebSub hub (https://www.w3.org/TR/websub/), and channels of a chat. */
export function pushPaths(): Record<string, object> {
  return {
    "/channels": {
      post: {
        operationId: "addChannel",
        tags: ["push"],
        summary: "Have new papers of a list posted to a channel of a chat",
        description: "A message is posted at once; the channel is kept if it is taken.",
        requestBody: {
          required: true,
          content: { "application/json": { schema: CHANNEL } },
        },
        responses: {
          201: content("It was added: `manage` is the page that ends it.", "application/json", {
            type: "object",
            required: ["manage"],
            properties: { manage: { ...TEXT, format: "uri" } },
          }),
          400: content("The hook is refused. The answer says why.", "application/json", {
            ...reference("schemas", "Error"),
          }),
          403: content("It was sent from a page of another site.", "text/html", TEXT),
          404: content("The site posts to no channels, or has no such list.", "text/html", TEXT),
          429: content("Too many attempts.", "text/html", TEXT),
        },
      },
    },
    "/hub": {
      post: {
        operationId: "hub",
        tags: ["push"],
        summary: "Subscribe to a feed by WebSub, or end that",
        description:
          "The callback is asked whether it meant it. From then on it gets new entries by POST, in the format of the feed.",
        requestBody: {
          required: true,
          content: {
            "application/x-www-form-urlencoded": { schema: HUB_REQUEST },
          },
        },
        responses: {
          202: WHY("The callback will be asked."),
          400: WHY("Some of it cannot be read, or the callback is refused. The answer says why."),
          404: WHY("This site has no such feed, or no hub."),
          429: WHY("Too many requests. `Retry-After` says how long to wait."),
          503: WHY("Too many requests are waiting."),
        },
      },
    },
  };
}

const HUB_REQUEST = {
  type: "object",
  required: ["hub.mode", "hub.topic", "hub.callback"],
  properties: {
    "hub.mode": { ...TEXT, enum: ["subscribe", "unsubscribe"] },
    "hub.topic": { ...TEXT, format: "uri", description: "The address of a feed of this site." },
    "hub.callback": { ...TEXT, format: "uri", description: "https, on port 443 or 80." },
    "hub.lease_seconds": { type: "integer", minimum: 3600, maximum: 2_592_000, default: 864_000 },
    "hub.secret": { ...TEXT, maxLength: 199, description: "For `X-Hub-Signature: sha256=`." },
  },
} as const;

const CHANNEL = {
  type: "object",
  required: ["hook"],
  properties: {
    list: { ...TEXT, description: "The address of a list, or its path.", default: "/" },
    hook: { ...TEXT, description: "A webhook, or the token of a bot of Telegram." },
    chat: { ...TEXT, description: "For Telegram: @name of a channel, or its number." },
  },
} as const;
