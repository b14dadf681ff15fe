// Draws captions ourselves, from the cues of a track that the browser keeps hidden: below the picture
// where nothing is covered, in the look that their reader chose.

export class Captions {
  constructor(main, box) {
    Object.assign(this, { main, box, track: null });
    this.all = [...main.querySelectorAll("track")].filter(({ kind }) => kind === "captions" || kind === "subtitles");
    this.draw = this.draw.bind(this);
    main.addEventListener("loadedmetadata", () => this.choose(this.track)); // it may have chosen itself
  }

  choose(element) {
    if (this.track) this.track.track.removeEventListener("cuechange", this.draw);
    for (const each of this.all) each.track.mode = each === element ? "hidden" : "disabled";
    this.track = element;
    this.box.hidden = !element;
    if (!element) return;
    this.box.lang = element.srclang;
    element.track.addEventListener("cuechange", this.draw);
    this.draw();
  }

  draw() {
    const lines = [...this.track?.track.activeCues ?? []].map((cue) => {
      const line = document.createElement("p");
      const words = document.createElement("span");
      line.className = "captions__window";
      words.className = "captions__line";
      words.dir = "auto";
      words.append(cue.getCueAsHTML());
      line.append(words);
      return line;
    });
    this.box.replaceChildren(...lines);
  }
}
