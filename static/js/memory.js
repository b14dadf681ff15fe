// Keeps what a reader did to a page (how far they scrolled, what they opened, typed and had focus on)
// until they come back to it. Without this there is what the browser remembers by itself.

const SECRET = "[type=hidden], [type=password], [type=file]";
const ABLE = "a, button, input, select, textarea, summary";
let place = key();
let isGone = false; // this page shows the address of another place: it is about to be loaded anew

function key() {
  return `page ${window.navigation?.currentEntry?.key ?? location.href}`;
}

function keep() {
  if (isGone) return;
  const open = all("details").map((each) => each.open);
  const typed = fields().map((each) => (isChanged(each) ? value(each) : null));
  const focus = all(ABLE).map((each) => each === document.activeElement);
  try {
    sessionStorage.setItem(place, JSON.stringify({ open, typed, focus, scroll: scrollY }));
    history.scrollRestoration = "manual"; // of this place: two who scroll would quarrel
  } catch { /* the store is full or switched off */ }
}

function restore() {
  const kept = JSON.parse(sessionStorage.getItem(place) ?? "null");
  if (!kept) return;
  again(all("details"), kept.open, (each, open) => { each.open = open; });
  again(fields(), kept.typed, (each, typed) => {
    if (typed !== null) each[isBox(each) ? "checked" : "value"] = typed;
  });
  again(all(ABLE), kept.focus, (each, had) => { if (had) each.focus({ preventScroll: true }); });
  scrollTo({ top: kept.scroll, behavior: "instant" });
}

// One by one, unless the page has become another meanwhile.
function again(elements, kept, put) {
  if (elements.length === kept.length) elements.forEach((each, at) => put(each, kept[at]));
}

function fields() {
  return all("input, select, textarea").filter((each) => !each.matches(SECRET));
}

// What nobody touched comes from the server, which may know better by now.
function isChanged(field) {
  if (field.options) return [...field.options].some((each) => each.selected !== each.defaultSelected);
  return isBox(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}

function value(field) {
  return isBox(field) ? field.checked : field.value;
}

function isBox(field) {
  return field.matches("[type=radio], [type=checkbox]");
}

function all(selector) {
  return [...document.querySelectorAll(selector)];
}

addEventListener("pagehide", keep);
document.addEventListener("submit", ({ target }) => { // who leaves takes everything along
  if (!target.matches("[action='/sign-out']")) return;
  sessionStorage.clear();
  isGone = true;
});
document.addEventListener("htmx:before:swap", ({ detail: { ctx } }) => { if (ctx.push) keep(); });
document.addEventListener("htmx:after:history:push", () => { place = key(); });
document.addEventListener("htmx:before:history:restore", () => { isGone = true; });
window.navigation?.addEventListener("currententrychange", () => { place = key(); });
window.navigation?.addEventListener("navigate", ({ navigationType, hashChange }) => {
  if (navigationType === "traverse" && !hashChange) keep();
});

if (performance.getEntriesByType("navigation").some(({ type }) => type !== "navigate")) restore();
addEventListener("load", () => setTimeout(() => { history.scrollRestoration = "auto"; }));
