// How available desks, portals and networks were, when they were out, and which late dossiers were open meanwhile.
import {button, element, link, write} from '../base/dom.js';
import {count, dayAfter, instantOf, moment, shortFigure, span} from '../base/format.js';
import {load, query} from '../base/load.js';
import {text} from '../base/text.js';
import {bands} from '../parts/bands.js';
import {PAGE, pages} from '../parts/pages.js';
import {Panel} from '../parts/panel.js';
import {csvButton, printButton, table} from '../parts/table.js';
import {View} from './view.js';

const FIRST = 100;
const SHARE = {kind: 'SHARE'};
const SLOWLY = {least: 10000};

export class OutagesView extends View {
  constructor(session, choices) {
    super(session, choices, 'outages-view');
    this.list = new Panel('outages', {title: text('outages'), ...SLOWLY, ask: signal => this.ask(this.most, signal), show: (answer, body) => this.show(answer, body)});
    this.list.tools.append(csvButton(() => `outages-${this.answer.from}-${this.answer.to}`, this.columns(),
      async () => (await this.ask(Infinity)).outages, reason => this.list.fail(reason)), printButton());
    this.health = new Panel('availability', {title: text('availability'), ...SLOWLY, show: (answer, body) => this.showHealth(answer, body),
      ask: signal => load(`/api/v1/service-health${query(this.question())}`, signal)});
    this.health.tools.append(csvButton(() => `availability-${this.available.from}-${this.available.to}`, this.healthColumns(),
      async () => [...this.available.components, ...this.available.units], reason => this.health.fail(reason)));
    this.panels = [this.list, this.health];
    this.element.append(this.list.element, this.health.element);
  }

  question() {
    const {unit, from, to} = this.choices.question(this.session.status);
    return {unit, from, to};
  }

  ask(most, signal) {
    return pages('/api/v1/outages', this.question(), 'outages', most, signal);
  }

  open() {
    this.most = FIRST;
    super.open();
  }

  columns() {
    const {session, choices} = this;
    const dossier = each => link('', each.id, choices.address({view: 'dossier', dossier: each.id}));
    return [
      {key: 'id', value: row => row.id},
      {key: 'unit', title: () => text('unit'), value: row => row.unit, cell: row => session.unitName(row.unit)},
      {key: 'component', title: () => text('component'), value: row => row.component, cell: row => text('components')[row.component]},
      {key: 'startedAt', title: () => text('outFrom'), value: row => row.startedAt, cell: row => moment(row.startedAt)},
      {key: 'endedAt', title: () => text('outUntil'), value: row => row.endedAt,
        cell: row => row.endedAt ? moment(row.endedAt) : [this.lasting()]},
      {key: 'seconds', number: true, title: () => text('outFor'), value: row => row.seconds,
        cell: row => [span(row.seconds), element('small', '', text('workingOf', span(row.workingSeconds)))]},
      {key: 'workingSeconds', value: row => row.workingSeconds},
      {key: 'lateDossiers', number: true, title: () => text('lateMeanwhile'), value: row => row.lateDossiers, cell: row => count(row.lateDossiers)},
      {key: 'dossiers', title: () => text('longestMeanwhile'), value: row => row.dossiers.map(each => each.id).join(' '),
        cell: row => row.dossiers.flatMap((each, i) => i ? [', ', dossier(each)] : [dossier(each)])},
    ];
  }

  lasting() {
    const mark = element('span', 'mark');
    mark.dataset.shape = 'down';
    const made = element('span', 'verdict', '', mark, text('lasts'));
    made.dataset.standing = 'missed';
    return made;
  }

  show(answer, body) {
    this.answer = answer;
    const {session} = this;
    const rows = answer.outages;
    const from = Date.parse(instantOf(`${answer.from}T00:00`));
    const to = Math.min(session.now(), Date.parse(instantOf(`${dayAfter(answer.to, 1)}T00:00`)));
    write(this.list.title, text('outageCount', answer.total > rows.length ? text('outOf', count(rows.length), count(answer.total)) : count(answer.total)));
    const late = element('p', 'outage-sum', answer.lateDossiers
      ? text('lateOverlap', count(answer.overlapping), count(answer.lateDossiers), shortFigure(SHARE, answer.share)) : text('noLate'));
    body.replaceChildren(late, ...(rows.length
      ? [bands(rows, from, Math.max(to, from + 60000), session), element('div', 'wide', '', table(this.columns(), rows, {caption: text('outages')})),
        element('p', 'soft note', text('notTheCause'))]
      : [element('p', 'none', text('noOutages'))]));
    if (answer.next) {
      body.append(button('more', text('moreAlerts'), () => {
        this.most += PAGE;
        this.list.loader.again();
      }));
    }
  }

  healthColumns() {
    const {session, choices} = this;
    return [
      {key: 'unit', title: () => text('unit'), value: row => row.unit,
        cell: row => row.unit === null ? [element('strong', '', text('allTogether'))] : [link('', session.unitName(row.unit), choices.address({unit: row.unit}))]},
      {key: 'component', title: () => text('component'), value: row => row.component, cell: row => text('components')[row.component]},
      {key: 'availability', number: true, title: () => text('availability'), value: row => row.availability,
        cell: row => [row.availability === null ? '–' : shortFigure(SHARE, row.availability),
          element('small', '', row.samples ? text('samplesOf', count(row.ok), count(row.samples)) : text('noData'))]},
      {key: 'samples', value: row => row.samples},
      {key: 'ok', value: row => row.ok},
      {key: 'meanLatencySeconds', number: true, title: () => text('latency'), value: row => row.meanLatencySeconds,
        cell: row => row.meanLatencySeconds === null ? '–' : text('millis', count(Math.round(row.meanLatencySeconds * 1000)))},
      {key: 'outages', number: true, title: () => text('outages'), value: row => row.outages,
        cell: row => [count(row.outages), ...(row.openOutages ? [element('small', '', text('lastingOf', count(row.openOutages)))] : [])]},
      {key: 'openOutages', value: row => row.openOutages},
      {key: 'outageSeconds', number: true, title: () => text('outFor'), value: row => row.outageSeconds,
        cell: row => row.outages ? span(row.outageSeconds) : ''},
    ];
  }

  /** All together first, then the least available. */
  showHealth(answer, body) {
    this.available = answer;
    const units = [...answer.units].sort((a, b) => (a.availability ?? 2) - (b.availability ?? 2) || b.outageSeconds - a.outageSeconds);
    body.replaceChildren(units.length
      ? element('div', 'wide scrolled', '', table(this.healthColumns(), [...answer.components, ...units], {caption: text('availability')}))
      : element('p', 'none', text('noSamples')));
  }
}
