// The wall: one scene at a time, without a mouse and without scrolling; scenes follow each other when the address says so.
import {button, element, link, write} from '../base/dom.js';
import {clock, dayOf, longDate} from '../base/format.js';
import {localized, text} from '../base/text.js';
import {freshnessWords} from '../parts/freshness.js';
import {HealthLine, alertLines, showCounts} from '../wall/parts.js';
import {MapScene} from '../wall/scenes/map.js';
import {IndexScene} from '../wall/scenes/index.js';
import {Overview} from '../wall/scenes/overview.js';
import {WorkScene} from '../wall/scenes/work.js';
import {serviceHealth, worstAlerts} from '../wall/sources.js';
import {Loader} from '../base/load.js';

const SCENES = {overview: Overview, map: MapScene, index: IndexScene, work: WorkScene};
const LEAST_SECONDS = 5;

export class WallView {
  constructor(session, choices) {
    Object.assign(this, {session, choices, paused: false});
    this.city = element('h1');
    this.scope = element('p', 'soft');
    this.fresh = element('p', 'fresh', '', element('span', 'lamp'), element('span', 'fresh-words'));
    this.clock = element('p', 'clock');
    this.date = element('p', 'soft');
    this.counts = element('div', 'counts');
    this.latest = element('div', 'latest');
    this.health = new HealthLine();
    this.stage = element('div', 'stage');
    this.places = element('nav', 'places');
    this.places.setAttribute('aria-label', text('views'));
    this.pause = button('tool', '', () => this.hold(!this.paused));
    this.element = element('div', 'wall', '',
      element('header', 'wall-top', '', element('div', '', '', this.city, this.scope), this.fresh, element('div', 'now', '', this.clock, this.date)),
      element('section', 'strip', '', this.counts, this.latest), this.stage,
      element('footer', 'wall-foot', '', this.health.element, this.places));
    this.element.querySelector('.strip').setAttribute('aria-label', text('alertCounts'));
    this.loaders = [
      new Loader(signal => worstAlerts(1, choices, signal),
        {fail: () => {}, show: answer => this.latest.replaceChildren(alertLines(answer.alerts, session, choices))}),
      new Loader(signal => serviceHealth(choices, signal),
        {fail: () => {}, show: answer => this.health.show(answer.samples)}, {least: 10000, most: 15000}),
    ];
    this.onKey = event => this.key(event);
  }

  get names() {
    const wanted = (this.choices.scenes ?? '').split(',').filter(name => SCENES[name]);
    return wanted.length ? wanted : Object.keys(SCENES);
  }

  /** Seconds after which the next scene comes; 0 for never. */
  get rotation() {
    const seconds = Number(this.choices.rotate);
    return seconds > 0 ? Math.max(LEAST_SECONDS, seconds) : 0;
  }

  open() {
    document.addEventListener('keydown', this.onKey);
    this.loaders.forEach(loader => loader.again());
    this.turnTo(this.names.includes(this.choices.scene) ? this.choices.scene : this.names[0]);
  }

  close() {
    document.removeEventListener('keydown', this.onKey);
    this.loaders.forEach(loader => loader.stop());
    this.scene?.close();
  }

  follow(changed) {
    if (changed.includes('scene') && SCENES[this.choices.scene] && this.choices.scene !== this.name) {
      this.turnTo(this.choices.scene);
    } else if (changed.some(name => name !== 'scene')) {
      this.turnTo(this.name);
    }
  }

  turnTo(name) {
    this.scene?.close();
    this.name = name;
    this.turnedAt = Date.now();
    this.scene = new SCENES[name](this.session, this.choices);
    this.stage.replaceChildren(this.scene.element);
    this.scene.open();
    this.drawPlaces();
    this.draw();
  }

  drawPlaces() {
    const {names} = this;
    this.places.replaceChildren(...names.map((name, i) => {
      const place = link('place', text('scenes')[name], this.choices.address({scene: name}));
      place.setAttribute('aria-label', text('sceneOf', text('scenes')[name], i + 1, names.length));
      place.setAttribute('aria-current', name === this.name ? 'page' : 'false');
      return place;
    }), ...(this.rotation ? [this.pause] : []),
    link('place leave', text('leaveWall'), this.choices.address({view: null, scene: null, rotate: null, scenes: null})));
    write(this.pause, text(this.paused ? 'resume' : 'pause'));
    this.pause.setAttribute('aria-pressed', String(this.paused));
  }

  hold(paused) {
    this.paused = paused;
    this.turnedAt = Date.now();
    this.drawPlaces();
  }

  /** Arrows go to the scene beside; the space bar stops and starts the rotation. */
  key(event) {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    const taken = event.target.closest?.('.unitmap, input, select, a, button');
    if (step && !event.target.closest?.('.unitmap')) {
      this.beside(step);
    } else if (event.key === ' ' && !taken && this.rotation) {
      event.preventDefault();
      this.hold(!this.paused);
    }
  }

  beside(step) {
    const {names} = this;
    this.choices.set({scene: names[(names.indexOf(this.name) + step + names.length) % names.length]});
  }

  news() {
    this.scene.news();
    this.loaders[0].stir();
  }

  tick() {
    this.scene.tick();
    this.loaders.forEach(loader => loader.tick());
    this.drawTop();
    if (this.rotation && !this.paused && this.names.length > 1 && Date.now() - this.turnedAt >= this.rotation * 1000) {
      this.beside(1);
    }
  }

  drawTop() {
    const {session, choices} = this;
    const now = new Date(session.now());
    const day = dayOf(now);
    write(this.city, localized(session.status.name));
    write(this.scope, choices.unit ? session.unitName(choices.unit) : text('centre'));
    write(this.clock, clock(now, day).slice(0, 5));
    write(this.date, longDate(day));
    write(this.fresh.lastChild, freshnessWords(session));
    showCounts(this.counts, session.counts);
    this.health.draw(session);
  }

  draw() {
    this.drawTop();
    return this.scene.draw();
  }
}
