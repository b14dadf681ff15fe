// After a swap: focus goes where a reader would look next, and waiting and failing can be seen.

const SLOW = 200; // milliseconds after which a region says that it is busy
const LOOK_FIRST = ["[data-focus]", ".error-summary", "h1", "h2", "h3"];
const waiting = new WeakMap();

document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  const region = ctx.target;
  waiting.set(ctx, setTimeout(() => region?.setAttribute("aria-busy", "true"), SLOW));
});

document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  clearTimeout(waiting.get(ctx));
  standing(ctx.target)?.removeAttribute("aria-busy");
});

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  // Streams and filters change the page under a reader who is elsewhere: leave their focus alone.
  if (!["click", "submit"].includes(ctx.sourceEvent?.type)) return;
  const region = standing(ctx.target);
  if (region) look(ctx.look ?? first(region) ?? region); // another script may know better: ctx.look
});

document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
  const announcements = document.getElementById("announcements");
  if (ctx?.sourceEvent && announcements) announcements.textContent = announcements.dataset.lost;
});

function standing(region) {
  return region?.isConnected ? region : region?.id && document.getElementById(region.id);
}

function first(region) {
  for (const selector of LOOK_FIRST) {
    const found = region.querySelector(selector);
    if (found) return found;
  }
  return null;
}

function look(element) {
  if (!element.matches("a[href], button, input, select, textarea, summary")) element.tabIndex = -1;
  element.focus();
}

// A page that came back with mistakes and no swap: without this, only the title would tell.
document.querySelector("main .error-summary")?.focus();
