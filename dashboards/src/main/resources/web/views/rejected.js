// What could not be used: which records, why, and what becomes of them.
import {button, element, fill, write} from '../base/dom.js';
import {count, dayOf, moment} from '../base/format.js';
import {load, send} from '../base/load.js';
import {text} from '../base/text.js';
import {Decide, legible, nameBox} from '../parts/decide.js';
import {pages} from '../parts/pages.js';
import {Panel} from '../parts/panel.js';
import {csvButton, printButton, table} from '../parts/table.js';
import {View} from './view.js';

const PAGE = 100;
const PATH = '/api/v1/rejected';
const STATES = ['any', 'open', 'redriven', 'discarded'];

export class RejectedView extends View {
  constructor(session, choices) {
    super(session, choices, 'rejected-view columns');
    Object.assign(this, {state: 'open', reason: '', chosen: null, rows: PAGE});
    this.list = new Panel('rejected', {title: text('rejectedTitle'), ask: signal => this.ask(this.rows, signal),
      show: (answer, body) => this.show(answer, body)});
    this.list.tools.append(...this.controls(), csvButton(() => `rejected-${dayOf(new Date())}`, this.columns(),
      async () => (await this.ask(Infinity)).rejected, reason => this.list.fail(reason)), printButton());
    this.one = new Panel('rejected-one', {title: text('rejectedHead'), most: Infinity, show: (answer, body) => this.showOne(answer, body),
      ask: signal => load(`${PATH}/${encodeURIComponent(this.chosen)}`, signal)});
    this.one.element.hidden = true;
    this.panels = [this.list];
    this.element.append(this.list.element, element('aside', '', '', this.bulk(), this.one.element));
  }

  controls() {
    const select = (name, label, change) => {
      const made = element('select');
      made.id = `rejected-${name}`;
      made.addEventListener('change', () => {
        change(made.value);
        this.rows = PAGE;
        this.list.renew();
      });
      this[`${name}Select`] = made;
      return element('label', 'inline', '', element('span', 'soft', text(label)), ' ', made);
    };
    const controls = [select('state', 'state', value => {
      this.state = value;
    }), select('reason', 'rejectedReason', value => {
      this.reason = value;
    })];
    fill(this.stateSelect, STATES.map(each => [each, text('rejectedStates')[each]]), this.state);
    return controls;
  }

  question() {
    return {unit: this.choices.unit, state: this.state === 'any' ? null : this.state, reason: this.reason};
  }

  ask(most, signal) {
    return pages(PATH, this.question(), 'rejected', most, signal);
  }

  columns() {
    return [
      {key: 'id', title: () => text('rejectedHead'), value: row => row.id, cell: row => [this.opener(row)]},
      {key: 'arrived', title: () => text('arrivedHead'), value: row => row.arrived, cell: row => moment(row.arrived)},
      {key: 'reason', title: () => text('rejectedReason'), value: row => row.reason, cell: row => row.reason},
      {key: 'type', title: () => text('typeHead'), value: row => row.type, cell: row => row.type ?? ''},
      {key: 'key', title: () => text('keyHead'), value: row => row.key, cell: row => row.key},
      {key: 'unit', title: () => text('unit'), value: row => row.unit, cell: row => row.unit ? this.session.unitName(row.unit) : ''},
      {key: 'state', title: () => text('state'), value: row => row.state, cell: row => text('rejectedStates')[row.state.toLowerCase()]},
      {key: 'by', value: row => row.decision?.by},
      {key: 'bytes', value: row => row.bytes},
    ];
  }

  opener(row) {
    const made = button('opens', row.id, () => this.choose(row.id));
    made.setAttribute('aria-pressed', String(row.id === this.chosen));
    return made;
  }

  choose(id) {
    this.chosen = id;
    this.one.element.hidden = false;
    this.list.body.querySelectorAll('.opens').forEach(each => each.setAttribute('aria-pressed', String(each.textContent === id)));
    this.one.renew();
  }

  show(answer, body) {
    write(this.list.title, text('rejectedCount', count(answer.total)));
    const {byReason} = answer.counts;
    const total = byReason.reduce((sum, each) => sum + each.count, 0);
    const reasons = byReason.map(each => [each.reason, text('reasonCount', each.reason, count(each.count))]);
    if (this.reason && !byReason.some(each => each.reason === this.reason)) {
      reasons.push([this.reason, text('reasonCount', this.reason, count(0))]);
    }
    fill(this.reasonSelect, [['', text('everyReason', count(total))], ...reasons], this.reason);
    this.all.disabled = !this.reason;
    const focused = document.activeElement?.closest?.('.rejected') && document.activeElement.textContent;
    body.replaceChildren(...(answer.rejected.length
      ? [element('div', 'wide', '', table(this.columns(), answer.rejected, {caption: text('rejectedTitle'), each: (made, row) => {
        made.dataset.rejected = row.id;
      }}))] : [element('p', 'none', text('noRejected'))]));
    if (answer.next) {
      body.append(button('more', text('moreRejected'), () => {
        this.rows += PAGE;
        this.list.loader.again();
      }));
    }
    [...body.querySelectorAll('.opens')].find(each => each.textContent === focused)?.focus({preventScroll: true});
  }

  showOne(record, body) {
    write(this.one.title, record.id);
    const fact = (name, value) => value ? [element('dt', '', text(name)), element('dd', '', value)] : [];
    const {decision} = record;
    body.replaceChildren(
      element('dl', 'facts', '', ...fact('rejectedReason', record.reason), ...fact('arrivedHead', moment(record.arrived)),
        ...fact('keyHead', record.key), ...fact('bytesHead', count(record.bytes)), ...fact('state', text('rejectedStates')[record.state.toLowerCase()]),
        ...(decision ? [...fact('decisionTitle', text('decisionOf', decision.by, moment(decision.at))), ...fact('auditDetail', decision.detail.reason)]
          : [])),
      element('h3', '', text('payloadTitle')),
      record.payload === null ? element('p', 'none', text('payloadGone')) : element('pre', 'payload', legible(record.payload)),
      ...(decision ? [] : [new Decide(record, message => this.decided(message)).element]));
  }

  decided(message) {
    write(this.told, message);
    this.one.loader.again();
    this.list.loader.again();
  }

  /** Discards all open records of the reason that is chosen. */
  bulk() {
    this.by = nameBox();
    this.why = element('input');
    Object.assign(this.why, {maxLength: 2000, required: true});
    this.all = element('button', 'apply', text('discardAll'));
    this.all.disabled = true;
    this.told = element('p', 'decide-result');
    this.told.setAttribute('role', 'status');
    const form = element('form', 'panel act', '', element('label', 'field', '', element('span', 'soft', text('discardReason')), this.why), this.by.field,
      this.all, this.told);
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.discardAll();
    });
    return form;
  }

  async discardAll() {
    this.all.disabled = true;
    try {
      const by = this.by.name();
      const {status, content} = await send(`${PATH}/actions`,
        {action: 'DISCARD', reasonKind: this.reason, reason: this.why.value.trim(), ...(by ? {by} : {})});
      write(this.told, status !== 200 ? content.detail ?? `HTTP ${status}`
        : [text('discardedAll', count(content.discarded), count(content.left)), content.notStored && text('notConfirmed', count(content.notStored))]
          .filter(Boolean).join(' '));
    } catch (e) {
      write(this.told, text('actionFailed', e.message));
    }
    this.list.loader.again();
  }
}
