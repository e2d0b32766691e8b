// The time machine: the board of any moment, step by step or played.
import {element, fill, link, write} from '../base/dom.js';
import {count, date, dayAfter, dayOf, instantOf, longDate, minute, moment} from '../base/format.js';
import {load} from '../base/load.js';
import {localized, text} from '../base/text.js';
import {Clock} from '../machine/clock.js';
import {Frames} from '../machine/frames.js';
import {MomentRanking} from '../machine/ranking.js';
import {Samples} from '../machine/samples.js';
import {section} from '../machine/section.js';
import {PERIODS, Source} from '../machine/source.js';
import {StandingAlerts} from '../machine/standingalerts.js';
import {Ticker} from '../machine/ticker.js';
import {Tiles} from '../machine/tiles.js';
import {Transport} from '../machine/transport.js';
import {LeagueControls} from '../parts/leaguecontrols.js';
import {UnitMap} from '../parts/unitmap.js';
import {View} from './view.js';

const TICK_MILLIS = 100;
const KEEP_MILLIS = 2000;
const USUAL_DAYS = 7;
const BUSY = ['kpi', 'unit', 'level', 'period'];

export class HistoryView extends View {
  constructor(session, choices) {
    super(session, choices, 'history-view');
    this.source = new Source(session, choices);
    this.samples = new Samples();
    this.controls = new LeagueControls(session, choices);
    const {since, until} = this.days;
    this.clock = new Clock(this.start(since), this.end(until), Date.parse(choices.moment ?? '') || this.end(until), Number(choices.speed));
    this.frames = new Frames((at, signal) => this.source.board(at, this.clock.since(at), this.controls.question.level, signal),
      {show: answer => this.show(answer), fail: reason => this.fail(reason), rest: () => this.fill()});
    this.build();
  }

  /** The days of the range. */
  get days() {
    const until = this.choices.until ?? (this.choices.moment ? dayOf(new Date(this.choices.moment)) : dayOf(new Date()));
    const since = this.choices.since ?? dayAfter(until, 1 - USUAL_DAYS);
    return since <= until ? {since, until} : {since: until, until: since};
  }

  start(day) {
    return Date.parse(instantOf(`${day}T00:00`));
  }

  /** The end of a day, and of today the minute that is full. */
  end(day) {
    return Math.min(this.start(dayAfter(day, 1)), Math.floor(this.session.now() / 60000) * 60000);
  }

  build() {
    const address = unit => this.choices.address({unit});
    this.band = element('p', 'history-band');
    this.back = link('history-live', text('machineLive'), '');
    this.big = element('strong', 'big-moment');
    this.working = element('span', 'working');
    this.span = element('span', 'soft');
    this.note = element('p', 'part-note');
    this.note.setAttribute('role', 'status');
    this.period = element('select');
    this.period.id = 'machine-period';
    this.period.addEventListener('change', () => this.choices.set({period: this.period.value}));
    this.transport = new Transport(this.clock, {play: () => this.play(), seek: at => this.move(() => this.clock.seek(at)),
      step: (name, direction) => this.move(() => this.clock.step(name, direction)), speed: speed => this.choices.set({speed: String(speed)}),
      since: day => day && this.choices.set({since: day}), until: day => day && this.choices.set({until: day})});
    this.tiles = new Tiles(id => this.choices.set({kpi: id}));
    this.map = new UnitMap(address);
    this.ranking = new MomentRanking(address);
    this.alerts = new StandingAlerts(this.session, this.choices);
    this.ticker = new Ticker(this.session, this.choices);
    this.place = section('map', '', this.map.element);
    this.league = section('league', text('league'), this.ranking.element);
    this.league.element.firstChild.append(this.controls.level.label);
    this.standing = section('standing', '', this.alerts.element);
    this.happened = section('happened', '', this.ticker.element);
    this.element.append(
      element('div', 'history-head', '', this.band, this.back),
      element('div', 'history-moment', '', this.big, this.working, this.span,
        element('label', 'inline', '', element('span', 'soft', text('machinePeriod')), ' ', this.period)),
      this.note, this.transport.element, this.tiles.element,
      element('div', 'history-parts', '', this.place.element, this.league.element, this.standing.element, this.happened.element));
    write(this.band, text('machineBandLoading'));
    this.element.dataset.part = 'loading';
  }

  open() {
    this.opened = true;
    this.layout ??= load('/api/v1/map').catch(() => ({tiles: [], shapes: []}));
    this.ticking ??= setInterval(() => this.pass(), TICK_MILLIS);
    this.passed = performance.now();
    this.controls.draw();
    this.drawTransport();
    this.ask();
  }

  close() {
    clearInterval(this.ticking);
    this.ticking = null;
    this.frames.stop();
    this.filling?.abort();
  }

  follow(changed) {
    if (changed.some(name => ['since', 'until'].includes(name))) {
      this.clock.range(this.start(this.days.since), this.end(this.days.until));
      this.samples.clear();
    }
    if (changed.includes('speed')) {
      this.clock.speed = Number(this.choices.speed) || this.clock.speed;
    }
    if (changed.includes('moment') && this.choices.moment) {
      this.clock.seek(Date.parse(this.choices.moment));
    }
    if (changed.some(name => BUSY.includes(name))) {
      this.samples.clear();
    }
    this.frames.stop();
    this.controls.draw();
    this.drawTransport();
    this.ask();
  }

  news() {
    // the stream tells of now; here is then
  }

  tick() {
    if (this.opened && this.days.until >= dayOf(new Date(this.session.now()))) {
      this.clock.to = Math.max(this.clock.to, this.end(this.days.until));
    }
  }

  play() {
    if (this.clock.ended && !this.clock.playing) {
      this.clock.seek(this.clock.from);
    }
    this.clock.playing = !this.clock.playing;
    this.passed = performance.now();
    this.move(() => {});
  }

  /** Lets the clock go on by what passed on the wall. */
  pass() {
    const now = performance.now();
    if (this.clock.playing) {
      this.clock.pass(now - this.passed);
      this.transport.tick();
      this.ask();
      if (!this.clock.playing || now - (this.keptAt ?? 0) > KEEP_MILLIS) {
        this.keep();
      }
    }
    this.passed = now;
  }

  move(how) {
    how();
    this.transport.tick();
    this.ask();
    this.keep();
  }

  /** The moment stands in the address; while it plays, now and then. */
  keep() {
    this.keptAt = performance.now();
    this.choices.keep({moment: new Date(this.clock.minute).toISOString()});
    this.back.href = this.choices.address({view: null, moment: null, since: null, until: null, speed: null});
  }

  ask() {
    const at = this.clock.minute;
    if (this.frames.wanted?.moment !== at) {
      this.filling?.abort();
      this.frames.want(at);
    }
    this.element.setAttribute('aria-busy', String(this.frames.behind));
  }

  /** With nothing else to do, the course of the figures gets more points. */
  async fill() {
    this.element.setAttribute('aria-busy', 'false');
    const {clock, samples} = this;
    const at = samples.missing(clock.from, Date.parse(this.answer?.asOf ?? 0), clock.to);
    if (at === null || this.filling || this.frames.behind) {
      return;
    }
    const request = new AbortController();
    this.filling = request;
    try {
      samples.take(await this.source.figures(at, request.signal));
      this.filling = null;
      this.drawTiles();
      this.fill();
    } catch {
      samples.asked.delete(at);
      this.filling = null;
    }
  }

  drawTransport() {
    fill(this.period, PERIODS.map(each => [each, text('machinePeriods')[each]]), this.source.period);
    this.transport.draw(this.days, {min: this.session.status.earliest ?? '', max: dayOf(new Date(this.session.now()))});
    this.back.href = this.choices.address({view: null, moment: null, since: null, until: null, speed: null});
  }

  drawTiles() {
    this.tiles.show(this.session, this.answer, this.source.kpi, this.samples, this.clock);
  }

  async show(answer) {
    this.answer = answer;
    this.samples.take(answer);
    const day = dayOf(new Date(answer.asOf));
    this.element.dataset.asOf = answer.asOf;
    write(this.band, text('machineBand', moment(answer.asOf)));
    write(this.big, `${minute(answer.asOf)} · ${longDate(day)}`);
    write(this.working, text(answer.workingTime ? 'machineWorking' : 'machineNotWorking'));
    this.working.dataset.working = answer.workingTime;
    write(this.span, text('machineDays', date(answer.from), date(answer.to)));
    write(this.note, answer.kpis.every(kpi => kpi.value === null) ? text('machineEmpty') : '');
    this.element.dataset.part = this.note.textContent ? 'old' : 'ready';
    this.drawTiles();
    this.alerts.show(answer.alerts);
    write(this.standing.heading, text('standingTitle', count(answer.alerts.counts.total)));
    this.ticker.show(answer.transitions);
    write(this.happened.heading, text('transitionsTitle', count(answer.transitions.total)));
    const layout = await this.layout;
    if (this.answer === answer) {
      this.drawUnits(answer, layout);
    }
  }

  /** Before a KPI was defined there is nothing to compare the units by. */
  drawUnits({league, to}, layout) {
    [this.place, this.league].forEach(part => {
      part.element.hidden = league === null;
    });
    if (league) {
      const definition = this.session.definitions.get(`${league.kpi} ${league.version}`);
      write(this.place.heading, localized(definition.name));
      this.ranking.show(definition, league, this.choices.unit, this.controls.worstFirst);
      this.map.show(definition, {rows: league.rows, to}, layout, this.choices.unit, false);
    }
  }

  /** What was shown stays under its own moment. */
  fail(reason) {
    this.element.setAttribute('aria-busy', 'false');
    this.element.dataset.part = this.answer ? 'old' : 'failed';
    write(this.note, this.answer ? text('machineOld', moment(this.answer.asOf), reason) : text('failed', reason));
  }
}
