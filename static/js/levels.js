// Keeps the reader's place when a text is had easier or fuller: the part in view stays in view.
// Without this the links lead to the part, or to the beginning of the text.

const HIGH = 0.6; // of the window: a heading above this line has been reached
let kept; // what was held, and how far below the edge of the window it stood

document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  if (ctx.target?.id !== "text") return;
  const held = heldBy(ctx.sourceElement);
  if (held.id.startsWith("section-") && !ctx.request.anchor?.startsWith("section-")) {
    ctx.request.anchor = held.id; // so that the address tells the part, too
  }
  kept = { anchor: ctx.request.anchor, top: held.getBoundingClientRect().top };
});

// Before focus.js, which listens without `capture`, looks for where to go.
document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (ctx.target?.id !== "text" || !kept) return;
  const { anchor, top } = kept;
  kept = undefined;
  ctx.look = reached(anchor) ?? document.querySelector("#words .levels [aria-current], #text .levels [aria-current]");
  requestAnimationFrame(() => scrollBy(0, ctx.look.getBoundingClientRect().top - top));
}, true);

// A part's own link holds its heading; the hand in the page head holds the part that was reached,
// or itself when none was.
function heldBy(link) {
  const own = link.closest(".ways")?.previousElementSibling;
  if (own) return own;
  const above = ({ top }) => top < innerHeight * HIGH;
  const headings = [...document.querySelectorAll("#text > h2")];
  return headings.findLast((each) => above(each.getBoundingClientRect())) ?? link;
}

// The heading of this part, or the last there is in a text with fewer.
function reached(anchor) {
  const number = Number(anchor?.match(/^section-(\d+)/)?.[1]);
  const headings = document.querySelectorAll("#text > h2");
  return number ? headings[Math.min(number, headings.length) - 1] : null;
}
