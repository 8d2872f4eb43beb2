// TeX's ligatures and ties in running text, told from the same characters in plain prose.

/**
 * The dash that two or three hyphens between `before` and `after` mean; the hyphens when in doubt.
 */
export function dash(hyphens: string, before: string, after: string): string {
  const tight = /[\p{L}\p{N}\p{M})\]”"'.,]$/u.test(before) && /^[\p{L}\p{N}(\\$`“"]/u.test(after);
  if (hyphens === "--" && tight) return "–";
  const loose = /\S\s$/.test(before) && /^\s/.test(after);
  return hyphens === "---" && (tight || loose) ? "—" : hyphens;
}

/** Whether a `~` between `before` and `after`, in a text with TeX, is a space (`Fig.~3`). */
export function isTie(before: string, after: string): boolean {
  if (/\d$/.test(before) && /^\d/.test(after)) return false;
  return /[\p{L}\p{N}.,:)\]]$/u.test(before) && /^[\p{L}\p{N}\\$(`]/u.test(after);
}
