const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * The 16-bit hash of a term: FNV-1a over its UTF-16 units, 32 bits folded to 16. Of two terms in
 * the same paper, about one pair in 65,536 share one.
 * @returns 1 to 65,535; 0 stands for no term
 * @see http://www.isthe.com/chongo/tech/comp/fnv/#xor-fold
 */
export function hashTerm(term: string): number {
  let hash = OFFSET;
  for (let n = 0; n < term.length; n++) hash = Math.imul(hash ^ term.charCodeAt(n), PRIME);
  return ((hash >>> 16) ^ hash) & 0xffff || 1;
}
