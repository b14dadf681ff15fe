// Lanes in step with the video: a line jumps to its moment instead of loading the page, and the
// line of now is marked. Without this the lines are links to the same moments.
const LANES = "[data-lane]";
const timed = new WeakMap();
const key = `follow ${location.pathname}`;

// A page may draw its video anew while it is processed, so it is looked for each time.
const main = () => document.querySelector("video[data-main]") ?? document.querySelector("#status video");

function linesOf(lane) {
  if (!timed.has(lane)) {
    const lines = [...lane.querySelectorAll("[data-start]")].map((link) => ({
      link, start: Number(link.dataset.start), end: Number(link.dataset.end),
    }));
    timed.set(lane, { lines, now: null });
  }
  return timed.get(lane);
}

// The last line that has begun and has not ended; of those that overlap, the latest.
function lineAt(lines, moment) {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle].start <= moment) low = middle + 1;
    else high = middle;
  }
  for (let at = low - 1; at >= 0 && at > low - 9; at -= 1) {
    if (moment < lines[at].end) return lines[at];
  }
  return null;
}

function mark(video) {
  const moment = video.currentTime * 1000 + 1; // a jump may land a hair before what it was asked for
  for (const lane of document.querySelectorAll(LANES)) {
    const held = linesOf(lane);
    const line = lineAt(held.lines, moment);
    if (line === held.now) continue;
    held.now?.link.removeAttribute("aria-current");
    line?.link.setAttribute("aria-current", "true");
    held.now = line;
    if (line && "following" in lane.dataset) bring(lane, line.link);
  }
}

// Scrolls inside the lane alone: the page stays where its reader has it.
function bring(lane, link) {
  const place = link.getBoundingClientRect().top - lane.getBoundingClientRect().top;
  lane.scrollTop += place - (lane.clientHeight - link.offsetHeight) / 2;
}

function jump(event) {
  const link = event.target.closest?.("[data-lane] [data-start], [data-jumps] [data-start]");
  const video = main();
  if (!link || !video || event.defaultPrevented) return;
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  video.currentTime = Number(link.dataset.start) / 1000;
  video.scrollIntoView({ block: "nearest" });
}

function follow(lane, button, words, on) {
  button.textContent = on ? words.unfollow : words.follow;
  lane.toggleAttribute("data-following", on);
  const now = linesOf(lane).now;
  if (on && now) bring(lane, now.link);
}

for (const place of document.querySelectorAll("[data-follow]")) {
  const lane = place.parentElement.querySelector(LANES);
  const words = place.dataset;
  const button = place.querySelector("button");
  button.addEventListener("click", () => {
    const on = !("following" in lane.dataset);
    sessionStorage.setItem(key, on ? "on" : "");
    follow(lane, button, words, on);
  });
  follow(lane, button, words, sessionStorage.getItem(key) === "on");
}

document.addEventListener("click", jump);
// Before anybody has played or jumped no line is that of now.
for (const happening of ["timeupdate", "seeking"]) {
  document.addEventListener(happening, ({ target }) => { if (target === main()) mark(target); }, true);
}
if (main()?.currentTime) mark(main());
