import type { PaperMoment } from "../../paper/paper.ts";
import { DatedTitles } from "./dated-titles.tsx";

/** Papers that are like the one shown. */
export function Related({ papers }: { papers: readonly PaperMoment[] }) {
  if (papers.length === 0) return <></>;
  return (
    <>
      <h2>Related papers</h2>
      <DatedTitles papers={papers} />
    </>
  );
}
