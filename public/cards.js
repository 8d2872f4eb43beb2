// Marks papers that are new since the last visit, which only the browser knows.

const PAUSE = 1_800_000; // Half an hour ends a visit.

const cards = [...document.querySelectorAll("[data-seq]")];
const list = listHere();
if (list && cards[0]) markNew(lastSeen());

// The address of a list that grows.
function listHere() {
  const search = new URLSearchParams(location.search);
  const fixed = search.has("before") || /^\/papers\/(date|week|month)\//.test(location.pathname);
  return !fixed && `${location.pathname}?${search}`;
}

function seqOf(card) {
  return Number(card.dataset.seq);
}

// The newest paper of the visit before this one, if any.
function lastSeen() {
  try {
    const { [list]: own = {}, ...others } = JSON.parse(localStorage.getItem("visits") ?? "{}");
    const last = Date.now() - own.at > PAUSE ? own.seen : own.last;
    const visit = { at: Date.now(), seen: Math.max(...cards.map(seqOf)), last };
    const kept = [...Object.entries(others), [list, visit]].slice(-100);
    localStorage.setItem("visits", JSON.stringify(Object.fromEntries(kept)));
    return last;
  } catch {
    return undefined; // Nothing is kept.
  }
}

function markNew(last) {
  const fresh = cards.filter((card) => seqOf(card) > last);
  for (const card of fresh) {
    card.classList.add("new");
    add("span", "unseen", " (new)", card.querySelector(".title"));
  }
  // In the order of time, what is new ends at one place.
  const end = cards[fresh.length];
  if (fresh[0] && end && seqOf(end) <= last && cards[fresh.length - 1] === fresh.at(-1)) {
    add("p", "since", `${fresh.length} new since your last visit`, end);
  }
}

// A picture that is missing leaves no hole.
for (const image of document.querySelectorAll(".card img")) {
  const hide = () => image.classList.add("missing");
  if (image.complete && !image.naturalWidth) hide();
  image.addEventListener("error", hide);
}

function add(name, className, textContent, parent) {
  parent.append(Object.assign(document.createElement(name), { className, textContent }));
}
