// Asking the server, once or again and again.
import {stored} from './memory.js';

const RETRY_MILLIS = 5000;

/** Who asks, as far as the viewer said; unverified. */
function asUser() {
  const by = stored('by');
  return by ? {'X-IOC-User': encodeURIComponent(by)} : {};
}

/** The JSON of an answer; an error with the reason that the server gave, and the status, otherwise. */
export async function load(path, signal) {
  const response = await fetch(path, {signal, headers: {Accept: 'application/json', ...asUser()}});
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw Object.assign(new Error(problem.detail ?? `HTTP ${response.status}`), {status: response.status});
  }
  return response.json();
}

/** Sends JSON; the status, and the JSON of the answer whatever it says. */
export async function send(path, body, method = 'POST') {
  const response = await fetch(path, {method, headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)});
  return {status: response.status, content: await response.json().catch(() => ({}))};
}

/** A query string of what is given. */
export function query(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value);
  return given.length ? `?${new URLSearchParams(given)}` : '';
}

/** Something that is asked for again: soon after news, and now and then without. What it told last stays until it tells more. */
export class Loader {
  /**
   * @param ask gives what is to be shown, by the signal that aborts it
   * @param on {show(answer), fail(reason)}
   * @param times {least, most} milliseconds between two askings, after news and without
   */
  constructor(ask, on, {least = 3000, most = 30000} = {}) {
    Object.assign(this, {ask, on, least, most, at: 0, news: false, failed: false});
  }

  /** There may be something new. */
  stir() {
    this.news = true;
  }

  /** Looks whether it is time. */
  tick() {
    const rest = Date.now() - this.at;
    if (!this.request && (rest > this.most || this.news && rest > this.least || this.failed && rest > RETRY_MILLIS)) {
      this.again();
    }
  }

  /** Asks now; what was asked before is no longer of interest. */
  async again() {
    this.stop();
    const request = new AbortController();
    this.request = request;
    this.at = Date.now();
    this.news = false;
    try {
      const answer = await this.ask(request.signal);
      if (this.request === request) {
        this.failed = false;
        this.on.show(answer);
      }
    } catch (e) {
      if (this.request === request) {
        this.failed = true;
        this.on.fail(e.message);
      }
    } finally {
      if (this.request === request) {
        this.request = null;
      }
    }
  }

  stop() {
    this.request?.abort();
    this.request = null;
  }
}
