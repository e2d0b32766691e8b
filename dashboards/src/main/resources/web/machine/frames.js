// Asks for one moment after another: one at a time, and then the latest that is wanted. Moments that the server is too slow for are left out.

const LEAST_MILLIS = 150;
const RETRY_MILLIS = 3000;

export class Frames {
  /**
   * @param ask gives the answer of a moment, by a signal that aborts it
   * @param on {show(answer), fail(reason), rest()}: rest when nothing is wanted
   */
  constructor(ask, on) {
    Object.assign(this, {ask, on, wanted: null, shown: null});
  }

  /** From now on this moment is wanted. */
  want(moment) {
    this.wanted = {moment};
    if (!this.resting) {
      this.next();
    }
  }

  /** Whether what is shown is not what is wanted. */
  get behind() {
    return this.wanted !== null && this.wanted.moment !== this.shown;
  }

  async next() {
    if (this.request || !this.behind) {
      return;
    }
    const {moment} = this.wanted;
    const request = new AbortController();
    const begun = performance.now();
    this.request = request;
    try {
      const answer = await this.ask(moment, request.signal);
      if (this.request === request) {
        this.shown = moment;
        this.on.show(answer);
      }
    } catch (e) {
      if (this.request === request) {
        this.on.fail(e.message);
        this.finish(RETRY_MILLIS);
        return;
      }
    }
    if (this.request === request) {
      this.finish(Math.max(0, LEAST_MILLIS - (performance.now() - begun)));
    }
  }

  finish(rest) {
    this.request = null;
    if (!this.behind) {
      this.on.rest();
    }
    this.resting = setTimeout(() => {
      this.resting = null;
      this.next();
    }, rest);
  }

  /** Another question: what was asked is no longer of interest. */
  stop() {
    this.request?.abort();
    clearTimeout(this.resting);
    Object.assign(this, {request: null, resting: null, wanted: null, shown: null});
  }
}
