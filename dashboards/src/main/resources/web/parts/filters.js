// The controls of what is asked: period, unit, procedure, channel.
import {byId, element, fill, option} from '../base/dom.js';
import {date, dayOf} from '../base/format.js';
import {PERIODS, WINDOWS} from '../base/choices.js';
import {localized, text} from '../base/text.js';

const CHANNELS = ['ONLINE', 'DESK', 'POSTAL'];
const NO_PERIOD = ['dossiers', 'dossier', 'alerts', 'system', 'history'];
const BY_CASE = ['figures', 'units', 'procedures', 'dossiers'];

export class Filters {
  constructor(session, choices) {
    Object.assign(this, {session, choices});
    byId('choices').addEventListener('submit', event => event.preventDefault());
    ['unit', 'procedure', 'channel'].forEach(name => byId(name).addEventListener('change', event => {
      this.choices.set({[name]: event.target.value || null});
    }));
    ['from', 'to'].forEach(name => byId(name).addEventListener('change', event => {
      if (event.target.value) {
        choices.set({[name]: event.target.value});
      }
    }));
    this.segments = PERIODS.map(period => this.segment(period));
    byId('periods').append(...this.segments.map(segment => segment.label));
  }

  segment(period) {
    const input = element('input');
    Object.assign(input, {type: 'radio', name: 'period', value: period});
    input.addEventListener('change', () => {
      const days = this.choices.days({});
      const today = dayOf(new Date());
      const dates = period === 'custom' ? {from: days.from ?? today, to: days.to ?? today} : {from: null, to: null};
      this.choices.set({period, ...dates});
    });
    const name = element('span');
    return {period, input, name, label: element('label', '', '', input, name)};
  }

  /** Writes the controls as they stand, in the language of the moment. */
  draw() {
    const {choices, session} = this;
    const view = choices.view ?? 'figures';
    byId('period-field').hidden = NO_PERIOD.includes(view);
    byId('dates').hidden = choices.period !== 'custom' || NO_PERIOD.includes(view);
    byId('span').hidden = NO_PERIOD.includes(view);
    byId('procedure-field').hidden = !BY_CASE.includes(view) || view === 'procedures' || !session.procedures.size && !choices.procedure;
    byId('channel-field').hidden = !BY_CASE.includes(view);
    byId('choices').hidden = view === 'dossier' || view === 'wall';
    const hidden = view === 'figures' ? [] : view === 'index' ? [...WINDOWS, 'today'] : WINDOWS;
    const usual = view === 'index' ? 'month' : 'today';
    const chosen = hidden.includes(choices.period) ? usual : choices.period;
    this.segments.forEach(({period, input, name, label}) => {
      label.hidden = hidden.includes(period);
      input.checked = period === chosen;
      name.textContent = text('periods')[period];
    });
    const days = choices.days(session.status);
    const today = dayOf(new Date());
    byId('from').value = days.from ?? today;
    byId('to').value = days.to ?? today;
    byId('span').textContent = this.span(days, today, chosen);
    this.drawUnits(today);
    fill(byId('procedure'), [['', text('everyProcedure')], ...this.procedures()], choices.procedure ?? '');
    fill(byId('channel'), [['', text('everyChannel')], ...CHANNELS.map(each => [each, text('channels')[each]])], choices.channel ?? '');
  }

  span(days, today, chosen) {
    if (WINDOWS.includes(chosen)) {
      return text('windowNote');
    }
    const from = days.from ?? (chosen === 'month' ? `${today.slice(0, 8)}01` : today);
    const to = days.to ?? today;
    return from === to ? date(to) : `${date(from)} – ${date(to)}`;
  }

  procedures() {
    const known = [...this.session.procedures].map(([code, name]) => [code, `${code} ${localized(name)}`]);
    const {procedure} = this.choices;
    return procedure && !this.session.procedures.has(procedure) ? [[procedure, procedure], ...known] : known;
  }

  drawUnits(today) {
    const groups = new Map();
    const latest = new Map(this.session.units.map(unit => [unit.code, unit]));
    latest.forEach(unit => {
      const group = unit.validTo !== null && unit.validTo < today ? 'formerUnits' : unit.kind;
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
    byId('unit').value = this.choices.unit ?? '';
  }
}
