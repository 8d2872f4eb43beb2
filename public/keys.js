// Keys and the copying of addresses. Every page works without.

const KEYS = {
  j: ["next paper", () => step(1)],
  k: ["previous paper", () => step(-1)],
  "/": ["search", () => document.querySelector("[type=search]")?.select()],
  "←": ["earlier day", () => follow("prev")],
  "→": ["later day, or older papers", () => follow("next")],
  "?": ["these keys", showHelp],
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, dialog")) return;
  const key = { ArrowLeft: "←", ArrowRight: "→" }[event.key] ?? event.key;
  if (!Object.hasOwn(KEYS, key)) return;
  event.preventDefault();
  KEYS[key][1]();
});

addCopyButtons();
document.addEventListener("live", addCopyButtons);

for (const image of document.images) {
  if (image.complete && image.naturalWidth === 0) image.classList.add("missing");
  image.addEventListener("error", () => image.classList.add("missing"));
}

function step(by) {
  const titles = [...document.querySelectorAll(".card h2 a")];
  const card = document.activeElement.closest(".card");
  const here = titles.findIndex((title) => card?.contains(title));
  // Not on a paper yet: the first, whichever way.
  const next = titles[here < 0 ? 0 : here + by];
  next?.focus({ preventScroll: true });
  next?.closest(".card").scrollIntoView({ block: "nearest" });
}

function follow(rel) {
  document.querySelector(`a[rel=${rel}]`)?.click();
}

function showHelp() {
  const dialog = document.querySelector("dialog") ?? helpDialog();
  dialog.showModal();
}

function helpDialog() {
  const rows = Object.entries(KEYS).map(([key, [meaning]]) =>
    element("div", {}, element("dt", {}, element("kbd", {}, key)), element("dd", {}, meaning)),
  );
  const close = element("button", {}, "Close");
  const dialog = element(
    "dialog",
    { ariaLabel: "Keyboard" },
    element("dl", { className: "facts" }, ...rows),
    close,
  );
  close.addEventListener("click", () => dialog.close());
  document.body.append(dialog);
  return dialog;
}

function addCopyButtons() {
  for (const address of document.querySelectorAll(".address:not(:has(button))")) {
    address.append(copyButton(address));
  }
}

function copyButton(address) {
  const field = address.querySelector("input");
  const button = element("button", { type: "button" }, "Copy");
  button.addEventListener("click", async () => {
    field.select();
    const isCopied = await copy(field.value);
    button.textContent = isCopied ? "Copied" : "Press Ctrl+C";
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  button.ariaLive = "polite";
  return button;
}

// There is no clipboard where the page came over plain http.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function element(name, properties, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}
