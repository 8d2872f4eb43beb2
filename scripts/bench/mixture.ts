/** Addresses that a mixture of readers requests. `n` makes one that is not cached. */
const MIXTURE: ((n: number) => string)[] = [
  () => "/papers.rss",
  () => "/papers.atom?limit=50",
  () => "/",
  (n) => `/papers.rss?q=learning&utm_x=${n}`,
  (n) => `/papers?q=model&utm_x=${n}`,
  (n) => `/papers.json?q=graph+OR+network&limit=100&utm_x=${n}`,
  (n) => `/topics/machine-unlearning.atom?utm_x=${n}`,
  (n) => `/papers.rss?limit=500&utm_x=${n}`,
  (n) => `/papers/trending?utm_x=${n}`,
  (n) => `/papers?sort=top&q=language&utm_x=${n}`,
];

/** The nth request of a mixture of readers. Seven in ten are not cached. */
export function mixed(n: number): string {
  return MIXTURE[n % MIXTURE.length]!(n);
}
