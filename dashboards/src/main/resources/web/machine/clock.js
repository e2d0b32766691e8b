// The clock of the time machine: where in a range of time it is, and how fast it goes. It does not tick by itself.

const MINUTE = 60000;

/** How many seconds go by in one: real time, minutes, hours and a day in a second, a year in a minute. */
export const SPEEDS = [1, 60, 600, 3600, 21600, 86400, 525600];
export const STEPS = {minute: MINUTE, hour: 60 * MINUTE, day: 1440 * MINUTE};

/** How far back the ticker looks at each speed, in minutes: about what goes by in a few seconds. */
const LOOK_BACK = [10, 10, 60, 180, 720, 1440, 10080];

export class Clock {
  /** All in epoch milliseconds. */
  constructor(from, to, at, speed) {
    Object.assign(this, {speed: SPEEDS.includes(speed) ? speed : 3600, playing: false});
    this.range(from, to);
    this.seek(at);
  }

  range(from, to) {
    Object.assign(this, {from, to: Math.max(to, from + MINUTE)});
    this.seek(this.at ?? to);
  }

  seek(at) {
    this.at = Math.min(this.to, Math.max(this.from, at));
  }

  /** A step of a minute, an hour or a day. */
  step(name, direction) {
    this.seek(this.at + direction * STEPS[name]);
  }

  /** So much time has passed on the wall; at the end of the range it stops. */
  pass(millis) {
    if (this.playing) {
      this.seek(this.at + millis * this.speed);
      this.playing = this.at < this.to;
    }
  }

  get ended() {
    return this.at >= this.to;
  }

  /** The minute that is shown: what is finer, no figure tells. */
  get minute() {
    return Math.floor(this.at / MINUTE) * MINUTE;
  }

  /** Since when the ticker tells what happened up to a moment. */
  since(at) {
    return at - LOOK_BACK[SPEEDS.indexOf(this.speed)] * MINUTE;
  }
}
