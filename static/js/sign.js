// A sign, slowly or again and again. Without this its film plays once, by the browser's own controls.
const film = document.querySelector("#sign");
const [start, end] = new URL(film.src).hash.slice(3).split(",").map(Number);
const ways = document.querySelector("#ways");
const slow = ways.querySelector("[name=slow]");
const loop = ways.querySelector("[name=loop]");

for (const way of [slow, loop]) {
  way.setAttribute("aria-pressed", "false");
  way.addEventListener("click", () => {
    way.setAttribute("aria-pressed", String(way.getAttribute("aria-pressed") !== "true"));
    film.playbackRate = pressed(slow) ? Number(slow.value) : 1;
    if (film.currentTime < start || film.currentTime >= end - 0.05) film.currentTime = start;
    film.play();
  });
}
function pressed(way) {
  return way.getAttribute("aria-pressed") === "true";
}

// The browser pauses at the end of the part; then it is played anew, if that is wanted.
film.addEventListener("pause", () => {
  if (!pressed(loop) || film.currentTime < end - 0.1) return;
  film.currentTime = start;
  film.play();
});
