import { pageOf } from "../../feeds/links.ts";
import type { Facts } from "../../paper/facts.ts";
import type { DayList } from "../days.ts";
import type { List } from "../list.ts";
import { isWeekend } from "./days.ts";

/** Why nothing is on a list, and what to do. */
export function Empty({ list, facts }: { list: List | DayList; facts: Facts }) {
  const id = list.question?.type === "id" ? list.question.value : undefined;
  const url = id && pageOf(id, facts)?.href;
  return (
    <section class="empty">
      {url ? (
        <p>
          No source here has listed it yet. It may be at <a href={url}>{url}</a>.
        </p>
      ) : (
        <p>{reasonOf(list)}</p>
      )}
      <p>
        The <a href="/status">status page</a> says whether every source is well.
      </p>
    </section>
  );
}

function reasonOf(list: List | DayList): string {
  const { params } = list;
  if (params["before"] !== undefined) return "Nothing older: this is the end of the list.";
  if (params["q"] !== undefined) {
    return "No paper here answers this. Fewer words, OR between them or a prefix such as unlearn* find more; subscribed to, the list fills as papers come.";
  }
  if ("stretch" in list) return reasonOfDays(list);
  if (list.path === "/papers/trending") {
    return "The ranking is made every hour, as soon as papers have upvotes.";
  }
  return "Nothing has entered this list yet. Subscribed to, it fills as papers come.";
}

function reasonOfDays({ stretch: { period, first, following } }: DayList): string {
  if (period === "date" && isWeekend(first)) return "A weekend: the daily list takes it off.";
  return following
    ? "Nothing was listed then, or it has not been fetched."
    : "Nothing has been listed yet.";
}
