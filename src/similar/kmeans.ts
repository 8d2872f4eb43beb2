import { type Vector, vectorOf } from "./vector.ts";

const HASHES = 2 ** 16;
const ROUNDS = 10;

// The first centres are chosen among so many vectors, evenly spaced.
const CANDIDATES = 32;

/**
 * Parts vectors into groups that point in similar directions: spherical k-means. The first centres
 * are chosen one by one, each the candidate that brings all vectors nearest to a centre, so that the
 * result follows from the vectors and their order alone, and a stray one is no centre.
 * @param most how many groups there may be
 * @returns for each group, where its vectors stand; the largest group first, none empty
 * @see https://doi.org/10.1023/A:1007612920971 (Dhillon and Modha, 2001)
 */
export function groupVectors(vectors: readonly Vector[], most: number): number[][] {
  let centres = firstCentres(vectors, most);
  let groups: number[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const nearest = nearestOf(vectors, centres);
    const next = centres.map((_, centre) =>
      nearest.flatMap((other, n) => (other === centre ? [n] : [])),
    );
    if (JSON.stringify(next) === JSON.stringify(groups)) break;
    groups = next;
    centres = groups.map((group, centre) =>
      group.length > 0 ? sumOf(group.map((n) => vectors[n]!)) : centres[centre]!,
    );
  }
  return groups.filter((group) => group.length > 0).sort((a, b) => b.length - a.length);
}

/** The direction vectors have in common. */
export function sumOf(vectors: readonly Vector[]): Vector {
  const sums = new Map<number, number>();
  for (const { hashes, weights } of vectors) {
    hashes.forEach((hash, n) => sums.set(hash, (sums.get(hash) ?? 0) + weights[n]!));
  }
  return vectorOf(sums.keys(), sums.values());
}

function firstCentres(vectors: readonly Vector[], most: number): Vector[] {
  const length = Math.min(CANDIDATES, vectors.length);
  const candidates = Array.from(
    { length },
    (_, n) => vectors[Math.floor((n * vectors.length) / length)]!,
  );
  const cosines = candidates.map((candidate) => cosinesWith(candidate, vectors));
  const reached = new Float64Array(vectors.length);
  const centres: Vector[] = [];
  while (centres.length < Math.min(most, length)) {
    const gains = cosines.map((row) =>
      row.reduce((sum, cosine, n) => sum + Math.max(0, cosine - reached[n]!), 0),
    );
    const best = gains.indexOf(Math.max(...gains));
    centres.push(candidates[best]!);
    cosines[best]!.forEach((cosine, n) => (reached[n] = Math.max(reached[n]!, cosine)));
  }
  return centres;
}

function nearestOf(vectors: readonly Vector[], centres: readonly Vector[]): number[] {
  const cosines = centres.map((centre) => cosinesWith(centre, vectors));
  return vectors.map((_, n) => {
    const row = cosines.map((each) => each[n]!);
    return row.indexOf(Math.max(...row));
  });
}

function cosinesWith(centre: Vector, vectors: readonly Vector[]): Float64Array {
  const dense = new Float64Array(HASHES);
  centre.hashes.forEach((hash, n) => (dense[hash] = centre.weights[n]!));
  return Float64Array.from(vectors, ({ hashes, weights }) => {
    let dot = 0;
    for (let n = 0; n < hashes.length; n++) dot += dense[hashes[n]!]! * weights[n]!;
    return dot;
  });
}
