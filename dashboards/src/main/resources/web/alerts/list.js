// The list of alerts. Rows are made once and then only written to, so that selection and focus stay while it changes.
import {element, write} from '../base/dom.js';
import {clock, dayOf, relative} from '../base/format.js';
import {text} from '../base/text.js';
import {Severity} from '../parts/severity.js';

const COLUMNS = ['grade', 'alert', 'subject', 'where', 'age', 'due'];

function marks(alert) {
  return [
    alert.suspected ? text('suspected') : alert.heldBack ? text('heldBack') : '',
    alert.historic ? text('historic') : '',
    alert.level ? text('atLevel', alert.level) : '',
  ].filter(Boolean).join(' · ');
}

function standing(alert) {
  const state = alert.state === 'SNOOZED'
    ? text('snoozedUntil', clock(alert.snoozedUntil, dayOf(new Date())))
    : text('alertStates')[alert.state];
  return alert.assignee ? `${state}, ${alert.assignee}` : state;
}

function due(alert) {
  if (!alert.dueAt) {
    return '–';
  }
  return text(new Date(alert.dueAt) > new Date() ? 'dueIn' : 'duePast', relative(alert.dueAt));
}

class Row {
  constructor(id, on) {
    this.box = element('input');
    this.box.type = 'checkbox';
    this.box.addEventListener('change', () => on.select(id, this.box.checked));
    this.subject = element('button', 'opens');
    this.subject.type = 'button';
    this.subject.addEventListener('click', () => on.open(id));
    this.cells = Object.fromEntries(COLUMNS.map(name => [name, element('td', name)]));
    this.rule = element('span', 'rule');
    this.marks = element('small');
    this.unit = element('small');
    this.severity = new Severity();
    this.cells.grade.append(this.severity.element);
    this.cells.alert.append(this.rule, this.marks);
    this.cells.subject.append(this.subject, this.unit);
    this.element = element('tr', '', '', element('td', 'pick', '', this.box), ...Object.values(this.cells));
    this.element.dataset.alert = id;
  }

  show(alert, names, chosen, waiting) {
    this.box.setAttribute('aria-label', text('select', `${alert.subject}, ${names.rule(alert.rule)}`));
    this.severity.show(alert.severity);
    this.element.dataset.grade = alert.severity;
    this.element.dataset.state = alert.state;
    this.element.classList.toggle('held', alert.heldBack);
    write(this.rule, names.rule(alert.rule));
    write(this.marks, marks(alert));
    write(this.subject, alert.subject);
    this.subject.setAttribute('aria-pressed', String(alert.id === chosen));
    write(this.unit, alert.scope === 'UNIT' || !alert.unit ? '' : names.unit(alert.unit));
    write(this.cells.where, waiting ? text('beingRecorded') : standing(alert));
    write(this.cells.age, relative(alert.from));
    this.cells.age.title = clock(alert.from, '');
    write(this.cells.due, due(alert));
    this.cells.due.title = clock(alert.dueAt, '');
  }
}

export class AlertList {
  /** on.select(id, whether), on.selectAll(whether), on.open(id) */
  constructor(root, on) {
    this.root = root;
    this.on = on;
    this.rows = new Map();
    this.all = element('input');
    this.all.type = 'checkbox';
    this.all.addEventListener('change', () => on.selectAll(this.all.checked));
    this.heads = COLUMNS.map(name => element('th', name));
    this.heads.forEach(head => {
      head.scope = 'col';
    });
    this.body = element('tbody');
    const head = element('tr', '', '', element('td', 'pick', '', this.all), ...this.heads);
    this.table = element('table', '', '', element('thead', '', '', head), this.body);
    this.message = element('p', 'none');
    root.append(this.message, this.table);
    this.body.addEventListener('keydown', event => this.move(event));
  }

  /** Arrow keys go up and down in a column. */
  move(event) {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    const row = event.target.closest('tr');
    if (step && row) {
      event.preventDefault();
      const other = step > 0 ? row.nextElementSibling : row.previousElementSibling;
      other?.querySelector(event.target === this.rows.get(row.dataset.alert).box ? 'input' : '.opens').focus();
    }
  }

  tell(message) {
    write(this.message, message);
    this.message.hidden = !message;
  }

  show(alerts, {names, chosen, selected, waiting}) {
    ['severity', 'alertRule', 'subject', 'state', 'since', 'dueHead'].forEach((key, i) => write(this.heads[i], text(key)));
    this.all.setAttribute('aria-label', text('selectAll'));
    this.all.checked = alerts.length > 0 && selected.size === alerts.length;
    this.all.indeterminate = selected.size > 0 && selected.size < alerts.length;
    this.table.hidden = !alerts.length;
    const focus = this.focus();
    this.drop(new Set(alerts.map(alert => alert.id)));
    alerts.forEach((alert, i) => {
      const row = this.row(alert.id);
      row.show(alert, names, chosen, waiting.get(alert.id) === alert.count);
      row.box.checked = selected.has(alert.id);
      if (this.body.children[i] !== row.element) {
        this.body.insertBefore(row.element, this.body.children[i] ?? null);
      }
    });
    this.refocus(focus);
  }

  row(id) {
    if (!this.rows.has(id)) {
      this.rows.set(id, new Row(id, this.on));
    }
    return this.rows.get(id);
  }

  drop(kept) {
    this.rows.forEach((row, id) => {
      if (!kept.has(id)) {
        row.element.remove();
        this.rows.delete(id);
      }
    });
  }

  focus() {
    const row = this.body.contains(document.activeElement) ? document.activeElement.closest('tr') : null;
    return row && {control: document.activeElement, box: document.activeElement.type === 'checkbox', at: [...this.body.children].indexOf(row)};
  }

  /** Where the row with the focus has moved or gone, the focus goes with it, or to the row in its place. */
  refocus(focus) {
    if (!focus || document.activeElement === focus.control) {
      return;
    }
    const inPlace = this.body.children[Math.min(focus.at, this.body.children.length - 1)];
    const target = focus.control.isConnected ? focus.control : inPlace?.querySelector(focus.box ? 'input' : '.opens');
    (target ?? this.root).focus({preventScroll: true});
  }
}
