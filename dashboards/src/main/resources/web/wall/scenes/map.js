// The units on the map, as large as the wall, with the best and those that need attention.
import {element} from '../../base/dom.js';
import {text} from '../../base/text.js';
import {ordered} from '../../parts/league.js';
import {View} from '../../views/view.js';
import {Coloured} from '../coloured.js';
import {unitList} from '../parts.js';

const SHOWN = 9;

export class MapScene extends View {
  constructor(session, choices) {
    super(session, choices, 'scene map-scene');
    this.best = element('div', 'panel-body');
    const list = (definition, rows) => unitList(definition, rows, choices, text('noData'));
    this.coloured = new Coloured(session, choices, 'named', (definition, rows, body) => {
      body.replaceChildren(list(definition, ordered(rows, true).slice(0, SHOWN)));
      this.best.replaceChildren(list(definition, rows.slice(0, Math.max(0, Math.min(SHOWN, rows.length - SHOWN)))));
    });
    const best = element('section', 'panel', '', element('div', 'panel-head', '', element('h2', '', text('bestBy'))), this.best);
    this.panels = [this.coloured.place, this.coloured.units];
    this.element.append(this.coloured.place.element, element('div', 'ends', '', this.coloured.units.element, best));
  }
}
