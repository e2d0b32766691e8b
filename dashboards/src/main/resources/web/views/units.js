// The units side by side by one KPI: as a map, and ranked.
import {button, element, fill} from '../base/dom.js';
import {count, dayOf} from '../base/format.js';
import {load, query} from '../base/load.js';
import {localized, text} from '../base/text.js';
import {leagueColumns, ordered} from '../parts/league.js';
import {Panel} from '../parts/panel.js';
import {csvButton, printButton, table} from '../parts/table.js';
import {UnitMap} from '../parts/unitmap.js';
import {View} from './view.js';

export class UnitsView extends View {
  constructor(session, choices) {
    super(session, choices, 'units-view');
    this.ranking = new Panel('league', {title: text('league'), ask: signal => this.ask(signal), show: answer => this.show(answer)});
    this.mapPanel = new Panel('map', {title: text('map'), ask: signal => load('/api/v1/map', signal),
      show: layout => {
        this.layout = layout;
        this.drawMap();
      }, most: Infinity});
    this.mapBody = element('div', 'unitmap');
    this.map = new UnitMap(this.mapBody, unit => choices.address({view: null, unit}));
    this.asShapes = true;
    this.controls();
    this.panels = [this.ranking, this.mapPanel];
    this.element.append(this.mapPanel.element, this.ranking.element);
  }

  controls() {
    const {choices} = this;
    this.level = element('select');
    this.kpi = element('select');
    this.level.id = 'level';
    this.kpi.id = 'kpi';
    this.level.addEventListener('change', () => choices.set({level: this.level.value}));
    this.kpi.addEventListener('change', () => choices.set({kpi: this.kpi.value}));
    this.turn = button('turn', '', () => choices.set({order: choices.order === 'worst' ? null : 'worst'}));
    this.turn.id = 'turn';
    this.shapesButton = button('tool', '', () => {
      this.asShapes = !this.asShapes;
      this.drawMap();
    });
    this.mapPanel.tools.append(element('label', 'inline', '', element('span', 'soft', text('by')), ' ', this.kpi), this.shapesButton);
    this.ranking.tools.append(element('label', 'inline', '', element('span', 'soft', text('level')), ' ', this.level), this.turn,
      csvButton(() => `${this.choices.kpi}-${this.answer.from}-${this.answer.to}`, leagueColumns({}, [], () => ''),
        async () => ordered(this.answer.rows, this.choices.order === 'worst'), reason => this.ranking.fail(reason)), printButton());
  }

  get definition() {
    return this.session.latest(this.choices.kpi);
  }

  ask(signal) {
    const {session, choices} = this;
    const level = choices.level === 'all' ? null : choices.level ?? session.level(dayOf(new Date()));
    return load(`/api/v1/league${query({...choices.question(session.status), kpi: choices.kpi, level})}`, signal);
  }

  show(answer) {
    this.answer = answer;
    const rows = ordered(answer.rows, this.choices.order === 'worst');
    const definition = this.definition;
    this.ranking.body.replaceChildren(rows.length
      ? element('div', 'wide', '', table(leagueColumns(definition, rows, unit => this.choices.address({view: null, unit})), rows, {
        each: (made, row) => {
          made.classList.toggle('empty', row.kpi.value === null);
          made.setAttribute('aria-current', String(row.unit === this.choices.unit));
        }}))
      : element('p', 'none', text('noUnits')));
    this.ranking.title.textContent = `${text('league')}: ${count(rows.length)}`;
    this.mapPanel.title.textContent = localized(definition.name);
    this.drawMap();
  }

  drawMap() {
    if (this.layout && this.answer) {
      this.mapPanel.body.replaceChildren(this.mapBody);
      this.map.show(this.definition, this.answer, this.layout, this.choices.unit, this.asShapes);
      this.shapesButton.hidden = !this.layout.shapes.length;
      this.shapesButton.textContent = text(this.asShapes ? 'asTiles' : 'asShapes');
    }
  }

  open() {
    if (this.session.kpis.size) {
      this.asked = true;
      if (this.layout) {
        this.ranking.renew();
      } else {
        super.open();
      }
      this.drawControls();
    }
  }

  follow(changed) {
    if (changed.every(name => name === 'order') && this.answer) {
      this.show(this.answer);
    } else {
      this.answer = null;
      this.open();
    }
    this.drawControls();
  }

  drawControls() {
    const {session, choices} = this;
    const kinds = ['DEPARTMENT', 'DISTRICT', 'COMMUNE'].filter(kind => session.units.some(unit => unit.kind === kind));
    fill(this.level, [['all', text('allLevels')], ...kinds.map(kind => [kind.toLowerCase(), text(kind)])],
      choices.level ?? session.level(dayOf(new Date())) ?? 'all');
    fill(this.kpi, [...session.kpis.values()].map(kpi => [kpi.id, localized(session.latest(kpi.id).name)]), choices.kpi);
    this.turn.textContent = text(choices.order === 'worst' ? 'worstFirst' : 'bestFirst');
    this.turn.hidden = this.definition?.better === 'NONE';
  }

  draw() {
    if (!this.asked && this.session.kpis.size) {
      this.open();
    }
    return [];
  }
}
