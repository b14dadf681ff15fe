// Keeps the film of a signer in step with the main film. The main film leads; when the signer has to
// wait for data, it waits too. Small drifts are made good by speed, large ones by a jump.

const EXACT = 0.002; // seconds by which a jump may miss
const CLOSE = 0.015; // seconds that nobody sees
const FAR = 0.08; // from here on a jump is the lesser harm
const SELDOM = 2000; // milliseconds from one such jump to the next: a slow device does not only jump
const LEAD = 0.035; // seconds on the clock that the signer stands ahead while a film gets going
const PULL = 4; // how much of a drift is made good in a second
const PATIENCE = 10000; // milliseconds after which a film goes on without its signer
const MOST = 0.4; // by how much speed may differ for it
const LONG = 600; // milliseconds of waiting that are told
const SOON = 600; // milliseconds in which a device stops one film for another

export class Step {
  constructor(leader, follower, offset, lost) {
    Object.assign(this, { leader, follower, offset, lost });
    this.wanted = !leader.paused; // whether the reader wants it to play
    this.held = false; // whether the leader waits for its follower
    this.alone = false; // whether it has waited for too long
    this.started = -SOON; // when the signer was last set going
    this.jumped = -SELDOM; // when they last jumped because they were too far off
    this.ours = { play: 0, pause: 0 }; // events to come that the reader has not caused
    this.ending = new AbortController();
    const on = (film, types, does) => {
      for (const type of types.split(" "))
        film.addEventListener(type, does.bind(this), { signal: this.ending.signal });
    };
    on(leader, "play", this.begin);
    on(leader, "pause ended", this.rest);
    on(leader, "seeking", this.follow);
    on(leader, "seeked canplay playing", this.release);
    on(leader, "waiting", () => follower.pause());
    on(leader, "ratechange", this.turn);
    on(leader, "timeupdate", this.keep); // also where nothing is drawn: in a tab behind another
    on(follower, "seeked canplay loadeddata", this.join);
    on(follower, "waiting", this.hold);
    on(follower, "loadedmetadata", this.follow);
    on(follower, "error", this.lost);
    this.follow();
    this.frame = requestAnimationFrame(this.tick);
  }

  tick = () => {
    this.keep();
    this.frame = requestAnimationFrame(this.tick);
  };

  end() {
    this.ending.abort();
    clearTimeout(this.patience);
    cancelAnimationFrame(this.frame);
    this.follower.pause();
    if (this.held && this.wanted) this.leader.play().catch(() => {});
  }

  get target() {
    return this.leader.currentTime - this.offset;
  }

  // Before a signer has begun and after they have ended nobody waits for them.
  get away() {
    return this.target < 0 || this.target >= (this.follower.duration || Infinity) || this.follower.error;
  }

  get ready() {
    const { leader, follower } = this;
    return !leader.seeking && (this.away || (!follower.seeking && follower.readyState >= 3));
  }

  // At every start one waits for the other a moment: that is not worth a word.
  get waits() {
    return this.alone || (this.held && performance.now() - this.since > LONG);
  }

  // In seconds of the film.
  get drift() {
    return this.follower.currentTime - this.target;
  }

  // In slow motion the clock on the wall tells more of a drift than the film does.
  get far() {
    const seen = Math.abs(this.drift) / Math.min(1, this.leader.playbackRate);
    return seen > FAR && performance.now() - this.jumped > SELDOM;
  }

  // A film with sound takes its time to get going, one without does not, and the signer's has none.
  // So it stands a moment ahead, and goes as soon as the film comes by.
  get goal() {
    const ahead = this.wanted ? LEAD * this.leader.playbackRate : 0;
    return Math.max(0, Math.min(this.target + ahead, this.follower.duration || 0));
  }

  begin() {
    if (this.ours.play) return void (this.ours.play -= 1);
    this.wanted = true;
    this.follower.preload = "auto";
    this.follow();
    this.keep();
  }

  rest({ type }) {
    if (type === "pause" && this.ours.pause) return void (this.ours.pause -= 1);
    if (this.isPushedOut(type)) return this.lost();
    this.wanted = this.held = false;
    this.follower.pause();
    if (!this.leader.seeking && Math.abs(this.drift) > CLOSE) this.follow();
  }

  // A device that plays one film at a time stops the first as soon as the second begins; on a busy one
  // both may have been stopped, each for the other.
  isPushedOut(type) {
    const soon = performance.now() - this.started < SOON;
    return type === "pause" && soon && this.wanted && !this.leader.ended;
  }

  pause() {
    this.wanted = this.held = false;
    this.leader.pause();
    this.follower.pause();
  }

  follow() {
    const { follower, goal } = this;
    if (Math.abs(follower.currentTime - goal) > EXACT) {
      follower.pause();
      follower.currentTime = goal;
    }
    if (this.wanted) this.hold();
  }

  hold() {
    if (!this.wanted || this.ready || this.alone) return;
    this.follower.pause();
    if (!this.held) Object.assign(this, { met: false, since: performance.now() });
    this.held = true;
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.leave(), PATIENCE);
    if (!this.leader.paused) {
      this.ours.pause += 1;
      this.leader.pause();
    }
  }

  // The film goes on; as soon as the signer has data again, they jump to where it is.
  leave() {
    this.alone = this.held;
    if (this.alone) this.resume();
  }

  join() {
    this.alone = false;
    this.release();
  }

  release() {
    if (!this.wanted || !this.ready) return;
    if (this.held && !this.away && !this.met) return this.meet();
    this.resume();
    this.pace();
    this.keep();
  }

  // Both stand still: the moment to bring them to the same picture, once.
  meet() {
    this.met = true;
    this.follow();
    this.release();
  }

  jump() {
    this.jumped = performance.now();
    this.follow();
  }

  resume() {
    clearTimeout(this.patience);
    if (this.held && this.leader.paused) {
      this.ours.play += 1;
      this.leader.play().catch(() => { this.wanted = false; });
    }
    this.held = false;
  }

  go() {
    this.started = performance.now();
    this.follower.play().catch(() => {});
    this.pace();
  }

  // Each film takes on another speed in its own time, so both begin anew from where they are.
  turn() {
    const { leader } = this;
    this.pace();
    if (this.wanted && !this.alone && !this.away && !leader.seeking) leader.currentTime = leader.currentTime;
  }

  pace() {
    this.follower.playbackRate = this.leader.playbackRate;
  }

  keep() {
    const { leader, follower } = this;
    if (!this.wanted || this.held || this.alone || leader.paused || leader.seeking || follower.seeking) return;
    if (this.away) return void (follower.paused || follower.pause());
    if (follower.paused) {
      if (leader.readyState < 3) return;
      if (this.far) return this.jump();
      return this.drift > EXACT ? undefined : this.go();
    }
    if (this.far) return this.jump();
    const drift = this.drift / leader.playbackRate;
    const pull = Math.abs(drift) > CLOSE ? Math.max(-MOST, Math.min(MOST, drift * PULL)) : 0;
    const rate = Math.max(0.0625, leader.playbackRate * (1 - pull));
    if (Math.abs(follower.playbackRate - rate) > 0.005) follower.playbackRate = rate;
  }
}
