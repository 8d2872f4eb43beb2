import { rfc3339 } from "../../text/time.ts";
import { OutageNotice } from "../components/outage.tsx";
import { page } from "../components/layout.tsx";
import type { Asked } from "../context.ts";
import type { OutageState } from "../outage.ts";
import { type Answer, pageAnswer } from "../respond.ts";
import { outageJson } from "../status.ts";

/** The status while the database does not answer, as a page or as JSON. */
export function outageAnswer({ extension, settings, now }: Asked, outage: OutageState): Answer {
  if (extension === "json") {
    const state = { now: rfc3339(now), healthy: false, sources: [], outage: outageJson(outage) };
    const text = JSON.stringify(state, null, 2);
    return { type: "application/json; charset=utf-8", body: () => text, fingerprint: text };
  }
  return pageAnswer(
    page({
      title: "Status",
      siteName: settings.SITE_NAME,
      children: (
        <>
          <h1>The database does not answer</h1>
          <OutageNotice outage={outage} now={now} />
        </>
      ),
    }),
  );
}
