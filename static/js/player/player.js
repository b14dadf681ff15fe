// A player that puts the signer first. Without this it is one film with the browser's own controls;
// with this the signer is a film of their own, in step, and every control a named button below.

import { announce, written } from "./clock.js";
import { Captions } from "./captions.js";
import { Controls } from "./controls.js";
import { keys } from "./keys.js";
import { remember } from "./saving.js";
import { PLACES, Signer, SIZES } from "./signer.js";
import { chapters, Storyboard } from "./storyboard.js";
import { Stream } from "./stream.js";

const JUMP = 5; // seconds

class SignPlayer extends HTMLElement {
  connectedCallback() {
    if (this.main) return; // moved, not new
    this.main = this.querySelector("video");
    this.picture = this.querySelector(".watch__picture"); // its data say how all is laid out
    this.words = JSON.parse(this.dataset.words);
    this.controls = new Controls(this, this.words);
    this.stream = new Stream(this.main, this.dataset);
    this.captions = new Captions(this.main, this.querySelector(".captions"));
    this.signer = new Signer(this.picture, this.main, (place) => this.move(place), () => this.lose());
    this.loop = null; // where a stretch begins, and where it ends
    this.single = false; // whether this device plays one film at a time
    this.main.controls = false;
    if (this.dataset.whole !== undefined) this.stream.begin(this.dataset.at ?? "");
    this.prepare();
    this.listen();
    this.dataset.ready = "";
  }

  disconnectedCallback() {
    setTimeout(() => {
      if (this.isConnected) return;
      this.main.pause();
      this.signer.hide();
      this.stream.end();
    });
  }

  prepare() {
    const { main, dataset } = this;
    main.defaultPlaybackRate = main.playbackRate = Number(dataset.speed);
    const chosen = this.captions.all.find(({ id }) => id && id === this.part("track")?.value);
    this.track = chosen ?? null;
    this.captions.choose(dataset.captions === "on" ? this.track : null);
    if (dataset.signer) this.showSigner(true);
    new Storyboard(this.part("line"), this.part("preview"), dataset.storyboard, () => this.length);
    chapters(main, this.part("chapters"), (time) => this.go(time));
    this.show();
  }

  listen() {
    const { main } = this;
    for (const type of ["pause", "playing"]) main.addEventListener(type, () => setTimeout(() => this.note(), 700));
    this.addEventListener("click", ({ target }) => {
      const act = target.closest("[data-act]")?.dataset.act;
      if (act) this.act(act);
      else if (target.closest(".watch__stage")) this.act("play");
    });
    this.addEventListener("change", ({ target }) => this.chosen(target.dataset.part, target.value));
    this.part("line").addEventListener("input", ({ target }) => this.go(Number(target.value)));
    this.part("volume")?.addEventListener("input", ({ target }) => { main.volume = Number(target.value) / 100; });
    for (const type of ["play", "pause", "ended", "loadedmetadata", "seeked"]) main.addEventListener(type, () => this.show());
    main.addEventListener("timeupdate", () => this.tick());
    keys(this, (action) => this.act(action, true));
  }

  part(name) {
    return this.controls.part(name);
  }

  get length() {
    return this.main.duration || Number(this.part("line").max);
  }

  get playing() {
    return this.signer.step ? this.signer.step.wanted : !this.main.paused;
  }

  show() {
    this.controls.name("play", this.playing ? this.words.pause : this.words.play);
    this.controls.time(this.main.currentTime, this.main.duration);
  }

  tick() {
    const { main, loop } = this;
    if (loop?.end && (main.currentTime >= loop.end || main.currentTime < loop.begin - 1)) this.go(loop.begin);
    this.controls.time(main.currentTime, main.duration);
    this.note();
  }

  // A wait is told in words to everybody; who cannot see the films has nothing to wait for.
  note() {
    const words = this.signer.step?.waits ? this.words.waiting : "";
    const note = this.part("note");
    const stays = [words, this.words.lost, this.words.single].includes(note.textContent);
    if (!stays) note.textContent = words;
  }

  go(time) {
    this.main.currentTime = Math.max(0, Math.min(time, this.length));
    this.controls.time(this.main.currentTime, this.main.duration);
  }

  // What a button or a key does; `said` where no button under the finger shows what came of it.
  act(action, said = false) {
    const does = ACTIONS[action];
    if (!does) return false;
    const words = does(this);
    if (said && words) announce(words);
    return true;
  }

  async play() {
    if (this.playing) {
      if (this.signer.step) this.signer.step.pause();
      else this.main.pause();
    } else {
      if (this.signer.film) this.signer.film.preload = "auto";
      await this.stream.ready();
      await this.main.play().catch(() => {});
    }
    this.show();
  }

  frame(by) {
    if (this.playing) this.play();
    const rate = Number(this.dataset.rate);
    this.go((Math.floor(this.main.currentTime * rate + 0.01) + by) / rate + 0.001);
  }

  chosen(name, value) {
    if (name === "layout") this.lay(value);
    if (name === "size") this.resize(value);
    if (name === "place") this.move(value);
    if (name === "speed") this.pace(value);
    if (name === "who") this.showSigner(true);
    if (name === "track") this.caption(this.captions.all.find(({ id }) => id === value));
  }

  lay(layout) {
    if (this.signer.film) this.picture.dataset.layout = layout;
    this.dataset.layout = layout;
    if (this.single && this.signing) this.showSigner(true);
    remember("sign_layout", layout);
  }

  resize(size) {
    this.picture.dataset.size = size;
    this.controls.choose("size", size);
    remember("sign_size", size);
  }

  move(place) {
    this.picture.dataset.place = place;
    this.controls.choose("place", place);
    remember("sign_place", place);
  }

  pace(speed) {
    this.main.defaultPlaybackRate = this.main.playbackRate = Number(speed);
    remember("play_speed", speed);
  }

  caption(track) {
    this.track = track;
    this.captions.choose(track);
    this.controls.press("captions", true);
    this.dataset.captions = "on";
    if (track.dataset.variant) remember("caption_variant", track.dataset.variant);
    remember("caption_display", "on");
  }

  // The one file that shows the film with this signer in this layout.
  get whole() {
    const { src, pip, side } = this.part("who")?.selectedOptions[0]?.dataset ?? {};
    return { only: src, pip }[this.dataset.layout] ?? side;
  }

  showSigner(on, plays = this.playing) {
    const option = this.part("who")?.selectedOptions[0];
    this.part("note").textContent = "";
    this.signing = on;
    if (this.single) {
      this.stream.become(on ? this.whole : this.dataset.film, plays);
    } else if (on && option) {
      this.signer.show(option.dataset, option.textContent.trim(), this.playing ? "auto" : this.main.preload);
      this.picture.dataset.layout = this.dataset.layout;
    } else {
      this.signer.hide();
      delete this.picture.dataset.layout;
    }
    this.controls.press("signer", on);
  }

  // A device that plays one film at a time, or cannot load that of the signer, gets both in one file.
  lose() {
    const plays = this.playing;
    this.showSigner(false);
    this.single = Boolean(this.whole);
    if (this.single) this.showSigner(true, plays);
    const words = this.single ? this.words.single : this.words.lost;
    this.part("note").textContent = words;
    announce(words);
  }
}

const onOff = (player, name, on) => player.words[`${name}-${on ? "on" : "off"}`];

// Each returns what it has to say to whom no button shows it.
const ACTIONS = {
  play: (player) => { player.play(); },
  back: (player) => player.go(player.main.currentTime - JUMP),
  forward: (player) => player.go(player.main.currentTime + JUMP),
  start: (player) => player.go(0),
  "frame-back": (player) => player.frame(-1),
  "frame-on": (player) => player.frame(1),
  slower: (player) => player.controls.turn("speed", -1, false),
  faster: (player) => player.controls.turn("speed", 1, false),
  layout: (player) => player.controls.turn("layout"),
  size: (player) => turned(player, "size", SIZES),
  place: (player) => turned(player, "place", PLACES),
  captions(player) {
    if (!player.track) return "";
    const on = player.dataset.captions !== "on";
    player.dataset.captions = on ? "on" : "off";
    player.captions.choose(on ? player.track : null);
    player.controls.press("captions", on);
    remember("caption_display", player.dataset.captions);
    return onOff(player, "captions", on);
  },
  signer(player) {
    if (!player.part("who")) return "";
    const on = !player.signing;
    player.showSigner(on);
    remember("sign_display", on ? "on" : "off");
    return onOff(player, "signer", on);
  },
  mirror(player) {
    const on = player.picture.dataset.mirror !== "on";
    player.picture.dataset.mirror = on ? "on" : "off";
    player.controls.press("mirror", on);
    remember("play_mirror", player.picture.dataset.mirror);
    return onOff(player, "mirror", on);
  },
  sound(player) {
    player.main.muted = !player.main.muted;
    player.controls.press("sound", !player.main.muted);
    return onOff(player, "sound", !player.main.muted);
  },
  loop(player) {
    const now = player.main.currentTime;
    const { loop, words } = player;
    if (!loop) player.loop = { begin: now };
    else if (!loop.end && now > loop.begin) loop.end = now;
    else player.loop = null;
    const state = !player.loop ? "loop" : player.loop.end ? "loop-stop" : "loop-end";
    player.controls.name("loop", words[state]);
    const said = { loop: words["loop-off"], "loop-end": words["loop-begun"], "loop-stop": words["loop-on"] }[state];
    announce(said.replace("1:11", written(player.loop?.begin)).replace("2:22", written(player.loop?.end)));
    return "";
  },
  screen(player) {
    if (document.fullscreenElement) document.exitFullscreen();
    else player.requestFullscreen?.().catch(() => {});
  },
  help: (player) => { player.querySelector("dialog")?.showModal(); },
};

function turned(player, name, choices) {
  const now = choices.indexOf(player.picture.dataset[name]);
  const next = choices[(now + 1) % choices.length];
  player.chosen(name, next);
  const option = player.querySelector(`[data-part="${name}"] option[value="${next}"]`);
  return option?.textContent ?? "";
}

customElements.define("sign-player", SignPlayer);
