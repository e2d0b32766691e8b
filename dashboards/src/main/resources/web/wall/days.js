// Received and resolved through the day, side by side.
import {element, write} from '../base/dom.js';
import {dayOf, localOf, weekday} from '../base/format.js';
import {Loader} from '../base/load.js';
import {text} from '../base/text.js';
import {DayChart, usualDay} from './daychart.js';
import {sameWeekday, today} from './sources.js';

const KPIS = [['dossiers.received', 'receivedToday'], ['dossiers.resolved', 'resolvedToday']];
const TEN_MINUTES = 600000;

export class Days {
  /** @param draw told when there is something new to draw */
  constructor(session, choices, draw) {
    this.session = session;
    this.days = KPIS.map(([id, name]) => ({id, chart: new DayChart(text(name)), series: null, usual: null}));
    this.caption = element('p', 'soft usual-caption');
    this.element = element('div', 'days', '', ...this.days.map(day => day.chart.element), this.caption);
    const loader = (ask, take, times) => new Loader(ask, {fail: () => {}, show: answer => {
      take(answer);
      draw();
    }}, times);
    this.loaders = this.days.flatMap(day => [
      loader(signal => today(day.id, choices, signal), answer => {
        day.series = answer;
      }, {least: 5000}),
      loader(signal => sameWeekday(day.id, session, choices, signal), answer => {
        day.usual = usualDay(answer);
      }, {least: TEN_MINUTES, most: TEN_MINUTES}),
    ]);
  }

  draw() {
    const {session} = this;
    const now = new Date(session.now());
    const [hours, minutes] = localOf(now).slice(11).split(':').map(Number);
    this.days.filter(day => day.series).forEach(({id, chart, series, usual}) =>
      chart.show(session.kpis.get(id)?.value ?? null, series, usual, hours + minutes / 60));
    write(this.caption, this.days.some(day => day.usual) ? text('usualOf', weekday(dayOf(now))) : '');
  }
}
