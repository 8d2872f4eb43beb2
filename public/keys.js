// Keyboard shortcuts. Every page works without.

// Each tells whether there was something to do.
const KEYS = {
  j: ["next paper", () => step(1)],
  k: ["previous paper", () => step(-1)],
  "/": ["search", search],
  "←": ["earlier day, or older papers", () => follow("[rel=prev], .pages [rel=next]")],
  "→": ["later day, or the newest papers", () => follow(".steps [rel=next], [rel=first]")],
  "?": ["these keys", showHelp],
};

let isOff = false;
try {
  isOff = localStorage.getItem("keys") === "off";
} catch {
  // The browser keeps nothing.
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, dialog")) return;
  const arrow = { ArrowLeft: "←", ArrowRight: "→" }[event.key];
  // Arrows may extend a selection.
  if (arrow && (event.shiftKey || !getSelection().isCollapsed)) return;
  const key = arrow ?? event.key;
  if (!Object.hasOwn(KEYS, key) || isOff) return;
  if (KEYS[key][1]()) event.preventDefault();
});

document.querySelector("footer [href$='#keyboard']")?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  showHelp();
});

function step(by) {
  const titles = [...document.querySelectorAll(".card .title a")];
  const card = document.activeElement.closest(".card");
  const here = titles.findIndex((title) => card?.contains(title));
  // From elsewhere: the first.
  const next = titles[here < 0 ? 0 : here + by];
  next?.focus({ preventScroll: true });
  next?.closest(".card").scrollIntoView({ block: "nearest" });
  return next;
}

function search() {
  const field = document.querySelector("[type=search]");
  field?.focus();
  field?.select();
  return field;
}

function follow(links) {
  const link = document.querySelector(links);
  link?.click();
  return link;
}

function showHelp() {
  document.querySelector("dialog")?.remove();
  const dialog = document.createElement("dialog");
  dialog.ariaLabel = "Keyboard";
  const rows = Object.keys(KEYS).map(
    (key) => `<div><dt><kbd>${key}</kbd></dt><dd>${String(KEYS[key][0])}</dd></div>`,
  );
  dialog.innerHTML = `<dl class="facts">${rows.join("")}</dl>
    <button aria-live="polite"></button> <button autofocus>Close</button>`;
  const [off, close] = dialog.querySelectorAll("button");
  const say = () => (off.textContent = `Turn shortcuts ${isOff ? "on" : "off"}`);
  say();
  off.addEventListener("click", () => {
    isOff = !isOff;
    say();
    try {
      localStorage.setItem("keys", isOff ? "off" : "on");
    } catch {
      // It holds while the page is open.
    }
  });
  close.addEventListener("click", () => dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  return true;
}
