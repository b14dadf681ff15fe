// Plays the ladder of sizes instead of one large file: by the browser itself where it can, else by
// hls.js, which is fetched only when somebody presses play.

const LADDER = "application/vnd.apple.mpegurl";

export class Stream {
  constructor(main, { film, ladder, script, poster }) {
    Object.assign(this, { main, film, ladder, script, poster, loading: null });
    this.isNative = main.canPlayType(LADDER) !== "";
  }

  // The film itself, where the one file of a page without scripts was another.
  begin(at) {
    const address = this.ladder && this.isNative ? this.ladder : this.film;
    const begun = this.main.currentTime;
    if (this.poster) this.main.poster = this.poster;
    this.main.src = address + (begun > 0 ? `#t=${begun}` : at);
    this.main.load();
  }

  // Another file in its stead, from the same moment on.
  become(address, plays) {
    this.hls?.destroy();
    this.main.src = `${address}#t=${this.main.currentTime}`;
    if (plays) this.main.play().catch(() => {});
  }

  // What play has to wait for the first time.
  ready() {
    if (!this.ladder || this.isNative || !this.script) return null;
    this.loading ??= this.attach().catch(() => {}); // the one file goes on playing
    return this.loading;
  }

  async attach() {
    await new Promise((done, fail) => {
      const script = document.createElement("script");
      Object.assign(script, { src: this.script, onload: done, onerror: fail });
      document.head.append(script);
    });
    if (!globalThis.Hls?.isSupported()) return;
    const startPosition = this.main.currentTime;
    this.hls = new Hls({ enableWorker: false, startPosition }); // a worker from a blob is forbidden here
    this.hls.on(Hls.Events.ERROR, (_, { fatal }) => { if (fatal) this.giveUp(); });
    for (const source of this.main.querySelectorAll("source")) source.remove();
    this.hls.loadSource(this.ladder);
    this.hls.attachMedia(this.main);
    await new Promise((done) => this.main.addEventListener("loadedmetadata", done, { once: true }));
  }

  giveUp() {
    this.become(this.film, !this.main.paused);
  }

  end() {
    this.hls?.destroy();
  }
}
