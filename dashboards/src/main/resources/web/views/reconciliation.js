// Whether the sums and the dossiers agree: the identities of a unit and period, the broken ones first, and what to do about them.
import {element, link, write} from '../base/dom.js';
import {clock, count, dayOf, signed} from '../base/format.js';
import {load, query} from '../base/load.js';
import {text} from '../base/text.js';
import {Panel} from '../parts/panel.js';
import {brokenWords} from '../parts/soundness.js';
import {csvButton, printButton, table} from '../parts/table.js';
import {View} from './view.js';

const ORDER = ['broken', 'not-yet', 'holds'];
const SHAPES = {broken: 'down', 'not-yet': 'ring', holds: 'check'};

/** Broken ones first, then those not decided yet; else as they come. */
export function worstFirst(lines) {
  return [...lines].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}

export class ReconciliationView extends View {
  constructor(session, choices) {
    super(session, choices, 'reconciliation-view');
    this.check = new Panel('reconciliation', {title: text('reconciliation'), least: 5000, most: 15000, show: (answer, body) => this.show(answer, body), ask: signal => {
      const {unit, from, to} = choices.question(session.status);
      return load(`/api/v1/reconciliation${query({unit, from, to})}`, signal);
    }});
    this.check.tools.append(csvButton(() => `reconciliation-${this.answer.from}-${this.answer.to}`, this.columns(),
      async () => worstFirst(this.answer.identities), reason => this.check.fail(reason)), printButton());
    this.panels = [this.check];
    this.element.append(this.check.element);
  }

  columns() {
    const terms = sides => Object.entries(sides).map(([name, value]) => `${text('identityTerms')[name] ?? name} ${count(value)}`).join(' + ');
    const side = (key, of) => ({key, number: true, title: () => text(key === 'cells' ? 'byCells' : 'byCases'), value: row => row[key],
      cell: row => [count(row[key]), element('small', 'terms', Object.keys(row[of]).length > 1 ? terms(row[of]) : '')]});
    return [
      {key: 'identity', title: () => text('identity'), value: row => row.identity,
        cell: row => [text('identities')[row.identity], element('small', '', text('identityRules')[row.identity] ?? '')]},
      {key: 'state', title: () => text('state'), value: row => row.state, cell: row => [this.mark(row.state)]},
      side('cells', 'cellTerms'),
      side('cases', 'caseTerms'),
      {key: 'difference', number: true, title: () => text('deviation'), value: row => row.difference,
        cell: row => row.difference === null ? '–' : row.difference ? signed(row.difference) : '0'},
    ];
  }

  mark(state) {
    const mark = element('span', 'mark');
    mark.setAttribute('aria-hidden', 'true');
    mark.dataset.shape = SHAPES[state];
    const made = element('span', 'verdict', '', mark, text('checkStates')[state]);
    made.dataset.standing = state === 'broken' ? 'missed' : 'met';
    return made;
  }

  show(answer, body) {
    this.answer = answer;
    const {session, choices} = this;
    const unit = answer.unit ? session.unitName(answer.unit) : text('wholeCity');
    write(this.check.title, `${text('reconciliation')}: ${unit}`);
    const lines = worstFirst(answer.identities);
    const verdict = element('p', 'check-verdict', '', this.mark(answer.state), ' ',
      element('span', 'soft', text('checkedAsOf', clock(answer.asOf, dayOf(new Date())))));
    const measures = answer.measures.length ? [element('h3', '', text('differingMeasures')),
      element('div', 'wide', '', table(this.measureColumns(), answer.measures, {caption: text('differingMeasures')}))] : [];
    const found = answer.broken.length ? [element('h3', '', text('foundBroken')), element('ul', 'plain', '', ...answer.broken.map(each =>
      element('li', '', '', link('plain-link', brokenWords(each, session.units), choices.address({unit: each.unit, period: 'all'})))))] : [];
    const advice = answer.state === 'broken' ? [element('p', 'to-do', text('brokenAdvice'))] : [];
    body.replaceChildren(verdict, ...advice, element('div', 'wide', '', table(this.columns(), lines, {caption: text('reconciliation'), each: (made, row) => {
      made.dataset.identity = row.identity;
      made.dataset.check = row.state;
    }})), ...measures, ...found, element('p', 'soft note', text('whatItMeans')));
  }

  measureColumns() {
    return [
      {key: 'measure', title: () => text('measure'), cell: row => row.measure},
      {key: 'state', title: () => text('state'), cell: row => [this.mark(row.state)]},
      {key: 'cells', number: true, title: () => text('byCells'), cell: row => count(row.cells)},
      {key: 'cases', number: true, title: () => text('byCases'), cell: row => count(row.cases)},
      {key: 'difference', number: true, title: () => text('deviation'), cell: row => signed(row.difference)},
    ];
  }
}
