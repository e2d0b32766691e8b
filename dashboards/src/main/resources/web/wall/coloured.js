// The units by the KPI that colours the map of the wall.
import {load} from '../base/load.js';
import {localized, text} from '../base/text.js';
import {Panel} from '../parts/panel.js';
import {UnitMap} from '../parts/unitmap.js';
import {league} from './sources.js';

const USUAL_KPI = 'dossiers.on-time';

export class Coloured {
  /** @param showUnits draws the ranked rows into the body of their panel */
  constructor(session, choices, mapClass, showUnits) {
    Object.assign(this, {session, choices});
    this.map = new UnitMap(unit => choices.address({view: null, scene: null, rotate: null, unit}), mapClass);
    this.place = new Panel('map', {title: text('map'), least: Infinity, most: Infinity, ask: signal => load('/api/v1/map', signal),
      show: (layout, body) => {
        this.layout = layout;
        body.replaceChildren(this.map.element);
        this.draw();
      }});
    this.units = new Panel('worst', {title: text('attention'), least: 5000, ask: signal => league(this.kpi, session, choices, signal),
      show: (answer, body) => {
        this.answer = answer;
        showUnits(this.definition, answer.rows.filter(row => row.kpi.value !== null), body);
        this.draw();
      }});
  }

  get kpi() {
    return this.choices.kpi && this.session.latest(this.choices.kpi) ? this.choices.kpi : USUAL_KPI;
  }

  get definition() {
    return this.session.latest(this.kpi);
  }

  draw() {
    if (this.layout && this.answer) {
      this.place.title.textContent = localized(this.definition.name);
      this.map.show(this.definition, this.answer, this.layout, this.choices.unit, true);
    }
  }
}
