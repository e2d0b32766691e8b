// Figures that were published elsewhere, each beside the live one of the same unit and period.
import {button, element, fill, link, write} from '../base/dom.js';
import {count, dayOf, difference, moment, shortFigure} from '../base/format.js';
import {localized, text} from '../base/text.js';
import {Panel} from '../parts/panel.js';
import {PAGE, pages} from '../parts/pages.js';
import {absence} from '../parts/standing.js';
import {csvButton, printButton, table} from '../parts/table.js';
import {View} from './view.js';

const FIRST = 100;
const MOST_DIGITS = 12;

/** Whether the live figure is the published one, as far as that has digits: same, differs, or null when there is nothing to compare. */
export function agreement({value, live}) {
  if (!live || live.value === null) {
    return null;
  }
  const digits = Math.min(MOST_DIGITS, (String(value).split('.')[1] ?? '').length);
  return Math.abs(live.value - value) <= 0.5 * 10 ** -digits * (1 + 1e-9) ? 'same' : 'differs';
}

export class IndicatorsView extends View {
  constructor(session, choices) {
    super(session, choices, 'indicators-view');
    this.list = new Panel('indicators', {title: text('published'), ask: signal => this.ask(this.most, signal), show: answer => this.show(answer)});
    this.list.tools.append(this.select('indicator', 'indicatorName'), this.select('of', 'indicatorPeriod'),
      csvButton(() => `indicators-${dayOf(new Date())}`, this.columns(), async () => (await this.ask(Infinity)).indicators,
        reason => this.list.fail(reason)), printButton());
    this.known = {indicator: new Set(), of: new Set()};
    this.panels = [this.list];
    this.element.append(this.list.element);
  }

  select(name, label) {
    const made = element('select');
    made.id = `published-${name}`;
    made.addEventListener('change', () => this.choices.set({[name]: made.value || null}));
    this[`${name}Select`] = made;
    return element('label', 'inline', '', element('span', 'soft', text(label)), ' ', made);
  }

  ask(most, signal) {
    const {unit, indicator, of} = this.choices;
    return pages('/api/v1/indicators', {unit, indicator, period: of}, 'indicators', most, signal);
  }

  open() {
    this.most = FIRST;
    super.open();
    this.drawControls();
  }

  definition(row) {
    return this.session.definition(row.live) ?? this.session.latest(row.indicator);
  }

  name(row) {
    const definition = this.definition(row);
    return definition ? localized(definition.name) : row.indicator;
  }

  shown(row, value) {
    const definition = this.definition(row);
    return definition ? shortFigure(definition, value, 2) : count(value);
  }

  columns() {
    const {session, choices} = this;
    return [
      {key: 'unit', title: () => text('unit'), value: row => row.unit, cell: row => session.unitName(row.unit)},
      {key: 'unitName', value: row => session.unitName(row.unit)},
      {key: 'indicator', title: () => text('indicatorName'), value: row => row.indicator, cell: row => this.definition(row)
        ? [link('', this.name(row), choices.address({view: null, unit: row.unit, kpi: row.indicator})), element('small', '', row.indicator)]
        : row.indicator},
      {key: 'period', title: () => text('indicatorPeriod'), cell: row => row.period, value: row => row.period},
      {key: 'value', number: true, title: () => text('publishedValue'), cell: row => this.shown(row, row.value), value: row => row.value},
      {key: 'source', title: () => text('sourceName'), value: row => row.source,
        cell: row => [row.source, element('small', '', text('publishedAt', moment(row.at)))]},
      {key: 'at', value: row => row.at},
      {key: 'live', number: true, title: () => text('liveValue'), value: row => row.live?.value,
        cell: row => row.live ? [row.live.value === null ? '–' : this.shown(row, row.live.value), element('small', '', absence(row.live))]
          : [element('span', 'soft', text('notLive'))]},
      {key: 'liveState', value: row => row.live?.state},
      {key: 'difference', title: () => text('deviation'), value: row => row.difference, cell: row => this.deviation(row)},
      {key: 'earlier', number: true, title: () => text('earlierOnes'), value: row => row.earlier.length, cell: row => this.earlier(row)},
    ];
  }

  deviation(row) {
    const how = agreement(row);
    if (!how) {
      return [element('span', 'soft', '–')];
    }
    const mark = element('span', 'mark');
    mark.setAttribute('aria-hidden', 'true');
    mark.dataset.shape = how === 'same' ? 'check' : row.difference > 0 ? 'up' : 'down';
    const words = how === 'same' ? text('agrees') : text('differsBy', difference(this.definition(row), row.difference));
    const made = element('span', 'verdict', '', mark, words);
    made.dataset.standing = how === 'same' ? 'met' : 'missed';
    return [made];
  }

  earlier(row) {
    return row.earlier.length ? [element('details', '', '', element('summary', '', count(row.earlier.length)),
      ...row.earlier.map(each => element('p', 'soft', `${this.shown(row, each.value)}, ${each.source}, ${moment(each.at)}`)))] : '';
  }

  show(answer) {
    const {list} = this;
    const rows = answer.indicators;
    rows.forEach(row => {
      this.known.indicator.add(row.indicator);
      this.known.of.add(row.period);
    });
    const differing = rows.filter(row => agreement(row) === 'differs').length;
    write(list.title, text('publishedCount', answer.total > rows.length ? text('outOf', count(rows.length), count(answer.total)) : count(answer.total)));
    list.body.replaceChildren(...(rows.length
      ? [element('p', 'note', text('differing', count(differing))),
        element('div', 'wide', '', table(this.columns(), rows, {caption: text('published'), each: (made, row) => {
          made.dataset.agreement = agreement(row) ?? '';
        }}))]
      : [element('p', 'none', text('noIndicators'))]));
    if (answer.next) {
      list.body.append(button('more', text('moreAlerts'), () => {
        this.most += PAGE;
        list.loader.again();
      }));
    }
    this.drawControls();
  }

  drawControls() {
    const options = (name, every) => [['', every], ...[...new Set([...this.known[name], this.choices[name]])].filter(Boolean).sort()
      .map(each => [each, name === 'indicator' ? this.name({indicator: each}) : each])];
    fill(this.indicatorSelect, options('indicator', text('everyIndicator')), this.choices.indicator ?? '');
    fill(this.ofSelect, options('of', text('everyPeriod')), this.choices.of ?? '');
  }
}
