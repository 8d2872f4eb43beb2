// The browser's time zone, where none was chosen.
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
document.querySelector("[data-fill]")?.setAttribute("value", timeZone);
