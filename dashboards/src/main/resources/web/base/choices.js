// What the viewer has chosen: kept in the address, so that a view can be shared and survives a reload.
import {dayAfter, dayOf} from './format.js';

/** Minutes that end now: of figures only. */
export const WINDOWS = ['5m', '15m', '60m'];
export const PERIODS = [...WINDOWS, 'today', 'yesterday', '7d', '30d', 'month', 'quarter', 'year', 'all', 'custom'];
export const KEPT = ['view', 'scene', 'scenes', 'rotate', 'period', 'from', 'to', 'unit', 'units', 'procedure', 'channel', 'kpi', 'level', 'order',
  'state', 'by', 'dossier', 'rule', 'severity', 'sort', 'historic', 'alert', 'version', 'indicator', 'of', 'duration', 'step', 'moment', 'since',
  'until', 'speed'];

function firstOfQuarter(day) {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 5)}${String(month).padStart(2, '0')}-01`;
}

export class Choices {
  /** @param onChange told the names of what has changed */
  constructor(onChange) {
    this.onChange = onChange;
    this.read();
    addEventListener('popstate', () => {
      const before = {...this};
      this.read();
      this.onChange(KEPT.filter(name => before[name] !== this[name]));
    });
  }

  read() {
    const given = new URLSearchParams(location.search);
    KEPT.forEach(name => {
      this[name] = given.get(name) || null;
    });
    if (!PERIODS.includes(this.period)) {
      this.period = 'today';
    }
    this.units = this.units === 'now' ? 'now' : null;
  }

  /** Another view is a step that the browser can go back; another filter is not. */
  set(changes) {
    const step = 'view' in changes && changes.view !== this.view || 'dossier' in changes && changes.dossier !== this.dossier;
    Object.assign(this, changes);
    history[step ? 'pushState' : 'replaceState'](null, '', this.address({}));
    this.onChange(Object.keys(changes));
  }

  /** Writes into the address what changes by itself, without telling anybody. */
  keep(changes) {
    Object.assign(this, changes);
    history.replaceState(null, '', this.address({}));
  }

  /** The address of this view with some things changed. */
  address(changes) {
    const address = new URLSearchParams(location.search);
    const wanted = {...this, ...changes};
    KEPT.forEach(name => wanted[name] && !(name === 'period' && wanted[name] === 'today')
      ? address.set(name, wanted[name]) : address.delete(name));
    return `?${address}`;
  }

  /** Goes to an address of the display. */
  follow(address) {
    const given = new URLSearchParams(address);
    const changes = Object.fromEntries(KEPT.map(name => [name, given.get(name) || null]));
    changes.period = PERIODS.includes(changes.period) ? changes.period : 'today';
    Object.keys(changes).forEach(name => changes[name] === this[name] && delete changes[name]);
    this.set(changes);
  }

  /** The days of the period; without days for today, which the server lets roll over, and for a window of minutes. */
  days(status) {
    const today = dayOf(new Date());
    switch (this.period) {
      case 'yesterday':
        return {from: dayAfter(today, -1), to: dayAfter(today, -1)};
      case '7d':
        return {from: dayAfter(today, -6), to: today};
      case '30d':
        return {from: dayAfter(today, -29), to: today};
      case 'month':
        return {from: `${today.slice(0, 7)}-01`, to: today};
      case 'quarter':
        return {from: firstOfQuarter(today), to: today};
      case 'year':
        return {from: `${today.slice(0, 4)}-01-01`, to: today};
      case 'all':
        return {from: status.earliest, to: today};
      case 'custom':
        return {from: this.from ?? today, to: this.to ?? today};
      default:
        return {};
    }
  }

  /** What every question about the figures of days has. */
  question(status) {
    return {unit: this.unit, ...this.days(status), procedure: this.procedure, channel: this.channel, units: this.units};
  }

  /** The same for the figures of this moment, whose period moves on with time. */
  liveQuestion(status) {
    const moving = !['today', 'all', 'custom'].includes(this.period);
    return {...this.question(status), ...(moving ? {from: null, to: null, horizon: this.period} : {})};
  }

  /** The unit and days of an index, which is about the running month where others are about today. */
  indexQuestion(status) {
    return {unit: this.unit, ...this.days(status), version: this.version};
  }
}
