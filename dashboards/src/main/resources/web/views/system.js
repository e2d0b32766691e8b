// How sound the figures are: the pipeline, what arrives from desks, portals and networks, and the check of sums against cases.
import {element, link} from '../base/dom.js';
import {clock, count, dayOf, moment, span} from '../base/format.js';
import {load, query} from '../base/load.js';
import {text} from '../base/text.js';
import {freshnessWords} from '../parts/freshness.js';
import {GenerationsPanel} from '../parts/generations.js';
import {agreementWords} from '../parts/soundness.js';
import {Panel} from '../parts/panel.js';
import {csvButton, printButton, table} from '../parts/table.js';
import {View} from './view.js';

const COMPONENTS = ['DESK', 'PORTAL', 'NETWORK', 'APPLICATION'];
const SILENT_MILLIS = 3600000;

/** What the latest sample tells: works, fails, or silent when it is older than an hour and tells nothing any more. */
export function condition(sample, now) {
  return now - Date.parse(sample.at) > SILENT_MILLIS ? 'silent' : sample.ok ? 'works' : 'fails';
}

/** {component, total, works, fails, silent} of each kind. */
export function componentSums(samples, now) {
  return COMPONENTS.map(component => {
    const all = samples.filter(each => each.component === component);
    const sum = {component, total: all.length, works: 0, fails: 0, silent: 0};
    all.forEach(each => sum[condition(each, now)]++);
    return sum;
  });
}

/** What there is to say of those that do not work; empty when all do. */
export function troubleWords({fails, silent}) {
  return [fails && text('failing', count(fails)), silent && text('silentOf', count(silent))].filter(Boolean).join(', ');
}

/** Failing ones first, then those heard of longest ago. */
export function worstSamplesFirst(samples) {
  return [...samples].sort((a, b) => a.ok - b.ok || Date.parse(a.at) - Date.parse(b.at));
}

export class SystemView extends View {
  constructor(session, choices) {
    super(session, choices, 'system-view');
    this.pipeline = new Panel('pipeline', {title: text('pipeline'), ask: signal => this.askStatus(signal), least: 5000, most: 10000,
      show: ([status, open], body) => this.showStatus(status, open, body)});
    this.health = new Panel('health', {title: text('serviceHealth'), least: 10000, most: 20000, show: (answer, body) => this.showHealth(answer, body),
      ask: signal => load(`/api/v1/service-health${query({unit: this.choices.unit})}`, signal)});
    this.health.tools.append(csvButton(() => `service-health-${dayOf(new Date())}`, this.columns(), async () => worstSamplesFirst(this.samples),
      reason => this.health.fail(reason)), printButton());
    this.generations = new GenerationsPanel();
    this.panels = [this.pipeline, this.health, this.generations];
    this.element.append(this.pipeline.element, this.health.element, this.generations.element);
  }

  /** The status, and how many rejected events nobody has decided about; null while that is not known. */
  askStatus(signal) {
    return Promise.all([load('/api/v1/status', signal), load('/api/v1/rejected?state=open&limit=1', signal).then(({total}) => total, () => null)]);
  }

  showStatus(status, open, body) {
    const check = status.selfCheck;
    const fact = (name, content, bad) => {
      const value = element('dd', '', content);
      value.dataset.standing = bad ? 'missed' : '';
      return [element('dt', '', text(name)), value];
    };
    body.replaceChildren(element('dl', 'facts', '',
      ...fact('dataState', freshnessWords(this.session), this.session.freshness !== 'fresh'),
      ...fact('feedLag', text('feedLagOf', count(status.feed.lag)), status.feed.lag > 1000),
      ...fact('lastRecord', status.feed.lastRecordAt ? clock(status.feed.lastRecordAt, dayOf(new Date())) : text('noData')),
      ...fact('selfCheckName', check.state === 'holds' ? text('agreementOf', count(check.compared)) : agreementWords(check),
        check.state === 'broken'),
      ...(open === null ? [] : [element('dt', '', text('openRejected')),
        this.rejected(open)]),
      ...fact('stored', text('storedOf', count(status.cases), count(status.cells))),
      ...fact('delivery', this.delivery(status.delivery), status.delivery?.problem || status.delivery?.failing.length),
      ...fact('generation', status.generation),
      ...fact('feedProblem', status.feed.problem ?? text('noProblem'), status.feed.problem)),
    ...(status.notReady.length ? [element('ul', 'not-ready', '', ...status.notReady.map(({name, reason}) => element('li', '', `${name}: ${reason}`)))]
      : []));
  }

  /** How many messages of alerts are where, and what hinders them. */
  delivery(told) {
    if (!told) {
      return text('deliveryNone');
    }
    const states = Object.entries(text('deliveryStates')).map(([state, words]) => `${count(told.messages[state])} ${words}`).join(', ');
    return [states, told.problem, ...told.failing.map(each => text('failingChannel', each.channel, each.reason))].filter(Boolean).join('. ');
  }

  rejected(open) {
    const made = element('dd', '', '', link('plain-link', text('openRejectedOf', count(open)), this.choices.address({view: 'rejected'})));
    made.dataset.standing = open ? 'missed' : '';
    return made;
  }

  columns() {
    const {session} = this;
    return [
      {key: 'desk', title: () => text('deskHead'), cell: row => row.desk, value: row => row.desk},
      {key: 'unit', title: () => text('unit'), cell: row => session.unitName(row.unit), value: row => row.unit},
      {key: 'component', title: () => text('component'), cell: row => text('components')[row.component], value: row => row.component},
      {key: 'ok', title: () => text('state'), value: row => row.ok, cell: row => {
        const how = condition(row, session.now());
        const made = element('span', 'verdict', '', element('span', 'mark'), text(how));
        made.dataset.standing = how === 'fails' ? 'missed' : 'met';
        made.firstChild.dataset.shape = {works: 'check', fails: 'down', silent: 'ring'}[how];
        return [made];
      }},
      {key: 'at', title: () => text('latestSample'), value: row => row.at,
        cell: row => [moment(row.at), element('small', '', text('ago', span((session.now() - Date.parse(row.at)) / 1000)))]},
      {key: 'latencyMillis', number: true, title: () => text('latency'), value: row => row.latencyMillis,
        cell: row => text('millis', count(row.latencyMillis))},
      {key: 'samples', number: true, title: () => text('samples'), cell: row => count(row.samples), value: row => row.samples},
      {key: 'failures', number: true, title: () => text('failures'), cell: row => count(row.failures), value: row => row.failures},
    ];
  }

  showHealth(answer, body) {
    this.samples = answer.samples;
    const tiles = componentSums(answer.samples, this.session.now()).map(sum => {
      const made = element('div', 'component-sum', '', element('span', 'soft', text('components')[sum.component]),
        element('strong', '', sum.total ? `${count(sum.works)} / ${count(sum.total)}` : '–'),
        element('small', '', sum.total ? troubleWords(sum) || text('allWork') : text('noData')));
      made.dataset.standing = sum.fails ? 'missed' : '';
      return made;
    });
    body.replaceChildren(element('div', 'components', '', ...tiles),
      element('div', 'wide', '', table(this.columns(), worstSamplesFirst(answer.samples), {caption: text('serviceHealth')})));
  }
}
