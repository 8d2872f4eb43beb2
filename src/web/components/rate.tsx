import type { List } from "../../lists/index.ts";
import { rateInWords } from "../../lists/rate.ts";

/** How many papers a list gets a week; nothing where that is not known, or nothing ever entered. */
export function Rate({ list, rate }: { list: List; rate: number | undefined }) {
  if (rate === undefined || list.entries.length === 0) return <></>;
  const count = `${list.entries.length}${list.olderThan === undefined ? "" : "+"}`;
  return (
    <>
      <strong>
        {rate === 0 ? `No new matches in four weeks · ${count} older.` : rateInWords(rate)}
      </strong>{" "}
    </>
  );
}
