// All KPIs of a unit and period; and of the chosen one its course, the units, and what lies behind it.
import {button, element, fill, link, write} from '../base/dom.js';
import {dayOf} from '../base/format.js';
import {load, query} from '../base/load.js';
import {localized, text} from '../base/text.js';
import {behind} from '../parts/behind.js';
import {Cards} from '../parts/cards.js';
import {League} from '../parts/league.js';
import {Panel} from '../parts/panel.js';
import {showTrend} from '../parts/trend.js';
import {View} from './view.js';

const FEW = 10;

/** The step in which a period is drawn. */
export function step(days) {
  const length = days.from ? (new Date(days.to) - new Date(days.from)) / 86400000 + 1 : 1;
  const recent = !days.from || (new Date() - new Date(days.from)) / 86400000 < 390;
  return length > 92 ? 'month' : length === 1 && recent ? 'hour' : 'day';
}

export class FiguresView extends View {
  constructor(session, choices) {
    super(session, choices, 'columns');
    this.worstFirst = false;
    this.figures = element('div', 'figures', '', element('p', 'waiting', text('loading')));
    this.cards = new Cards(this.figures, kpi => choices.set({kpi}));
    this.trend = new Panel('trend', {ask: signal => this.askTrend(signal),
      show: (answer, body) => showTrend(this.part(body, 'chart'), this.definition, answer)});
    this.trend.title.id = 'trend-title';
    this.trend.element.setAttribute('aria-labelledby', 'trend-title');
    this.behind = element('div', 'behind');
    this.trend.element.append(this.behind);
    this.league = new Panel('league', {title: text('league'), ask: signal => this.askLeague(signal), show: answer => this.showLeague(answer)});
    this.leagueControls();
    this.panels = [this.trend, this.league];
    this.element.append(this.figures, element('aside', '', '', this.trend.element, this.league.element));
  }

  part(body, className) {
    if (!body.firstChild) {
      body.append(element('div', className));
    }
    return body.firstChild;
  }

  leagueControls() {
    const select = (id, label, onChange) => {
      const made = element('select');
      made.id = id;
      made.addEventListener('change', () => onChange(made.value));
      return [element('label', 'inline', '', element('span', 'soft', text(label)), ' ', made), made];
    };
    const [levelLabel, level] = select('level', 'level', value => this.choices.set({level: value}));
    const [kpiLabel, kpi] = select('kpi', 'by', value => this.choices.set({kpi: value}));
    this.turn = button('turn', '', () => {
      this.worstFirst = !this.worstFirst;
      if (this.answer) {
        this.showLeague(this.answer);
      }
    });
    this.turn.id = 'turn';
    this.level = level;
    this.kpi = kpi;
    this.league.tools.append(levelLabel, kpiLabel, this.turn);
  }

  get definition() {
    return this.session.latest(this.choices.kpi);
  }

  async askTrend(signal) {
    const days = this.choices.days(this.session.status);
    return load(`/api/v1/series${query({...this.choices.question(this.session.status), kpi: this.choices.kpi, step: step(days)})}`, signal);
  }

  async askLeague(signal) {
    const {session, choices} = this;
    const level = choices.level === 'all' ? null : choices.level ?? session.level(dayOf(new Date()));
    const {unit, ...rest} = choices.question(session.status);
    return load(`/api/v1/league${query({...rest, kpi: choices.kpi, level})}`, signal);
  }

  showLeague(answer) {
    this.answer = answer;
    this.table ??= new League(this.league.body, unit => this.choices.address({unit}), FEW);
    this.table.show(this.definition, answer, this.choices.unit, this.worstFirst);
    write(this.turn, text(this.worstFirst ? 'worstFirst' : 'bestFirst'));
    this.turn.hidden = this.definition.better === 'NONE';
  }

  open() {
    if (this.session.kpis.size) {
      this.asked = true;
      super.open();
    }
    this.drawControls();
  }

  follow(changed) {
    if (changed.some(name => ['period', 'from', 'to', 'unit', 'procedure', 'channel', 'kpi'].includes(name))) {
      this.open();
    } else if (changed.includes('level')) {
      this.league.renew();
    }
    this.drawControls();
  }

  drawControls() {
    const {session, choices} = this;
    const today = dayOf(new Date());
    const kinds = ['DEPARTMENT', 'DISTRICT', 'COMMUNE'].filter(kind => session.units.some(unit => unit.kind === kind));
    fill(this.level, [['all', text('allLevels')], ...kinds.map(kind => [kind.toLowerCase(), text(kind)])],
      choices.level ?? session.level(today) ?? 'all');
    fill(this.kpi, [...session.kpis.values()].map(kpi => [kpi.id, localized(session.latest(kpi.id).name)]), choices.kpi);
    if (this.definition) {
      write(this.trend.title, text('trendOf', localized(this.definition.name)));
      this.drawBehind();
    }
  }

  drawBehind() {
    const {list, advice} = behind(this.choices.kpi);
    const definition = this.definition;
    const formula = definition.denominator ? `${definition.numerator}  ÷  ${definition.denominator}` : definition.numerator;
    const way = (label, changes) => link('tool', label, this.choices.address(changes));
    this.behind.replaceChildren(
      element('h3', '', text('behind')),
      ...(advice ? [element('p', 'advice', text('advices')[advice])] : []),
      element('p', 'ways', '', way(`${text('openList')} →`, list), way(text('byUnit'), {view: 'units'}), way(text('byProcedure'), {view: 'procedures'})),
      element('details', '', '', element('summary', '', text('definition')), element('p', 'formula', formula),
        element('p', 'soft', definition.source ? text('source', definition.source) : '')));
  }

  draw() {
    const {session} = this;
    if (!session.kpis.size) {
      return [];
    }
    if (!this.asked) {
      this.open();
    }
    if (this.kpi.options.length !== session.kpis.size) {
      this.drawControls();
    }
    return this.cards.show(session, this.choices.kpi);
  }
}
