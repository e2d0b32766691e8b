// The controls of a league: by which KPI, at which level, and from which end.
import {button, element, fill, write} from '../base/dom.js';
import {dayOf} from '../base/format.js';
import {localized, text} from '../base/text.js';

const KINDS = ['DEPARTMENT', 'DISTRICT', 'COMMUNE'];

function select(id, label, onChange) {
  const made = element('select');
  made.id = id;
  made.addEventListener('change', () => onChange(made.value));
  return {control: made, label: element('label', 'inline', '', element('span', 'soft', text(label)), ' ', made)};
}

export class LeagueControls {
  constructor(session, choices) {
    Object.assign(this, {session, choices});
    this.level = select('level', 'level', value => choices.set({level: value}));
    this.kpi = select('kpi', 'by', value => choices.set({kpi: value}));
    this.turn = button('turn', '', () => choices.set({order: this.worstFirst ? null : 'worst'}));
    this.turn.id = 'turn';
  }

  get worstFirst() {
    return this.choices.order === 'worst';
  }

  /** What a question for the league has of these. */
  get question() {
    const {choices, session} = this;
    return {kpi: choices.kpi, level: choices.level === 'all' ? null : choices.level ?? session.level(dayOf(new Date()))};
  }

  draw() {
    const {choices, session} = this;
    const kinds = KINDS.filter(kind => session.units.some(unit => unit.kind === kind));
    fill(this.level.control, [['all', text('allLevels')], ...kinds.map(kind => [kind.toLowerCase(), text(kind)])],
      choices.level ?? session.level(dayOf(new Date())) ?? 'all');
    fill(this.kpi.control, [...session.kpis.keys()].map(id => [id, localized(session.latest(id).name)]), choices.kpi);
    write(this.turn, text(this.worstFirst ? 'worstFirst' : 'bestFirst'));
    this.turn.hidden = session.latest(choices.kpi)?.better === 'NONE';
  }
}
