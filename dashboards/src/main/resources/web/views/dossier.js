// One dossier: where it stands, its clock drawn to scale, every mark in order, and all its events.
import {element, link} from '../base/dom.js';
import {count, money, moment, span} from '../base/format.js';
import {load} from '../base/load.js';
import {text} from '../base/text.js';
import {askTimeline, caseTimeline, toldColumns, toldRows} from '../parts/casetimeline.js';
import {Panel} from '../parts/panel.js';
import {severityMark} from '../parts/severity.js';
import {csvButton, printButton, table} from '../parts/table.js';
import {marksOf, timeline} from '../parts/timeline.js';
import {dueWords} from './dossiers.js';
import {View} from './view.js';

export class DossierView extends View {
  constructor(session, choices) {
    super(session, choices, 'dossier-view');
    this.one = new Panel('dossier', {title: choices.dossier ?? '', least: 1000, show: (answer, body) => this.show(answer, body),
      ask: signal => load(`/api/v1/dossiers/${encodeURIComponent(this.choices.dossier ?? '')}`, signal)});
    this.one.tools.append(csvButton(() => this.choices.dossier, this.columns(), async () => marksOf(this.dossier, session),
      reason => this.one.fail(reason)), printButton());
    this.told = new Panel('told', {title: text('toldTitle'), least: 5000, show: answer => this.tell(answer),
      ask: signal => askTimeline(this.choices.dossier ?? '', signal)});
    this.told.tools.append(csvButton(() => `${this.choices.dossier}-events`, toldColumns(),
      async () => toldRows(this.timeline, this.alertsKnown(), session), reason => this.told.fail(reason)));
    this.panels = [this.one, this.told];
    this.element.append(this.one.element, this.told.element);
  }

  follow(changed) {
    if (changed.includes('dossier')) {
      this.one.title.textContent = this.choices.dossier;
      this.dossier = null;
      this.timeline = null;
      this.open();
    }
  }

  /** The alerts that are told between the events. */
  alertsKnown() {
    return this.dossier?.alerts ?? [];
  }

  /** Dossier and events come apart, and each may be newer than the other. */
  tell(timeline) {
    this.timeline = timeline;
    this.told.body.replaceChildren(...caseTimeline(timeline, this.alertsKnown(), this.session));
  }

  columns() {
    return [
      {key: 'at', title: () => text('at'), value: row => row.at, cell: row => moment(row.at)},
      {key: 'event', title: () => text('event'), value: row => row.words, cell: row => row.words},
    ];
  }

  fact(name, ...content) {
    return content.some(Boolean) ? [element('dt', '', text(name)), element('dd', '', '', ...content.filter(Boolean))] : [];
  }

  show(dossier, body) {
    this.dossier = dossier;
    const {session, choices} = this;
    const state = element('p', 'dossier-state', '', element('strong', '', text('dossierStates')[dossier.state]), ' ',
      element('span', 'standing', dueWords(dossier, session.now())));
    state.dataset.standing = dossier.overdue ? 'overdue' : '';
    body.replaceChildren(
      state,
      element('dl', 'facts', '',
        ...this.fact('unit', dossier.unit && link('plain-link', session.unitName(dossier.unit),
          choices.address({view: 'dossiers', dossier: null, unit: dossier.unit}))),
        ...this.fact('handler', dossier.handler && dossier.handler !== dossier.unit && session.unitName(dossier.handler)),
        ...this.fact('procedure', dossier.procedure && link('plain-link', dossier.procedure, choices.address({view: 'dossiers', dossier: null,
          procedure: dossier.procedure})), ` ${session.procedureName(dossier.procedure)}`),
        ...this.fact('channel', text('channels')[dossier.channel]),
        ...this.fact('acceptedHead', dossier.acceptedAt && moment(dossier.acceptedAt)),
        ...this.fact('dueHead', dossier.dueAt && moment(dossier.dueAt)),
        ...this.fact('feesTitle', this.fees(dossier))),
      element('h3', '', text('clockTitle')),
      timeline(dossier, session),
      element('div', 'dossier-parts', '', this.pauses(dossier), this.steps(dossier), this.alerts(dossier)),
      element('h3', '', text('whatHappened')),
      table(this.columns(), marksOf(dossier, session)),
      element('p', 'soft note', text('eventsTold', count(dossier.events), dossier.irregular ? count(dossier.irregular) : '')));
    if (this.timeline) {
      this.tell(this.timeline);
    }
  }

  fees(dossier) {
    if (!dossier.fees) {
      return text('noFees');
    }
    const rest = dossier.fees - dossier.paid;
    const verdict = rest > 0 ? text('paidPart', money(rest)) : text('paidAll');
    return `${money(dossier.fees)}, ${text('paid')} ${money(dossier.paid)}: ${verdict}`;
  }

  part(title, items, none) {
    return element('section', '', '', element('h3', '', text(title)),
      items.length ? element('ul', '', '', ...items) : element('p', 'soft', text(none)));
  }

  pauses(dossier) {
    return this.part('pausesOf', dossier.pauses.map(each => element('li', '', '', element('strong', '', text('pauseCauses')[each.cause]), ' ',
      `${moment(each.from)} – ${each.until ? moment(each.until) : text('goesOn')}`,
      element('small', '', ` ${text(each.counted ? 'counted' : 'notCounted')}`))), 'noPauses');
  }

  steps(dossier) {
    const {session} = this;
    return this.part('stepsOf', dossier.steps.map(each => element('li', '', '', element('strong', '', each.name), ' ',
      [each.unit && session.unitName(each.unit), `${moment(each.from)} – ${each.until ? moment(each.until) : text('goesOn')}`,
        each.dueAt && `${text('dueHead')} ${moment(each.dueAt)}`].filter(Boolean).join(' · '))), 'noSteps');
  }

  alerts(dossier) {
    const {session, choices} = this;
    return this.part('alertsOf', dossier.alerts.map(each => {
      return element('li', '', '', severityMark(each.severity), ' ',
        link('plain-link', session.ruleName(each.rule), choices.address({view: 'alerts', dossier: null, alert: each.id, state: 'any', rule: null,
          severity: null, historic: 'any'})),
        element('small', '', ` ${text('alertStates')[each.state]} · ${span((session.now() - Date.parse(each.from)) / 1000)}`));
    }), 'noAlertsOf');
  }
}
