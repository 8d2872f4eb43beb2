import type { Account, Paper } from "../paper/paper.ts";

/** The signals of a paper as short texts: `▲ 42`, `3 comments`, `★ 1.2k`. */
export function signalsOf(paper: Paper): string[] {
  const { upvotes, comments, stars, organization, submitter } = paper;
  const signals: string[] = [];
  if (upvotes) signals.push(`▲ ${compact(upvotes)}`);
  if (comments) signals.push(comments === 1 ? "1 comment" : `${compact(comments)} comments`);
  if (stars) signals.push(`★ ${compact(stars)}`);
  if (organization) signals.push(shownName(organization));
  if (submitter) signals.push(`submitted by ${shownName(submitter)}`);
  return signals;
}

// 1234 is 1.2k. Counts are cut off and not rounded up, so that none looks higher than it is.
function compact(count: number): string {
  if (count < 1000) return String(count);
  const [unit, size] = count < 1_000_000 ? ["k", 1000] : ["M", 1_000_000];
  return `${Math.floor((count / size) * 10) / 10}${unit}`;
}

function shownName({ name, fullname }: Account): string {
  return fullname || name;
}
