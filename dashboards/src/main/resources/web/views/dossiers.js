// The list of dossiers behind a number: filtered by the address, page after page, and as a file.
import {button, element, fill, link} from '../base/dom.js';
import {count, dayOf, moment, span} from '../base/format.js';
import {text} from '../base/text.js';
import {PAGE, pages} from '../parts/pages.js';
import {Panel} from '../parts/panel.js';
import {csvButton, printButton, table} from '../parts/table.js';
import {View} from './view.js';

const FIRST = 100;
const STATES = ['any', 'open', 'overdue', 'SUBMITTED', 'PROCESSING', 'PAUSED', 'RESOLVED', 'RETURNED', 'WITHDRAWN', 'REFUSED', 'ORPHAN'];
const TIMES = ['any', 'accepted', 'due', 'ended'];
const ORDERS = ['due', 'id'];

/** Where a dossier stands to its due. */
export function dueWords(dossier, now) {
  const end = dossier.ends.at(-1);
  if (!dossier.open && end) {
    return end.onTime === null ? text('noDue') : text(end.onTime ? 'inTime' : 'late');
  }
  if (!dossier.dueAt || !dossier.open) {
    return '';
  }
  const seconds = (Date.parse(dossier.overdue ? dossier.overdueFrom : dossier.dueAt) - now) / 1000;
  return dossier.overdue ? text('overdueFor', span(-seconds)) : seconds > 0 ? text('leftFor', span(seconds)) : '';
}

export class DossiersView extends View {
  constructor(session, choices) {
    super(session, choices, 'dossiers-view');
    this.list = new Panel('dossiers', {title: text('dossierList'), ask: signal => this.ask(signal), show: answer => this.show(answer)});
    this.list.tools.append(...this.controls(), csvButton(() => `dossiers-${dayOf(new Date())}`, this.columns(), () => this.all(),
      reason => this.list.fail(reason)), printButton());
    this.panels = [this.list];
    this.element.append(this.list.element);
    this.rows = FIRST;
  }

  controls() {
    const select = (name, label) => {
      const made = element('select');
      made.id = `dossier-${name}`;
      made.addEventListener('change', () => this.choices.set({[name]: made.value === 'any' ? null : made.value}));
      this[`${name}Select`] = made;
      return element('label', 'inline', '', element('span', 'soft', text(label)), ' ', made);
    };
    return [select('state', 'state'), select('by', 'byTime'), select('order', 'sort')];
  }

  question() {
    const {choices, session} = this;
    const {unit, procedure, channel} = choices;
    const {from = session.status.today, to = session.status.today} = choices.days(session.status);
    const by = TIMES.includes(choices.by) ? choices.by : null;
    return {unit, procedure, channel, state: choices.state, sort: choices.order === 'id' ? 'id' : 'due',
      ...(by ? {[`${by}-from`]: from, [`${by}-to`]: to} : {})};
  }

  /** As many as are shown, page by page: a page has at most 500. */
  async ask(signal) {
    return pages('/api/v1/dossiers', this.question(), 'dossiers', this.rows, signal);
  }

  async all() {
    return (await pages('/api/v1/dossiers', this.question(), 'dossiers', Infinity)).dossiers;
  }

  columns() {
    const {session, choices} = this;
    const end = row => row.ends.at(-1);
    const unit = row => row.unit ? session.unitName(row.unit) : '';
    return [
      {key: 'id', title: () => text('dossierHead'), value: row => row.id,
        cell: row => [link('', row.id, choices.address({view: 'dossier', dossier: row.id}))]},
      {key: 'state', title: () => text('state'), value: row => row.state, cell: row => text('dossierStates')[row.state]},
      {key: 'unit', title: () => text('unit'), value: row => row.unit, cell: unit},
      {key: 'unitName', value: unit},
      {key: 'procedure', title: () => text('procedure'), value: row => row.procedure,
        cell: row => [row.procedure ?? '', element('small', 'name', session.procedureName(row.procedure))]},
      {key: 'channel', title: () => text('channel'), value: row => row.channel, cell: row => text('channels')[row.channel] ?? ''},
      {key: 'submittedAt', value: row => row.submittedAt},
      {key: 'acceptedAt', title: () => text('acceptedHead'), value: row => row.acceptedAt, cell: row => moment(row.acceptedAt)},
      {key: 'dueAt', title: () => text('dueHead'), value: row => row.dueAt,
        cell: row => [moment(row.dueAt), element('small', 'standing', dueWords(row, session.now()))]},
      {key: 'overdueFrom', value: row => row.overdueFrom},
      {key: 'open', value: row => row.open},
      {key: 'overdue', value: row => row.overdue},
      {key: 'endedAt', title: () => text('endedHead'), value: row => end(row)?.at, cell: row => end(row) ? moment(end(row).at) : ''},
      {key: 'ended', value: row => end(row)?.how},
      {key: 'onTime', value: row => end(row)?.onTime},
      ...['handler', 'fees', 'paid', 'events', 'irregular'].map(key => ({key, value: row => row[key]})),
    ];
  }

  show(answer) {
    const {list} = this;
    list.title.textContent = answer.total > answer.dossiers.length
      ? text('outOf', count(answer.dossiers.length), text('dossierCount', count(answer.total))) : text('dossierCount', count(answer.total));
    const focused = document.activeElement?.getAttribute?.('href');
    list.body.replaceChildren(...(answer.dossiers.length
      ? [element('div', 'wide', '', table(this.columns(), answer.dossiers, {caption: text('dossierList'), each: (made, row) => {
        made.dataset.dossier = row.id;
        made.dataset.standing = row.overdue ? 'overdue' : '';
      }}))] : [element('p', 'none', text('noDossiers'))]));
    if (answer.next) {
      list.body.append(button('more', text('moreDossiers'), () => {
        this.rows += PAGE;
        list.loader.again();
      }));
    }
    if (focused) {
      [...list.body.querySelectorAll('a')].find(each => each.getAttribute('href') === focused)?.focus({preventScroll: true});
    }
  }

  open() {
    this.rows = FIRST;
    this.drawControls();
    super.open();
  }

  drawControls() {
    const {choices} = this;
    fill(this.stateSelect, STATES.map(each => [each, text('states')[each]]), choices.state ?? 'any');
    fill(this.bySelect, TIMES.map(each => [each, text('byTimes')[each]]), choices.by ?? 'any');
    fill(this.orderSelect, ORDERS.map(each => [each, text('orders')[each]]), choices.order === 'id' ? 'id' : 'due');
  }
}
