// The city at a glance.
import {element} from '../../base/dom.js';
import {count} from '../../base/format.js';
import {Loader} from '../../base/load.js';
import {text} from '../../base/text.js';
import {ordered} from '../../parts/league.js';
import {Panel} from '../../parts/panel.js';
import {standing} from '../../parts/standing.js';
import {View} from '../../views/view.js';
import {Coloured} from '../coloured.js';
import {Days} from '../days.js';
import {indexPanel} from '../indexpanel.js';
import {KpiTile} from '../kpitile.js';
import {showDue, unitList} from '../parts.js';
import {Queues} from '../queues.js';
import {compared, course, dueCounts} from '../sources.js';

const OVERDUE = 'dossiers.overdue';
const KPIS = ['dossiers.on-time', OVERDUE, 'dossiers.online-share', 'payments.online-share', 'satisfaction.score'];
const MINUTELY = {least: 60000, most: 60000};
const DUE_DAYS = 5;
const SHOWN = 6;

export class Overview extends View {
  constructor(session, choices) {
    super(session, choices, 'scene overview');
    const ofOpen = () => text('ofOpen', count(session.kpis.get('dossiers.open')?.value ?? null));
    this.tiles = KPIS.map(id => new KpiTile(id, id === OVERDUE ? ofOpen : undefined));
    this.days = new Days(session, choices, () => this.days.draw());
    this.queues = new Queues(session, choices);
    this.coloured = new Coloured(session, choices, '', (definition, rows, body) => this.showUnits(definition, rows, body));
    this.dues = new Panel('due', {title: text('due'), least: 5000, ask: signal => dueCounts(DUE_DAYS, session, choices, signal), show: days => {
      this.dueDays = days;
      this.drawDue();
    }});
    this.index = indexPanel(choices);
    this.panels = [this.index, this.dues, this.queues.panel, this.coloured.units, this.coloured.place];
    this.loaders = [...this.days.loaders,
      new Loader(signal => compared(session, choices, signal), {fail: () => {}, show: kpis => {
        this.compared = kpis;
      }}, MINUTELY),
      ...this.tiles.map(tile => new Loader(signal => course(tile.id, session, choices, signal),
        {fail: () => {}, show: series => tile.showCourse(series)}, MINUTELY))];
    this.element.append(element('div', 'kpis', '', ...this.tiles.map(tile => tile.element)), this.days.element,
      element('div', 'lists', '', this.dues.element, this.queues.panel.element, this.coloured.units.element, this.index.element), this.coloured.place.element);
  }

  /** The worst of those that miss the target; without a target, the worst. */
  showUnits(definition, rows, body) {
    const missing = rows.filter(row => row.kpi.target === null || standing(definition, row.kpi) === 'missed');
    body.replaceChildren(unitList(definition, ordered(missing, true).slice(0, SHOWN), this.choices, text(rows.length ? 'allClear' : 'noData')));
  }

  drawDue() {
    const overdue = this.session.kpis.get(OVERDUE)?.value ?? null;
    const key = JSON.stringify([overdue, this.dueDays]);
    if (this.dueDays && key !== this.dueKey) {
      this.dueKey = key;
      showDue(this.dues.body, overdue, this.dueDays, this.choices);
    }
  }

  draw() {
    if (this.session.kpis.size) {
      this.tiles.forEach(tile => tile.show(this.session, this.compared?.get(tile.id) ?? [], this.choices.period === 'today'));
      this.days.draw();
      this.drawDue();
      this.queues.draw();
    }
    return [];
  }
}
