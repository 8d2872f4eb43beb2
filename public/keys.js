// Keys and the copying of addresses. Every page works without.

// What each does is true where there was something to do.
const KEYS = {
  j: ["next paper", () => step(1)],
  k: ["previous paper", () => step(-1)],
  "/": ["search", search],
  "←": ["earlier day", () => follow("prev")],
  "→": ["later day, or older papers", () => follow("next")],
  "?": ["these keys", showHelp],
};

// Where the browser keeps nothing: for as long as the page is open.
let isOff = false;

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, dialog")) return;
  const arrow = { ArrowLeft: "←", ArrowRight: "→" }[event.key];
  // The arrows are for the text that is being selected.
  if (arrow && (event.shiftKey || !getSelection().isCollapsed)) return;
  const key = arrow ?? event.key;
  if (!Object.hasOwn(KEYS, key) || areOff()) return;
  if (KEYS[key][1]()) event.preventDefault();
});

document.querySelector("footer [href$='#keyboard']")?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  showHelp();
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
  return Boolean(next);
}

function search() {
  const field = document.querySelector("[type=search]");
  field?.focus();
  field?.select();
  return Boolean(field);
}

function follow(rel) {
  const link = document.querySelector(`a[rel=${rel}]`);
  link?.click();
  return Boolean(link);
}

function showHelp() {
  document.querySelector("dialog")?.remove();
  helpDialog().showModal();
  return true;
}

function helpDialog() {
  const rows = Object.entries(KEYS).map(([key, [meaning]]) =>
    element("div", {}, element("dt", {}, element("kbd", {}, key)), element("dd", {}, meaning)),
  );
  const close = element("button", { autofocus: true }, "Close");
  const dialog = element(
    "dialog",
    { ariaLabel: "Keyboard" },
    element("dl", { className: "facts" }, ...rows),
    offSwitch(),
    " ",
    close,
  );
  close.addEventListener("click", () => dialog.close());
  document.body.append(dialog);
  return dialog;
}

function offSwitch() {
  const say = () => `Turn shortcuts ${areOff() ? "on" : "off"}`;
  const button = element("button", { ariaLive: "polite" }, say());
  button.addEventListener("click", () => {
    switchOff(!areOff());
    button.textContent = say();
  });
  return button;
}

function areOff() {
  try {
    return localStorage.getItem("keys") === "off";
  } catch {
    return isOff;
  }
}

function switchOff(to) {
  isOff = to;
  try {
    localStorage.setItem("keys", to ? "off" : "on");
  } catch {
    // Kept above.
  }
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
