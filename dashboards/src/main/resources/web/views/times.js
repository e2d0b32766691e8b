// How long things take: percentiles, mean and histogram of the times that ended in the period, and of steps each by its name.
import {element, fill, link, write} from '../base/dom.js';
import {count, shortFigure} from '../base/format.js';
import {load, query} from '../base/load.js';
import {text} from '../base/text.js';
import {barColumns, histogram, timeOf} from '../parts/histogram.js';
import {Panel} from '../parts/panel.js';
import {absence} from '../parts/standing.js';
import {csvButton, printButton, table} from '../parts/table.js';
import {View} from './view.js';

const DURATIONS = ['processing-time', 'waiting-time', 'acceptance-time', 'step-time'];
const MEASURES = ['p50', 'p90', 'p95', 'p99', 'mean', 'min', 'max'];

/** Where the times of a kind come from: the list of those dossiers, or for tickets, which have none, the units. */
const BEHIND = {
  'processing-time': {view: 'dossiers', by: 'ended', state: null},
  'acceptance-time': {view: 'dossiers', by: 'accepted', state: null},
  'step-time': {view: 'dossiers', by: null, state: 'open'},
  'waiting-time': {view: 'units', kpi: 'tickets.waiting-time.p90'},
};

export class TimesView extends View {
  constructor(session, choices) {
    super(session, choices, 'times-view');
    this.control = element('select');
    this.control.id = 'duration';
    this.control.addEventListener('change', () => choices.set({duration: this.control.value, step: null}));
    this.times = new Panel('times', {ask: signal => this.ask(signal), show: (answer, body) => this.show(answer, body)});
    const name = () => ['times', this.duration, this.answer.from, this.answer.to].join('-');
    this.times.tools.append(element('label', 'inline', '', element('span', 'soft', text('timeKind')), ' ', this.control),
      csvButton(name, barColumns({histogram: []}), async () => this.answer.histogram, reason => this.times.fail(reason)), printButton());
    this.steps = new Panel('steps', {title: text('stepsByName'), ask: signal => this.askSteps(signal), show: (answer, body) => this.showSteps(answer, body)});
    this.steps.tools.append(csvButton(() => `step-${name()}`, this.stepColumns(), async () => this.byStep.steps, reason => this.steps.fail(reason)));
    this.panels = [this.times, this.steps];
    this.element.append(this.times.element, this.steps.element);
  }

  get duration() {
    return DURATIONS.includes(this.choices.duration) ? this.choices.duration : DURATIONS[0];
  }

  get ofSteps() {
    return this.duration === 'step-time';
  }

  question() {
    const {unit, from, to, procedure, channel} = this.choices.question(this.session.status);
    return {duration: this.duration, unit, from, to, procedure, channel};
  }

  ask(signal) {
    return load(`/api/v1/distributions${query({...this.question(), step: this.ofSteps ? this.choices.step : null})}`, signal);
  }

  async askSteps(signal) {
    return this.ofSteps ? load(`/api/v1/distributions${query(this.question())}`, signal) : null;
  }

  open() {
    write(this.times.title, this.title());
    this.steps.element.hidden = !this.ofSteps;
    fill(this.control, DURATIONS.map(each => [each, text('durations')[each]]), this.duration);
    super.open();
  }

  title() {
    const {step} = this.choices;
    return this.ofSteps && step ? `${text('durations')[this.duration]}: ${step}` : text('durations')[this.duration];
  }

  show(answer, body) {
    this.answer = answer;
    const note = element('p', 'soft note', text(answer.clock === 'working' ? 'workingClock' : 'elapsedClock'));
    if (!answer.count) {
      const why = absence({state: answer.state, value: null});
      const made = element('p', 'none', answer.state === 'no-data' ? text('noTimes') : why);
      made.dataset.state = answer.state;
      body.replaceChildren(made, note);
      return;
    }
    const shown = seconds => shortFigure(timeOf(answer), seconds);
    const tile = key => element('div', 'time', '', element('dt', '', text('timeMeasures')[key]), element('dd', '', shown(answer[key])));
    const many = element('div', 'time', '', element('dt', '', text('howMany')), element('dd', '', count(answer.count)));
    const way = element('p', 'ways', '', link('tool', `${text(this.duration === 'waiting-time' ? 'byUnit' : 'openList')} →`,
      this.choices.address({duration: null, step: null, ...BEHIND[this.duration]})));
    const facts = element('dl', 'times-facts', '', many, ...MEASURES.map(tile));
    facts.dataset.state = answer.state;
    body.replaceChildren(...(answer.state === 'stale' ? [element('p', 'soft', text('announceStale'))] : []), facts,
      element('div', 'times-parts', '', histogram(answer),
        element('div', 'wide', '', table(barColumns(answer), answer.histogram, {caption: this.title()}))), way, note);
  }

  stepColumns() {
    const shown = row => key => shortFigure({kind: 'DURATION', numerator: 'processing-time'}, row[key]);
    return [
      {key: 'step', title: () => text('stepName'), value: row => row.step,
        cell: row => [link('', row.step, this.choices.address({step: row.step === this.choices.step ? null : row.step}))]},
      {key: 'count', number: true, title: () => text('howMany'), cell: row => count(row.count), value: row => row.count},
      ...MEASURES.slice(0, 5).map(key => ({key, number: true, title: () => text('timeMeasures')[key], cell: row => shown(row)(key), value: row => row[key]})),
    ];
  }

  showSteps(answer, body) {
    this.byStep = answer;
    if (answer) {
      body.replaceChildren(...(answer.steps.length
        ? [element('div', 'wide', '', table(this.stepColumns(), answer.steps, {caption: text('stepsByName'), each: (made, row) =>
          made.setAttribute('aria-current', String(row.step === this.choices.step))})),
        ...(answer.stepNames > answer.steps.length ? [element('p', 'soft note', text('outOf', count(answer.steps.length), count(answer.stepNames)))] : [])]
        : [element('p', 'none', text('noTimes'))]));
    }
  }
}
