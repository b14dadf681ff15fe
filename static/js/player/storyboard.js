// Small pictures of what is where, while a pointer is on the time line; and the chapters of a film.

import { written } from "./clock.js";

const seconds = (text) => text.trim().split(":").reduce((sum, part) => sum * 60 + Number(part), 0);

function pictures(text, address) {
  return text.split(/\r?\n\r?\n/).flatMap((block) => {
    const [, begin, end, target] = block.match(/([\d:.]+) --> ([\d:.]+).*\n(\S+)/) ?? [];
    const [, file, box] = target?.match(/^(.+)#xywh=(?:pixel:)?([\d,]+)$/) ?? [];
    return file ? [{ begin: seconds(begin), end: seconds(end), src: new URL(file, address).href, box: box.split(",").map(Number) }] : [];
  });
}

export class Storyboard {
  constructor(line, box, address, length) {
    Object.assign(this, { line, box, length, all: null });
    this.address = address && new URL(address, location.href);
    line.addEventListener("pointermove", (event) => this.show(event));
    line.addEventListener("pointerleave", () => { box.hidden = true; });
    line.addEventListener("keydown", ({ key }) => { if (key === "Escape") box.hidden = true; });
  }

  async load() {
    this.all = [];
    const answer = await fetch(this.address).catch(() => null);
    if (answer?.ok) this.all = pictures(await answer.text(), this.address);
  }

  show({ offsetX }) {
    if (this.address && !this.all) this.load();
    const part = Math.min(Math.max(offsetX / this.line.clientWidth, 0), 1);
    const time = part * this.length();
    const found = this.all?.find(({ begin, end }) => begin <= time && time < end);
    const picture = this.box.firstElementChild;
    picture.hidden = !found;
    if (found) {
      const [x, y, width, height] = found.box;
      Object.assign(picture.style, { inlineSize: `${width}px`, blockSize: `${height}px`,
        backgroundImage: `url("${found.src}")`, backgroundPosition: `-${x}px -${y}px` });
    }
    this.box.lastElementChild.textContent = written(time);
    this.box.hidden = false;
    const room = this.line.clientWidth - this.box.offsetWidth;
    this.box.style.insetInlineStart = `${Math.min(Math.max(offsetX - this.box.offsetWidth / 2, 0), Math.max(room, 0))}px`;
  }
}

export function chapters(main, list, jump) {
  const element = main.querySelector("track[kind=chapters]");
  if (!element || !list) return;
  const pattern = list.querySelector("template").content.firstElementChild;
  const draw = () => list.append(...[...element.track.cues ?? []].map((cue) => {
    const item = pattern.cloneNode(true);
    const chapter = item.firstElementChild;
    chapter.textContent = `${written(cue.startTime)} ${cue.text}`;
    chapter.addEventListener("click", () => jump(cue.startTime));
    return item;
  }));
  element.addEventListener("load", draw, { once: true });
  element.track.mode = "hidden";
}
