// Keys of a player. They work only while focus is in it, so that no single letter surprises anybody
// who writes, dictates or walks elsewhere on the page.

const KEYS = {
  k: "play", " ": "play", ArrowLeft: "back", ArrowRight: "forward", Home: "start",
  ",": "frame-back", ".": "frame-on", "<": "slower", ">": "faster", a: "loop",
  c: "captions", s: "signer", v: "layout", z: "size", o: "place", r: "mirror",
  m: "sound", f: "screen", "?": "help",
};
const MOVES = new Set(["ArrowLeft", "ArrowRight", "Home", " "]);

export function keys(player, act) {
  player.addEventListener("keydown", (event) => {
    const { target, key } = event;
    const action = KEYS[key.length === 1 ? key.toLowerCase() : key];
    if (!action || event.ctrlKey || event.altKey || event.metaKey || target.closest("dialog")) return;
    if (target.matches("select, [data-part=volume]")) return; // these keys choose in them
    if (key === " " && target.matches("button, summary, a")) return;
    if (MOVES.has(key) && target.matches("summary, a")) return;
    if (act(action)) event.preventDefault();
  });
}
