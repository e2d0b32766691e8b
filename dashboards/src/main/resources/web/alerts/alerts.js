// The alerts of the chosen unit: loads the list, follows its changes, and keeps what is selected.
import {byId, fill, write} from '../base/dom.js';
import {count, dayOf} from '../base/format.js';
import {localized, text} from '../base/text.js';
import {PAGE, pages} from '../parts/pages.js';
import {csvButton, printButton} from '../parts/table.js';
import {AlertActions} from './actions.js';
import {AlertDetail} from './detail.js';
import {AlertList} from './list.js';
import {AlertTallies, SEVERITIES} from './tallies.js';

const STATES = ['current', 'raised', 'acknowledged', 'snoozed', 'cleared', 'any'];
const SORTS = ['severity', 'from', 'due', 'changed'];
const FIRST = 100;
const REST_MILLIS = 1000;

export class Alerts {
  constructor(choices, session) {
    this.choices = choices;
    this.session = session;
    this.alerts = [];
    this.selected = new Set();
    this.waiting = new Map();
    this.limit = FIRST;
    this.loadedAt = 0;
    this.tallies = new AlertTallies(byId('alert-tallies'), filter => this.lead(filter));
    this.detail = new AlertDetail(byId('alert-detail'));
    this.list = new AlertList(byId('alert-list'), {
      select: (id, whether) => this.select([id], whether),
      selectAll: whether => this.select(this.alerts.map(alert => alert.id), whether),
      open: id => choices.set({alert: id === choices.alert ? null : id}),
    });
    this.actions = new AlertActions({targets: () => this.targets(), done: (results, meant) => this.acted(results, meant)});
    this.names = {rule: id => session.ruleName(id), unit: code => session.unitName(code)};
    ['state', 'rule', 'severity', 'sort'].forEach(name => byId(`alert-${name}`).addEventListener('change', event =>
      choices.set({[name]: event.target.value || null})));
    byId('alert-historic').addEventListener('change', event => choices.set({historic: event.target.checked ? 'any' : null}));
    byId('more-alerts').addEventListener('click', () => {
      this.limit += PAGE;
      this.reload();
    });
    byId('detail-close').addEventListener('click', () => choices.set({alert: null}));
    setInterval(() => this.visible && this.drawList(), 30000);
  }

  get visible() {
    return this.choices.view === 'alerts';
  }

  /** A count leads to its list, and when it is shown already, back to all. */
  lead(filter) {
    const [[name, value]] = Object.entries(filter);
    const shown = this.visible && this.choices[name] === value;
    this.choices.set({view: 'alerts', dossier: null, severity: null, rule: null, state: null, [name]: shown ? null : value});
  }

  /** What the viewer chose has changed. */
  follow(changed) {
    if (changed.some(name => ['view', 'unit', 'state', 'rule', 'severity', 'sort', 'historic'].includes(name))) {
      this.limit = FIRST;
      this.reload();
    }
    if (changed.includes('alert') || changed.includes('view')) {
      this.open();
    }
  }

  open() {
    this.detail.show(this.visible ? this.choices.alert : null, this.names).then(() => this.actions.draw());
    this.drawList();
  }

  /** What the stream tells: at first the counts alone, later what changed. */
  take({changed, more}) {
    const known = new Map(changed.map(alert => [alert.id, alert]));
    this.alerts = this.alerts.map(alert => known.get(alert.id) ?? alert);
    this.draw();
    if (this.visible) {
      this.schedule();
      if (this.choices.alert && (more || known.has(this.choices.alert) || !changed.length)) {
        this.open();
      }
    }
  }

  schedule() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.reload(), Math.max(0, this.loadedAt + REST_MILLIS - Date.now()));
  }

  async reload() {
    if (!this.visible) {
      return;
    }
    clearTimeout(this.timer);
    this.loadedAt = Date.now();
    this.request?.abort();
    this.request = new AbortController();
    const {state, rule, severity, sort, historic, unit} = this.choices;
    try {
      const question = {state, rule, severity, sort, historic, unit};
      const answer = await pages('/api/v1/alerts', question, 'alerts', this.limit, this.request.signal);
      this.failure = null;
      this.total = answer.counts.total;
      this.alerts = answer.alerts;
      const ids = new Set(this.alerts.map(alert => alert.id));
      this.selected.forEach(id => ids.has(id) || this.selected.delete(id));
    } catch (e) {
      if (e.name === 'AbortError') {
        return;
      }
      this.failure = e.message;
    }
    this.draw();
  }

  select(ids, whether) {
    ids.forEach(id => whether ? this.selected.add(id) : this.selected.delete(id));
    this.drawList();
    this.actions.draw();
  }

  /** Those selected, or the one that is open. */
  targets() {
    if (!this.visible) {
      return [];
    }
    const selected = this.alerts.filter(alert => this.selected.has(alert.id));
    const open = this.detail.alert;
    const meant = selected.length ? selected : open ? [open] : [];
    return meant.filter(alert => alert.state !== 'CLEARED');
  }

  /** What is recorded is no longer selected; what had changed stays so, to be looked at again. */
  acted(results, meant) {
    const counts = new Map(meant.map(alert => [alert.id, alert.count]));
    results.filter(each => each.status === 202).forEach(({id}) => {
      this.waiting.set(id, counts.get(id));
      this.selected.delete(id);
    });
    this.drawList();
    this.schedule();
    if (results.some(each => each.status === 409)) {
      this.open();
    }
  }

  draw() {
    byId('alerts-view').hidden = !this.visible;
    document.querySelector('.skip').hash = this.visible ? '#alert-list' : '#view';
    byId('alert-tallies').setAttribute('aria-label', text('openAlerts'));
    this.drawTools();
    this.tallies.show(this.session.counts, this.session.rules, this.visible ? this.choices : {});
    if (this.visible) {
      this.drawFilters();
      this.drawList();
      this.detail.draw();
      this.actions.draw();
    }
  }

  drawFilters() {
    fill(byId('alert-state'), STATES.map(each => [each, text('stateFilters')[each]]), this.choices.state ?? 'current');
    fill(byId('alert-rule'), [['', text('anyRule')], ...[...this.session.rules.values()].map(rule => [rule.id, localized(rule.name)])],
      this.choices.rule ?? '');
    fill(byId('alert-severity'),
      [['', text('anySeverity')], ...SEVERITIES.map(each => [each.toLowerCase(), text('severities')[each]])],
      this.choices.severity ?? '');
    fill(byId('alert-sort'), SORTS.map(each => [each, text('sorts')[each]]), this.choices.sort ?? 'severity');
    byId('alert-historic').checked = this.choices.historic === 'any';
  }

  /** Made anew for each language. */
  drawTools() {
    const words = text('csv');
    if (this.toolWords !== words) {
      this.toolWords = words;
      byId('alert-tools').querySelectorAll('.tool').forEach(each => each.remove());
      byId('alert-tools').append(csvButton(() => `alerts-${dayOf(new Date())}`, this.columns(), () => this.all(), reason => {
        this.failure = reason;
        this.drawList();
      }), printButton());
    }
  }

  columns() {
    const {names} = this;
    return [
      ...['id', 'subject', 'scope', 'rule'].map(key => ({key, value: alert => alert[key]})),
      {key: 'ruleName', value: alert => names.rule(alert.rule)},
      {key: 'unit', value: alert => alert.unit},
      {key: 'unitName', value: alert => alert.unit ? names.unit(alert.unit) : ''},
      ...['procedure', 'severity', 'level', 'state', 'episode', 'from', 'to', 'dueAt', 'assignee', 'snoozedUntil', 'historic', 'heldBack',
        'suspected'].map(key => ({key, value: alert => alert[key]})),
    ];
  }

  /** The whole list, page after page. */
  async all() {
    const {state, rule, severity, sort, historic, unit} = this.choices;
    return (await pages('/api/v1/alerts', {state, rule, severity, sort, historic, unit}, 'alerts', Infinity)).alerts;
  }

  drawList() {
    this.list.show(this.alerts, {names: this.names, chosen: this.choices.alert, selected: this.selected, waiting: this.waiting});
    const empty = this.total === undefined ? text('loadingAlerts') : this.alerts.length ? '' : text('noAlerts');
    this.list.tell(this.failure ? text(this.alerts.length ? 'oldList' : 'failed', this.failure) : empty);
    const shown = this.total > this.alerts.length ? text('outOf', count(this.alerts.length), count(this.total)) : count(this.total);
    write(byId('list-total'), this.selected.size ? `${shown} · ${text('selectedOf', count(this.selected.size))}` : shown);
    byId('more-alerts').hidden = !(this.total > this.alerts.length);
  }
}
