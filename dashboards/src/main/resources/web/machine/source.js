// Where the boards of the time machine come from.
import {load, query} from '../base/load.js';

/** What a city is looked at by; those that its profile has are shown. */
const WANTED = ['dossiers.on-time', 'dossiers.received', 'dossiers.resolved', 'dossiers.open', 'dossiers.overdue', 'dossiers.online-share',
  'payments.online-share', 'satisfaction.score', 'acceptance.overdue', 'tickets.waiting', 'feedback.open', 'service.outages-open'];
const MOST = 12;

export const PERIODS = ['today', '7d', '30d', 'month', 'year'];

export class Source {
  constructor(session, choices) {
    Object.assign(this, {session, choices});
  }

  /** The KPIs that are shown, the chosen one among them. */
  get ids() {
    const known = [...new Set([...this.session.definitions.values()].map(each => each.id))];
    const wanted = WANTED.filter(id => known.includes(id));
    const shown = wanted.length ? wanted : known.slice(0, MOST);
    const {kpi} = this.choices;
    return known.includes(kpi) && !shown.includes(kpi) ? [...shown, kpi] : shown;
  }

  /** By which KPI units are compared. */
  get kpi() {
    return this.ids.includes(this.choices.kpi) ? this.choices.kpi : this.ids[0];
  }

  get period() {
    return PERIODS.includes(this.choices.period) ? this.choices.period : 'today';
  }

  /** The whole board of a moment, with what happened since another. */
  board(at, since, level, signal) {
    return this.ask(at, {kpi: this.kpi, level, since: new Date(since).toISOString()}, signal);
  }

  /** The figures of a moment alone. */
  figures(at, signal) {
    return this.ask(at, {}, signal);
  }

  ask(at, more, signal) {
    return load(`/api/v1/board${query({unit: this.choices.unit, horizon: this.period, 'as-of': new Date(at).toISOString(),
      kpis: this.ids.join(), ...more})}`, signal);
  }
}
