import { createConfig, lintFromString } from "@redocly/openapi-core";
import { expect, it } from "vitest";
import { openApi } from "../../src/web/openapi/index.ts";

it("is OpenAPI that a linter has nothing to say about", async () => {
  const config = await createConfig({
    extends: ["recommended"],
    rules: {
      "operation-tag-defined": "error",
      "spec-strict-refs": "error",
      // Addresses of other sites only move.
      "operation-2xx-response": "off",
      // What takes no parameters cannot be asked wrongly; all else is tested where the routes are.
      "operation-4xx-response": "off",
    },
  });
  const source = JSON.stringify(openApi("https://paperwire.test"));
  const problems = await lintFromString({ source, config });
  const said = problems.map(({ ruleId, message, location: [place] }) =>
    [ruleId, message, place?.pointer].join(" "),
  );
  expect(said).toEqual([]);
});
