import { content, TEXT } from "./parts.ts";

const WHY = (description: string) => content(description, "text/plain", TEXT);

/** The path of the WebSub hub. https://www.w3.org/TR/websub/ */
export function hubPaths(): Record<string, object> {
  return {
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
