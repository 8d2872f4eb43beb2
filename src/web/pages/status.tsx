import type { Poll } from "../../store/polls.ts";
import { rfc3339 } from "../../text/time.ts";
import { page } from "./layout.tsx";

/** How every page of every source was polled last, the most recent first. */
export function statusPage(siteName: string, polls: readonly Poll[]): string {
  return page({
    title: "Status",
    siteName,
    children: (
      <>
        <h1>Status</h1>
        {polls.length === 0 && <p>Nothing has been polled yet.</p>}
        <table>
          <thead>
            <tr>
              <th>Source</th>
              <th>Page</th>
              <th>Checked</th>
              <th>Succeeded</th>
              <th>Papers</th>
              <th>What happened</th>
            </tr>
          </thead>
          <tbody>
            {polls.map((poll) => (
              <tr>
                <td>{poll.source}</td>
                <td>{poll.page}</td>
                <td>{rfc3339(poll.checkedAt)}</td>
                <td>{poll.succeededAt ? rfc3339(poll.succeededAt) : "never"}</td>
                <td>{poll.items}</td>
                <td>{poll.error ?? "ok"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </>
    ),
  });
}
