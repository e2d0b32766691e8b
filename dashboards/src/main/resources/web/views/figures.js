// All KPIs of a unit and period; and of the chosen one its course, the units, and what lies behind it.
import {element, link, write} from '../base/dom.js';
import {Loader, load, query} from '../base/load.js';
import {localized, text} from '../base/text.js';
import {behind} from '../parts/behind.js';
import {Cards} from '../parts/cards.js';
import {League} from '../parts/league.js';
import {LeagueControls} from '../parts/leaguecontrols.js';
import {Panel} from '../parts/panel.js';
import {earlierName, earlierWords} from '../parts/standing.js';
import {showTrend} from '../parts/trend.js';
import {compared} from '../wall/sources.js';
import {View} from './view.js';

const FEW = 10;
const DAY_MILLIS = 86400000;
const DAYS_BY_DAY = 92;
const DAYS_OF_HOURS = 390;
const ASKED = ['period', 'from', 'to', 'unit', 'units', 'procedure', 'channel', 'kpi'];

/** The step in which a period is drawn. */
function step(days) {
  const length = days.from ? (new Date(days.to) - new Date(days.from)) / DAY_MILLIS + 1 : 1;
  const recent = !days.from || (new Date() - new Date(days.from)) / DAY_MILLIS < DAYS_OF_HOURS;
  return length > DAYS_BY_DAY ? 'month' : length === 1 && recent ? 'hour' : 'day';
}

export class FiguresView extends View {
  constructor(session, choices) {
    super(session, choices, 'columns');
    this.figures = element('div', 'figures', '', element('p', 'waiting', text('loading')));
    this.cards = new Cards(this.figures, kpi => choices.set({kpi}));
    this.chart = element('div', 'chart');
    this.behind = element('div', 'behind');
    this.controls = new LeagueControls(session, choices);
    this.trend = new Panel('trend', {ask: signal => this.askTrend(signal), show: (answer, body) => {
      body.replaceChildren(this.chart);
      showTrend(this.chart, this.definition, answer);
    }});
    this.trend.element.append(this.behind);
    this.trend.title.id = 'trend-title';
    this.trend.element.setAttribute('aria-labelledby', 'trend-title');
    this.league = new Panel('league', {title: text('league'), ask: signal => this.askLeague(signal), show: answer => this.showLeague(answer)});
    this.table = new League(this.league.body, unit => choices.address({unit}), FEW);
    this.league.tools.append(this.controls.level.label, this.controls.kpi.label, this.controls.turn);
    this.compared = new Map();
    this.comparing = new Loader(signal => compared(session, choices, signal), {fail: () => {}, show: kpis => {
      this.compared = kpis;
      this.drawComparisons();
    }}, {least: 15000});
    this.comparisons = element('dl', 'comparisons');
    this.trend.element.insertBefore(this.comparisons, this.behind);
    this.loaders = [this.comparing];
    this.panels = [this.trend, this.league];
    this.element.append(this.figures, element('aside', '', '', this.trend.element, this.league.element));
  }

  get definition() {
    return this.session.latest(this.choices.kpi);
  }

  askTrend(signal) {
    const {session, choices} = this;
    const days = choices.days(session.status);
    return load(`/api/v1/series${query({...choices.question(session.status), kpi: choices.kpi, step: step(days)})}`, signal);
  }

  askLeague(signal) {
    const question = {...this.choices.question(this.session.status), ...this.controls.question, unit: null};
    return load(`/api/v1/league${query(question)}`, signal);
  }

  showLeague(answer) {
    this.answer = answer;
    this.table.show(this.definition, answer, this.choices.unit, this.controls.worstFirst);
  }

  open() {
    if (this.session.kpis.size) {
      super.open();
      this.drawControls();
    }
  }

  follow(changed) {
    if (!this.opened) {
      return;
    }
    if (changed.some(name => ASKED.includes(name))) {
      if (changed.some(name => name !== 'kpi')) {
        this.compared = new Map();
      }
      this.open();
    } else if (changed.includes('level')) {
      this.league.renew();
    } else if (changed.includes('order') && this.answer) {
      this.showLeague(this.answer);
    }
    this.drawControls();
  }

  drawControls() {
    this.controls.draw();
    if (this.definition) {
      write(this.trend.title, text('trendOf', localized(this.definition.name)));
      this.drawBehind();
      this.drawComparisons();
    }
  }

  /** What the chosen KPI was in earlier periods. */
  drawComparisons() {
    const {definition, choices, session} = this;
    const kpi = session.kpis.get(choices.kpi);
    const today = choices.period === 'today';
    this.comparisons.replaceChildren(...(this.compared.get(choices.kpi) ?? []).flatMap(each => [
      element('dt', '', earlierName(each, today)),
      element('dd', '', kpi && earlierWords(definition, kpi, each) || text('noComparison'))]));
  }

  drawBehind() {
    const {definition, choices} = this;
    const {list, advice} = behind(choices.kpi);
    const formula = definition.denominator ? `${definition.numerator}  ÷  ${definition.denominator}` : definition.numerator;
    const way = (label, changes) => link('tool', label, choices.address(changes));
    this.behind.replaceChildren(
      element('h3', '', text('behind')),
      ...(advice ? [element('p', 'advice', text('advices')[advice])] : []),
      element('p', 'ways', '', way(`${text('openList')} →`, list), way(text('byUnit'), {view: 'units'}),
        way(text('byProcedure'), {view: 'procedures'})),
      element('details', '', '', element('summary', '', text('definition')), element('p', 'formula', formula),
        element('p', 'soft', definition.source ? text('source', definition.source) : '')));
  }

  draw() {
    if (!this.session.kpis.size) {
      return [];
    }
    if (!this.opened) {
      this.open();
    }
    return this.cards.show(this.session, this.choices.kpi, this.compared, this.choices.period === 'today');
  }
}
