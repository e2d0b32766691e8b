// The alerts of the chosen unit: loads the list, follows its changes, and keeps what is selected.
import {AlertActions} from './alertactions.js';
import {AlertDetail} from './alertdetail.js';
import {AlertList} from './alertlist.js';
import {AlertWall, SEVERITIES} from './alertwall.js';
import {byId, load, option, query, write} from './dom.js';
import {count} from './format.js';
import {localized, text} from './text.js';

const STATES = ['current', 'raised', 'acknowledged', 'snoozed', 'cleared', 'any'];
const SORTS = ['severity', 'from', 'due', 'changed'];
const PAGE = 100;
const MOST = 500;
const REST_MILLIS = 1000;

export class Alerts {
  /** @param city has the units, by which names are told */
  constructor(choices, city) {
    this.choices = choices;
    this.city = city;
    this.rules = new Map();
    this.counts = null;
    this.alerts = [];
    this.selected = new Set();
    this.waiting = new Map();
    this.limit = PAGE;
    this.loadedAt = 0;
    this.wall = new AlertWall(byId('alert-wall'), filter => this.lead(filter));
    this.detail = new AlertDetail(byId('alert-detail'));
    this.list = new AlertList(byId('alert-list'), {
      select: (id, whether) => this.select([id], whether),
      selectAll: whether => this.select(this.alerts.map(alert => alert.id), whether),
      open: id => choices.set({alert: id === choices.alert ? null : id}),
    });
    this.actions = new AlertActions({targets: () => this.targets(), done: (results, meant) => this.acted(results, meant)});
    this.names = {rule: id => localized(this.rules.get(id)?.name ?? {vi: id}), unit: code => this.unitName(code)};
    byId('views').addEventListener('click', event => {
      const view = event.target.closest('[data-view]')?.dataset.view;
      if (view) {
        choices.set({view: view === 'alerts' ? view : null});
      }
    });
    ['state', 'rule', 'severity', 'sort'].forEach(name => byId(`alert-${name}`).addEventListener('change', event =>
      choices.set({[name]: event.target.value || null})));
    byId('alert-historic').addEventListener('change', event => choices.set({historic: event.target.checked ? 'any' : null}));
    byId('more-alerts').addEventListener('click', () => {
      this.limit = Math.min(MOST, this.limit + PAGE);
      this.reload();
    });
    byId('detail-close').addEventListener('click', () => choices.set({alert: null}));
    setInterval(() => this.visible && this.drawList(), 30000);
  }

  get visible() {
    return this.choices.view === 'alerts';
  }

  takeRules(rules) {
    rules.forEach(rule => this.rules.set(rule.id, rule));
  }

  unitName(code) {
    const units = this.city.units.filter(unit => unit.code === code);
    return units.length ? localized(units.at(-1).name) : code;
  }

  /** A count of the wall leads to its list, and when it is shown already, back to all. */
  lead(filter) {
    const [[name, value]] = Object.entries(filter);
    const shown = this.visible && this.choices[name] === value;
    this.choices.set({view: 'alerts', severity: null, rule: null, state: null, [name]: shown ? null : value});
  }

  /** What the viewer chose has changed. */
  follow(changed) {
    if (changed.some(name => ['view', 'unit', 'state', 'rule', 'severity', 'sort', 'historic'].includes(name))) {
      this.limit = PAGE;
      if (changed.includes('unit')) {
        this.counts = null;
      }
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
  take({counts, changed, more}) {
    this.counts = counts;
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
      const path = `/api/v1/alerts${query({state, rule, severity, sort, historic, unit, limit: this.limit})}`;
      const answer = await load(path, this.request.signal);
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
    byId('figures-view').hidden = this.visible;
    byId('alerts-view').hidden = !this.visible;
    document.body.dataset.view = this.visible ? 'alerts' : 'figures';
    document.querySelector('.skip').hash = this.visible ? '#alert-list' : '#figures';
    byId('views').querySelectorAll('[data-view]').forEach(each =>
      each.setAttribute('aria-current', each.dataset.view === document.body.dataset.view ? 'page' : 'false'));
    byId('alert-wall').setAttribute('aria-label', text('openAlerts'));
    this.wall.show(this.counts, this.rules, this.visible ? this.choices : {});
    if (this.visible) {
      this.drawFilters();
      this.drawList();
      this.detail.draw();
      this.actions.draw();
    }
  }

  drawFilters() {
    this.fill('alert-state', STATES.map(each => [each, text('stateFilters')[each]]), this.choices.state ?? 'current');
    this.fill('alert-rule', [['', text('anyRule')], ...[...this.rules.values()].map(rule => [rule.id, localized(rule.name)])],
      this.choices.rule ?? '');
    this.fill('alert-severity',
      [['', text('anySeverity')], ...SEVERITIES.map(each => [each.toLowerCase(), text('severities')[each]])],
      this.choices.severity ?? '');
    this.fill('alert-sort', SORTS.map(each => [each, text('sorts')[each]]), this.choices.sort ?? 'severity');
    byId('alert-historic').checked = this.choices.historic === 'any';
  }

  /** Written anew only when the texts differ: an open list must not close. */
  fill(id, options, value) {
    const select = byId(id);
    const words = options.map(each => each.join('\n')).join('\n');
    if (select.dataset.words !== words) {
      select.dataset.words = words;
      select.replaceChildren(...options.map(([key, label]) => option(key, label)));
    }
    if (document.activeElement !== select || select.value === '') {
      select.value = value;
    }
  }

  drawList() {
    this.list.show(this.alerts, {names: this.names, chosen: this.choices.alert, selected: this.selected, waiting: this.waiting});
    const empty = this.total === undefined ? text('loadingAlerts') : this.alerts.length ? '' : text('noAlerts');
    this.list.tell(this.failure ? text(this.alerts.length ? 'oldList' : 'failed', this.failure) : empty);
    const shown = this.total > this.alerts.length ? text('outOf', count(this.alerts.length), count(this.total)) : count(this.total);
    write(byId('list-total'), this.selected.size ? `${shown} · ${text('selectedOf', count(this.selected.size))}` : shown);
    byId('more-alerts').hidden = !(this.total > this.alerts.length && this.limit < MOST);
  }
}
