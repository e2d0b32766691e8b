// The units on the map, as large as the wall, with the best and those that need attention.
import {element} from '../../base/dom.js';
import {load} from '../../base/load.js';
import {localized, text} from '../../base/text.js';
import {ordered} from '../../parts/league.js';
import {Panel} from '../../parts/panel.js';
import {UnitMap} from '../../parts/unitmap.js';
import {View} from '../../views/view.js';
import {unitList} from '../parts.js';
import {league} from '../sources.js';

const USUAL_KPI = 'dossiers.on-time';
const SHOWN = 9;

export class MapScene extends View {
  constructor(session, choices) {
    super(session, choices, 'scene map-scene');
    const map = element('div', 'unitmap named');
    this.map = new UnitMap(map, unit => choices.address({view: null, scene: null, rotate: null, unit}));
    this.mapPanel = new Panel('map', {title: text('map'), most: Infinity, ask: signal => load('/api/v1/map', signal), show: (layout, body) => {
      this.layout = layout;
      body.replaceChildren(map);
      this.drawMap();
    }});
    this.worst = new Panel('worst', {title: text('attention'), least: 5000, ask: signal => league(this.kpi, session, choices, signal), show: (answer, body) => this.showUnits(answer, body)});
    this.best = new Panel('best', {title: text('bestBy'), ask: async () => null, show: () => {}, least: Infinity, most: Infinity});
    this.panels = [this.mapPanel, this.worst];
    this.element.append(this.mapPanel.element, element('div', 'ends', '', this.worst.element, this.best.element));
  }

  get kpi() {
    return this.choices.kpi && this.session.latest(this.choices.kpi) ? this.choices.kpi : USUAL_KPI;
  }

  get definition() {
    return this.session.latest(this.kpi);
  }

  showUnits(answer, body) {
    this.answer = answer;
    const rows = answer.rows.filter(row => row.kpi.value !== null);
    const list = shown => unitList(this.definition, shown, this.choices, text('noData'));
    body.replaceChildren(list(ordered([...rows], true).slice(0, SHOWN)));
    this.best.body.replaceChildren(list(rows.slice(0, Math.max(0, Math.min(SHOWN, rows.length - SHOWN)))));
    this.best.mark('ready');
    this.drawMap();
  }

  drawMap() {
    if (this.layout && this.answer) {
      this.mapPanel.title.textContent = localized(this.definition.name);
      this.map.show(this.definition, this.answer, this.layout, this.choices.unit, true);
    }
  }
}
