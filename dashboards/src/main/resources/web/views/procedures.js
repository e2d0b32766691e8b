// What came in, ended, is open and overdue, by procedure; each number leads to its dossiers.
import {element, link} from '../base/dom.js';
import {count, shortFigure} from '../base/format.js';
import {load, query} from '../base/load.js';
import {localized, text} from '../base/text.js';
import {Panel} from '../parts/panel.js';
import {csvButton, printButton, table} from '../parts/table.js';
import {View} from './view.js';

const SHARE = {kind: 'SHARE'};

export class ProceduresView extends View {
  constructor(session, choices) {
    super(session, choices, 'procedures-view');
    this.list = new Panel('procedures', {title: text('procedure'), ask: signal => this.ask(signal), show: answer => this.show(answer)});
    this.list.tools.append(csvButton(() => `procedures-${this.answer.from}-${this.answer.to}`, this.columns(),
      async () => this.answer.rows, reason => this.list.fail(reason)), printButton());
    this.panels = [this.list];
    this.element.append(this.list.element);
  }

  ask(signal) {
    const {unit, from, to, channel} = this.choices.question(this.session.status);
    return load(`/api/v1/procedure-figures${query({unit, from, to, channel})}`, signal);
  }

  columns() {
    const amount = (key, changes) => ({key, number: true, title: () => text(changes.title), value: row => row[key],
      cell: row => row[key] ? link('', count(row[key]), this.choices.address({view: 'dossiers', procedure: row.procedure, ...changes.way})) : '0'});
    const share = row => row.resolvedWithDue ? row.resolvedOnTime / row.resolvedWithDue : null;
    return [
      {key: 'procedure', title: () => text('procedure'), value: row => row.procedure,
        cell: row => [link('', row.procedure, this.choices.address({view: null, procedure: row.procedure})),
          element('small', 'name', row.name ? localized(row.name) : '')]},
      {key: 'name', value: row => row.name ? localized(row.name) : ''},
      {key: 'field', title: () => text('field'), cell: row => row.field ?? '', value: row => row.field},
      amount('received', {title: 'received', way: {by: 'accepted', state: null}}),
      amount('resolved', {title: 'resolved', way: {by: 'ended', state: null}}),
      {key: 'onTime', number: true, title: () => text('onTimeHead'),
        cell: row => share(row) === null ? [element('span', 'soft', text('noData'))]
          : [shortFigure(SHARE, share(row)), element('small', '', `${count(row.resolvedOnTime)} / ${count(row.resolvedWithDue)}`)]},
      {key: 'resolvedWithDue', value: row => row.resolvedWithDue},
      {key: 'resolvedOnTime', value: row => row.resolvedOnTime},
      amount('open', {title: 'openHead', way: {by: null, state: 'open'}}),
      amount('overdue', {title: 'overdueHead', way: {by: null, state: 'overdue'}}),
    ];
  }

  show(answer) {
    this.answer = answer;
    this.list.title.textContent = text('procedureCount', count(answer.rows.length));
    this.list.body.replaceChildren(answer.rows.length
      ? element('div', 'wide', '', table(this.columns(), answer.rows, {caption: text('byProcedure')}))
      : element('p', 'none', text('noProcedures')), element('p', 'soft note', text('ownersNow')));
  }
}
