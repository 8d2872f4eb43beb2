// Builds the feed while its form is filled in. The form works without.

const form = document.querySelector(".build");
const codes = new Map([...form.querySelectorAll("option")].map((option) => [option, option.value]));
let shown = location.search;
let timer;
let request;

form.addEventListener("input", ({ target }) => {
  offerNext(target);
  clearTimeout(timer);
  timer = setTimeout(() => void build(), 300);
});

// Going to the feed below leaves an entry in the history.
addEventListener("popstate", () => {
  if (location.search !== shown) location.reload();
});

async function build() {
  request?.abort();
  request = new AbortController();
  const { signal } = request;
  const filled = [...new FormData(form)].filter(([, value]) => value.trim() !== "");
  const address = `/build?${new URLSearchParams(filled)}`.replace(/\?$/, "");
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) return;
    show(new DOMParser().parseFromString(await response.text(), "text/html"));
    history.replaceState(null, "", address);
    shown = location.search;
  } catch {
    // Another one is under way, or the button will tell.
  }
}

function show(page) {
  for (const part of document.querySelectorAll("[data-live]")) {
    part.replaceChildren(...page.getElementById(part.id).childNodes);
  }
  for (const field of form.querySelectorAll("input[id], select")) {
    field.ariaInvalid = page.getElementById(field.id)?.ariaInvalid ?? null;
  }
  document.dispatchEvent(new Event("live"));
}

// A list of options replaces all of a field; behind a comma it is to replace the last part.
function offerNext({ list, value }) {
  const before = value.replace(/[^\s,;]*$/, "");
  for (const option of list?.options ?? []) option.value = before + codes.get(option);
}
