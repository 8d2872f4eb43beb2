import { beforeEach, describe, expect, it } from "vitest";
import { openApi } from "../../../src/web/openapi/index.ts";
import { clear } from "../../ingest/wire.ts";
import { mailSite, SITE } from "./site.ts";

interface Document {
  paths: Record<string, { post?: { responses: Record<string, { content: object }> } }>;
  components: {
    schemas: { Wish: { properties: Record<string, { default?: unknown; enum?: unknown[] }> } };
  };
}

const api = openApi(SITE) as Document;
const { responses } = api.paths["/subscribe"]!.post!;

beforeEach(clear);

describe("the description of what is posted to /subscribe", () => {
  it("names what is taken, with the values that hold by default and all that can be chosen", async () => {
    const { properties } = api.components.schemas.Wish;
    const defaults = Object.fromEntries(
      Object.entries(properties).flatMap(([name, { default: value }]) =>
        value === undefined ? [] : [[name, value]],
      ),
    );
    const choices = Object.entries(properties).flatMap(([name, { enum: values = [] }]) =>
      values.map((value) => ({ [name]: value })),
    );
    for (const choice of [{}, ...choices]) {
      const response = await posted({ ...defaults, address: "ada@example.org", ...choice });
      expect(response.status, JSON.stringify(choice)).toBe(202);
    }
    for (const name of Object.keys(properties)) {
      const wrong = { ...defaults, address: "ada@example.org", [name]: "nonsense of any kind" };
      expect((await posted(wrong)).status, name).toBeGreaterThanOrEqual(400);
    }
  });

  it("tells how it is answered", async () => {
    const answers = [
      await posted({ address: "ada@example.org" }),
      await posted({ address: "nobody" }),
      await posted({ address: "ada@example.org", list: "/topics/none" }),
      await posted({ address: "ada@example.org" }, { Origin: "https://evil.example" }),
    ];
    for (const response of answers) {
      const type = response.headers.get("Content-Type")!.split(";")[0];
      expect(Object.keys(responses[response.status]!.content)).toEqual([type]);
    }
  });
});

function posted(wish: object, headers: Record<string, string> = {}): Promise<Response> {
  const type = { "Content-Type": "application/json", "CF-Connecting-IP": "" };
  return mailSite().post("/subscribe", JSON.stringify(wish), { ...type, ...headers });
}
