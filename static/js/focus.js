// Around a request of htmx: waiting and failing can be seen beside the control that was pressed, and
// after the swap focus goes where a reader would look next.

const SLOW = 200; // milliseconds after which a wait is shown
const LOOK_FIRST = ["[data-focus]", ".error-summary", "h1", "h2", "h3"];
const running = new Map(); // for each region its request, and what shows the wait for it

document.addEventListener("htmx:config:request", (event) => {
  const { ctx } = event.detail;
  if (!isAsked(ctx)) return;
  const before = running.get(ctx.target);
  if (isPress(ctx) && before?.ctx.sourceElement === ctx.sourceElement) return event.preventDefault(); // twice
  if (before) { // the reader changed their mind
    before.ctx.request.abort();
    settle(ctx.target, before);
  }
  document.querySelector("[data-told=lost]")?.remove();
  running.set(ctx.target, { ctx, timer: setTimeout(wait, SLOW, ctx) });
});

// Before the swap: what memory.js keeps of the page is how it was without the words of a wait.
for (const end of ["htmx:before:swap", "htmx:finally:request"]) {
  document.addEventListener(end, ({ detail: { ctx } }) => {
    for (const [region, request] of running) if (request.ctx === ctx) settle(region, request);
  });
}

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  // Streams and filters change the page under a reader who is elsewhere: leave their focus alone.
  if (!isPress(ctx)) return;
  const region = standing(ctx.target);
  if (region) look(ctx.look ?? first(region) ?? region); // another script may know better: ctx.look
  say(document.querySelector("#announcements [data-shown]")?.textContent);
});

document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
  if (ctx && isAsked(ctx)) show("lost", ctx);
});

// Somebody asked for it; a stream asks by itself, and what it opens stays open.
function isAsked(ctx) {
  return !ctx.sourceElement.hasAttribute("hx-sse:connect");
}

function isPress(ctx) {
  return ["click", "submit"].includes(ctx.sourceEvent?.type);
}

function wait(ctx) {
  ctx.target.setAttribute("aria-busy", "true");
  running.get(ctx.target).words = show("waiting", ctx);
}

function settle(region, { timer, words }) {
  clearTimeout(timer);
  words?.remove();
  standing(region)?.removeAttribute("aria-busy");
  running.delete(region);
}

function show(name, ctx) {
  const words = document.getElementById(name).content.firstElementChild.cloneNode(true);
  words.dataset.told = name; // the gallery shows some that tell nothing
  (ctx.request.submitter ?? ctx.sourceElement).after(words);
  say(words.textContent);
  return words;
}

function say(words) {
  if (words) document.dispatchEvent(new CustomEvent("announce", { detail: words }));
}

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
