// The city at a glance.
import {element, write} from '../../base/dom.js';
import {count, dayOf, figure, localOf, longDate} from '../../base/format.js';
import {Loader, load} from '../../base/load.js';
import {localized, text} from '../../base/text.js';
import {ordered} from '../../parts/league.js';
import {Panel} from '../../parts/panel.js';
import {standing} from '../../parts/standing.js';
import {UnitMap} from '../../parts/unitmap.js';
import {View} from '../../views/view.js';
import {DayChart, usualDay} from '../daychart.js';
import {KpiTile} from '../kpitile.js';
import {showDue, unitList} from '../parts.js';
import {course, dueCounts, league, sameWeekday, today, weekBefore} from '../sources.js';

const KPIS = ['dossiers.on-time', 'dossiers.overdue', 'dossiers.online-share', 'payments.online-share', 'satisfaction.score'];
const DAY = [['dossiers.received', 'receivedToday'], ['dossiers.resolved', 'resolvedToday']];
const WAIT = 'tickets.waiting-time.p90';
const MINUTE = 60000;

export class Overview extends View {
  constructor(session, choices) {
    super(session, choices, 'scene overview');
    const ofOpen = each => text('ofOpen', count(each.kpis.get('dossiers.open')?.value ?? null));
    this.tiles = KPIS.map(id => new KpiTile(id, id === 'dossiers.overdue' ? ofOpen : undefined));
    this.days = DAY.map(([id, name]) => ({id, chart: new DayChart(text(name)), series: null, usual: null}));
    const map = element('div', 'unitmap');
    this.map = new UnitMap(map, unit => choices.address({view: null, scene: null, rotate: null, unit}));
    const panel = (name, options) => new Panel(name, {title: '', ...options});
    this.dues = panel('due', {title: text('due'), least: 5000, ask: signal => dueCounts(5, session, choices, signal), show: answer => {
      this.dueDays = answer;
      this.draw();
    }});
    this.queues = panel('queues', {title: text('queues'), least: 10000, ask: signal => league(WAIT, session, choices, signal), show: (answer, body) => this.showQueues(answer, body)});
    this.worst = panel('worst', {title: text('attention'), least: 5000, ask: signal => league(this.kpi, session, choices, signal), show: (answer, body) => this.showUnits(answer, body)});
    this.mapPanel = panel('map', {title: text('map'), most: Infinity, ask: signal => load('/api/v1/map', signal), show: (layout, body) => {
      this.layout = layout;
      body.replaceChildren(map);
      this.drawMap();
    }});
    const quietly = (ask, show, times) => new Loader(ask, {show, fail: () => {}}, times);
    const minutely = {least: MINUTE, most: MINUTE};
    this.panels = [this.dues, this.queues, this.worst, this.mapPanel];
    this.loaders = [
      quietly(signal => weekBefore(session, choices, signal), answer => {
        this.weekBefore = answer;
      }, minutely),
      ...this.tiles.map(tile => quietly(signal => course(tile.id, session, choices, signal), answer => tile.showCourse(answer), minutely)),
      ...this.days.map(day => quietly(signal => today(day.id, choices, signal), answer => {
        day.series = answer;
        this.draw();
      }, {least: 5000})),
      ...this.days.map(day => quietly(signal => sameWeekday(day.id, session, choices, signal), answer => {
        day.usual = usualDay(answer);
        this.draw();
      }, {least: 10 * MINUTE, most: 10 * MINUTE})),
    ];
    this.caption = element('p', 'soft usual-caption');
    this.element.append(
      element('div', 'kpis', '', ...this.tiles.map(tile => tile.element)),
      element('div', 'days', '', ...this.days.map(day => day.chart.element), this.caption),
      element('div', 'lists', '', this.dues.element, this.queues.element, this.worst.element),
      this.mapPanel.element);
  }

  /** The KPI that colours the map. */
  get kpi() {
    return this.choices.kpi && this.session.latest(this.choices.kpi) ? this.choices.kpi : KPIS[0];
  }

  get definition() {
    return this.session.latest(this.kpi);
  }

  showQueues(answer, body) {
    this.queueRows = answer.rows.filter(row => row.kpi.value !== null).reverse();
    this.queueNow ??= element('p', 'queue-now');
    body.replaceChildren(this.queueNow, element('h3', 'soft', text('longestWaits')),
      unitList(this.session.latest(WAIT), this.queueRows.slice(0, 3), this.choices, text('noData')));
    this.drawQueue();
  }

  drawQueue() {
    const wait = this.session.kpis.get(WAIT);
    const waiting = this.session.kpis.get('tickets.waiting');
    if (this.queueNow && wait) {
      const shown = figure(this.session.definition(wait), wait.value);
      const key = `${waiting?.value} ${shown.main} ${shown.unit}`;
      if (this.queueKey !== key) {
        this.queueKey = key;
        const number = (amount, words) => element('span', 'pair', '', element('strong', '', amount), element('span', 'soft', words));
        this.queueNow.replaceChildren(...(waiting ? [number(count(waiting.value), text('waitingNow'))] : []),
          number(`${shown.main} ${shown.unit}`.trim(), text('waitP90')));
      }
    }
  }

  showUnits(answer, body) {
    this.answer = answer;
    const definition = this.definition;
    const rows = ordered(answer.rows, true).filter(row => row.kpi.value !== null);
    const missing = definition.target === null ? rows : rows.filter(row => standing(definition, row.kpi) !== 'met');
    body.replaceChildren(unitList(definition, missing.slice(0, 6), this.choices, text(rows.length ? 'allClear' : 'noData')));
    this.worst.title.textContent = text('attention');
    this.drawMap();
  }

  drawMap() {
    if (this.layout && this.answer) {
      this.mapPanel.title.textContent = localized(this.definition.name);
      this.map.show(this.definition, this.answer, this.layout, this.choices.unit, true);
    }
  }

  draw() {
    const {session} = this;
    if (!session.kpis.size) {
      return [];
    }
    this.tiles.forEach(tile => tile.show(session, this.weekBefore ? this.weekBefore.get(tile.id) ?? {value: null} : null));
    const local = localOf(new Date(session.now()));
    const hour = Number(local.slice(11, 13)) + Number(local.slice(14, 16)) / 60;
    this.days.forEach(({id, chart, series, usual}) => series && chart.show(session.kpis.get(id)?.value ?? null, series, usual, hour));
    const weekday = longDate(dayOf(new Date(session.now()))).split(',')[0].toLowerCase();
    write(this.caption, this.days.some(day => day.usual) ? text('usualOf', weekday) : '');
    if (this.dueDays) {
      const overdue = session.kpis.get('dossiers.overdue')?.value ?? null;
      const key = JSON.stringify([overdue, this.dueDays]);
      if (this.dueKey !== key) {
        this.dueKey = key;
        showDue(this.dues.body, overdue, this.dueDays, this.choices);
      }
    }
    this.drawQueue();
    return [];
  }
}
