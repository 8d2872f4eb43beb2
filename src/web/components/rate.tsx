import type { List } from "../../lists/index.ts";
import { rateInWords } from "../../lists/weekly.ts";

interface RateProps {
  list: List;
  /** Entries a week. */
  rate: number | undefined;
}

/** How many papers a list gets a week; nothing where that is not known, or nothing ever entered. */
export function Rate({ list, rate }: RateProps) {
  if (rate === undefined || list.entries.length === 0) return <></>;
  const count = `${list.entries.length}${list.olderThan === undefined ? "" : "+"}`;
  return (
    <p class="rate">
      {rate === 0 ? `No new matches in four weeks · ${count} older` : inLine(rateInWords(rate))}
    </p>
  );
}

// "About 6 papers a week." is a sentence where it stands alone.
function inLine(sentence: string): string {
  return sentence[0]!.toLowerCase() + sentence.slice(1).replace(/ papers?|\.$/g, "");
}
