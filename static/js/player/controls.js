// What the buttons and fields of a player show: what is on, where the film is, what can be chosen.

import { within, written } from "./clock.js";

export class Controls {
  constructor(player, words) {
    Object.assign(this, { player, words, second: -1 });
  }

  part(name) {
    return this.player.querySelector(`[data-part="${name}"]`);
  }

  press(act, on) {
    const control = this.player.querySelector(`[data-act="${act}"]`);
    if (control?.hasAttribute("aria-pressed")) control.setAttribute("aria-pressed", String(on));
  }

  name(act, words) {
    const control = this.player.querySelector(`[data-act="${act}"]`);
    if (control && control.textContent !== words) control.textContent = words;
  }

  choose(name, value) {
    const field = this.part(name);
    if (field) field.value = value;
  }

  // The next of the choices in a field; the choice that was made, or "".
  turn(name, by = 1, round = true) {
    const field = this.part(name);
    if (!field) return "";
    const count = field.options.length;
    const next = field.selectedIndex + by;
    field.selectedIndex = round ? (next + count) % count : within(next, 0, count - 1);
    field.dispatchEvent(new Event("change", { bubbles: true }));
    return field.selectedOptions[0].textContent;
  }

  time(now, length) {
    const line = this.part("line");
    if (Number.isFinite(length)) line.max = length;
    line.value = now;
    if (Math.floor(now) === this.second) return;
    this.second = Math.floor(now);
    this.part("now").textContent = written(now);
    this.part("length").textContent = written(line.max);
    line.setAttribute("aria-valuetext", this.words.time.replace("1:11", written(now)).replace("2:22", written(line.max)));
  }
}
