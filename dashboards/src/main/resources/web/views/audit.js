// Who did what: exports, looks at dossiers, decisions.
import {button, element, fill, write} from '../base/dom.js';
import {count, dayOf, moment} from '../base/format.js';
import {text} from '../base/text.js';
import {pages} from '../parts/pages.js';
import {Panel} from '../parts/panel.js';
import {csvButton, printButton, table} from '../parts/table.js';
import {View} from './view.js';

const PAGE = 100;
const ACTIONS = ['any', 'EXPORTED', 'REPLAYED', 'LOOKED_AT', 'REDRIVEN', 'DISCARDED', 'PROMOTED'];

export class AuditView extends View {
  constructor(session, choices) {
    super(session, choices, 'audit-view');
    Object.assign(this, {action: 'any', by: '', subject: '', rows: PAGE});
    this.list = new Panel('audit', {title: text('trailTitle'), ask: signal => this.ask(this.rows, signal),
      show: (answer, body) => this.show(answer, body)});
    this.list.tools.append(this.filter(), csvButton(() => `audit-${dayOf(new Date())}`, this.columns(),
      async () => (await this.ask(Infinity)).entries, reason => this.list.fail(reason)), printButton());
    this.panels = [this.list];
    this.element.append(this.list.element);
  }

  filter() {
    const actions = element('select');
    fill(actions, ACTIONS.map(each => [each, text('auditActions')[each]]), this.action);
    const words = name => {
      const made = element('input');
      made.maxLength = 200;
      made.id = `audit-${name}`;
      return made;
    };
    const [by, subject] = ['by', 'subject'].map(words);
    const form = element('form', 'inline', '', ...[[actions, 'auditAction'], [by, 'auditBy'], [subject, 'auditSubject']].map(([input, label]) =>
      element('label', 'inline', '', element('span', 'soft', text(label)), ' ', input)), element('button', 'tool', text('show')));
    const ask = () => {
      Object.assign(this, {action: actions.value, by: by.value.trim(), subject: subject.value.trim(), rows: PAGE});
      this.list.renew();
    };
    actions.addEventListener('change', ask);
    form.addEventListener('submit', event => {
      event.preventDefault();
      ask();
    });
    return form;
  }

  ask(most, signal) {
    const {from, to} = this.choices.days(this.session.status);
    return pages('/api/v1/audit',
      {action: this.action === 'any' ? null : this.action.toLowerCase(), by: this.by, subject: this.subject, from, to}, 'entries', most, signal);
  }

  columns() {
    const detail = row => Object.entries(row.detail).map(([name, value]) => `${name}: ${value}`).join(' · ');
    return [
      {key: 'at', title: () => text('at'), value: row => row.at, cell: row => moment(row.at)},
      {key: 'by', title: () => text('auditBy'), value: row => row.by, cell: row => row.by === 'anonymous' ? text('nobodyNamed') : row.by},
      {key: 'action', title: () => text('auditAction'), value: row => row.action, cell: row => text('auditActions')[row.action]},
      {key: 'subject', title: () => text('auditSubject'), value: row => row.subject, cell: row => row.subject},
      {key: 'detail', title: () => text('auditDetail'), value: detail, cell: detail},
      {key: 'verified', value: row => row.verified},
    ];
  }

  show(answer, body) {
    write(this.list.title, text('auditCount', count(answer.total)));
    body.replaceChildren(...(answer.entries.length
      ? [element('div', 'wide', '', table(this.columns(), answer.entries, {caption: text('trailTitle')}))]
      : [element('p', 'none', text('noAudit'))]));
    if (answer.next) {
      body.append(button('more', text('moreRejected'), () => {
        this.rows += PAGE;
        this.list.loader.again();
      }));
    }
  }
}
