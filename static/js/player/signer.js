// The signer beside the film: who signs, how large, where. A press on the small picture and a move
// takes it to the nearest corner; buttons and keys do the same.

import { Step } from "./step.js";

export const SIZES = ["17", "25", "33", "50"];
export const PLACES = ["bottom-right", "bottom-left", "top-left", "top-right"];

export class Signer {
  constructor(picture, main, moved, lost) {
    Object.assign(this, { picture, main, moved, lost, step: null, box: null, film: null });
    this.stage = picture.querySelector(".watch__stage");
    this.stage.addEventListener("pointerdown", (event) => this.grasp(event));
  }

  show({ src, silent = src, poster, offset, width, height }, label, preload) {
    this.hide();
    this.film = document.createElement("video");
    Object.assign(this.film, { muted: true, defaultMuted: true, playsInline: true, preload, poster, width, height, src: silent });
    this.film.className = "player__video";
    this.film.setAttribute("aria-label", label);
    this.film.dataset.signer = "";
    this.box = document.createElement("div");
    this.box.className = "watch__signer";
    this.box.append(this.film);
    this.stage.append(this.box);
    this.step = new Step(this.main, this.film, offset / 1000, this.lost);
  }

  hide() {
    if (!this.step) return;
    this.step.end();
    this.film.removeAttribute("src");
    this.film.load(); // lets go of the connection
    this.box.remove();
    this.step = this.film = this.box = null;
  }

  get small() {
    const layout = this.picture.dataset.layout;
    if (layout === "pip") return this.box;
    return layout === "swapped" ? this.stage.querySelector(".watch__main") : null;
  }

  grasp(event) {
    const box = this.small;
    if (!box?.contains(event.target) || event.button) return;
    const start = [event.clientX, event.clientY];
    const ending = new AbortController();
    let moving = false;
    event.preventDefault();
    box.setPointerCapture(event.pointerId);
    const move = ({ clientX, clientY }) => {
      const [x, y] = [clientX - start[0], clientY - start[1]];
      moving ||= Math.hypot(x, y) > 8;
      if (moving) box.style.translate = `${x}px ${y}px`;
    };
    const drop = ({ type, clientX, clientY }) => {
      ending.abort();
      box.style.translate = "";
      if (!moving || type === "pointercancel") return;
      const swallow = (click) => click.stopPropagation(); // to let go is no press on the picture
      this.stage.addEventListener("click", swallow, { capture: true });
      setTimeout(() => this.stage.removeEventListener("click", swallow, { capture: true }), 50);
      const all = this.stage.getBoundingClientRect();
      const across = clientX < all.left + all.width / 2 ? "left" : "right";
      this.moved(`${clientY < all.top + all.height / 2 ? "top" : "bottom"}-${across}`);
    };
    box.addEventListener("pointermove", move, { signal: ending.signal });
    box.addEventListener("pointerup", drop, { signal: ending.signal });
    box.addEventListener("pointercancel", drop, { signal: ending.signal });
  }
}
