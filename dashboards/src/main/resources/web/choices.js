// What the viewer has chosen: kept in the address, so that it can be shared and survives a reload.
import {byId, element, option} from './dom.js';
import {date, dayOf} from './format.js';
import {localized, text} from './text.js';

const PERIODS = ['today', 'month', 'year', 'all', 'custom'];
const KEPT = ['view', 'period', 'from', 'to', 'unit', 'kpi', 'level', 'state', 'rule', 'severity', 'sort', 'historic', 'alert'];

export class Choices {
  constructor(onChange) {
    this.onChange = onChange;
    const given = new URLSearchParams(location.search);
    KEPT.forEach(name => {
      this[name] = given.get(name);
    });
    if (!PERIODS.includes(this.period)) {
      this.period = 'today';
    }
    byId('choices').addEventListener('submit', event => event.preventDefault());
    byId('unit').addEventListener('change', event => this.set({unit: event.target.value || null}));
    byId('level').addEventListener('change', event => this.set({level: event.target.value || 'all'}));
    byId('kpi').addEventListener('change', event => this.set({kpi: event.target.value}));
    ['from', 'to'].forEach(name => byId(name).addEventListener('change', event => {
      if (event.target.value) {
        this.set({[name]: event.target.value});
      }
    }));
  }

  set(changes) {
    Object.assign(this, changes);
    const address = new URLSearchParams(location.search);
    KEPT.forEach(name => this[name] ? address.set(name, this[name]) : address.delete(name));
    history.replaceState(null, '', `?${address}`);
    this.onChange(Object.keys(changes));
  }

  /** The days of the period; without days for today, which the server lets roll over. */
  days(status) {
    const today = dayOf(new Date());
    switch (this.period) {
      case 'month':
        return {from: `${today.slice(0, 7)}-01`, to: today};
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

  /** Writes the controls in the language of the moment. */
  draw(status, units, definitions) {
    this.drawPeriods();
    byId('dates').hidden = this.period !== 'custom';
    const days = this.days(status);
    const today = dayOf(new Date());
    byId('from').value = days.from ?? today;
    byId('to').value = days.to ?? today;
    const span = days.from ? `${date(days.from)} – ${date(days.to)}` : date(today);
    byId('span').textContent = span;
    this.drawUnits(units, today);
    this.drawLevels(units, today);
    byId('kpi').replaceChildren(...definitions.map(each => option(each.id, localized(each.name))));
    byId('kpi').value = this.kpi;
  }

  /** Made once, so that the keyboard keeps its place. */
  drawPeriods() {
    this.segments ??= PERIODS.map(period => this.segment(period));
    if (!byId('periods').hasChildNodes()) {
      byId('periods').append(...this.segments.map(segment => segment.label));
    }
    this.segments.forEach(({period, input, name}) => {
      input.checked = period === this.period;
      name.textContent = text(period);
    });
  }

  segment(period) {
    const input = element('input');
    input.type = 'radio';
    input.name = 'period';
    input.value = period;
    input.addEventListener('change', () => {
      const days = this.days({});
      const today = dayOf(new Date());
      const dates = period === 'custom' ? {from: days.from ?? today, to: days.to ?? today} : {from: null, to: null};
      this.set({period, ...dates});
    });
    const name = element('span');
    return {period, input, name, label: element('label', '', '', input, name)};
  }

  drawUnits(units, today) {
    const groups = new Map();
    const latest = new Map();
    units.forEach(unit => latest.set(unit.code, unit));
    latest.forEach(unit => {
      const former = unit.validTo !== null && unit.validTo < today;
      const group = former ? 'formerUnits' : unit.kind;
      groups.set(group, [...(groups.get(group) ?? []), unit]);
    });
    const former = groups.get('formerUnits');
    groups.delete('formerUnits');
    const drawn = [...groups, ...(former ? [['formerUnits', former]] : [])].map(([group, members]) => {
      const made = element('optgroup', '', '', ...members.map(unit => option(unit.code, localized(unit.name))));
      made.label = text(group);
      return made;
    });
    byId('unit').replaceChildren(option('', text('wholeCity')), ...drawn);
    byId('unit').value = this.unit ?? '';
  }

  drawLevels(units, today) {
    const kinds = ['DEPARTMENT', 'DISTRICT', 'COMMUNE'].filter(kind => units.some(unit => unit.kind === kind));
    if (!this.level) {
      const current = units.filter(unit => unit.validTo === null || unit.validTo >= today).map(unit => unit.kind);
      this.level = ['COMMUNE', 'DISTRICT', 'DEPARTMENT'].find(kind => current.includes(kind))?.toLowerCase() ?? 'all';
    }
    byId('level').replaceChildren(option('all', text('allLevels')), ...kinds.map(kind => option(kind.toLowerCase(), text(kind))));
    byId('level').value = this.level;
  }
}
