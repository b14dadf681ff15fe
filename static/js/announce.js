// Tells what has changed to who cannot see it: politely, the newest only, never twice a second.
// Everything that is announced goes through here; #spoken is the one live region of a page.

const GAP = 1000; // milliseconds between two announcements
const NEWS_GAP = 10000; // the same for what came by itself, from a stream

let last = -NEWS_GAP;
let isNews = false;
const waiting = {}; // for each gap the words that will be said next

// What a swap writes where messages stand is said as well, but for the name of what a press has
// shown: focus.js says that, as it knows of the press. A script asks with an event.
document.addEventListener("htmx:sse:before:message", () => { isNews = true; });
document.addEventListener("htmx:sse:after:message", () => { isNews = false; });
document.addEventListener("htmx:before:settle", ({ target }) => {
  if (target.matches("#announcements:not(:has([data-shown]))")) announce(target.innerText, isNews ? NEWS_GAP : GAP);
});
document.addEventListener("announce", ({ detail }) => announce(detail, GAP));

function announce(words, gap) {
  if (!words.trim()) return;
  clearTimeout(waiting[gap]);
  waiting[gap] = setTimeout(say, Math.max(0, last + gap - performance.now()), words, gap);
}

function say(words, gap) {
  if (performance.now() < last + GAP) return announce(words, gap); // something else was said meanwhile
  document.getElementById("spoken").textContent = words.trim();
  last = performance.now();
}
