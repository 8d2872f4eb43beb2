// Copies texts. Without script the buttons lead to them.

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void copyFrom(button);
});

// A button takes the space bar too.
document.addEventListener("keydown", (event) => {
  const button = event.key === " " && event.target.closest("[data-copy]");
  if (!button) return;
  event.preventDefault();
  button.click();
});

document.addEventListener("live", nameButtons);
nameButtons();

function nameButtons() {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.role = "button";
    button.ariaLive = "polite";
  }
}

async function copyFrom(button) {
  const { copy } = button.dataset;
  const says = button.textContent;
  try {
    const text = copy[0] === "#" ? document.querySelector(copy).textContent.trim() : copy;
    await navigator.clipboard.writeText(text);
  } catch {
    // There is no clipboard where the page came over plain http.
    location.href = button.href;
    return;
  }
  if (says === "Copied") return;
  // Its width stays.
  button.style.minWidth = getComputedStyle(button).width;
  button.textContent = "Copied";
  setTimeout(() => (button.textContent = says), 2000);
}
