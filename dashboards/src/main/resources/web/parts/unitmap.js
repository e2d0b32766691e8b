// The units where they lie, coloured by one KPI: tiles, or shapes where the profile has a map. Without a place: a plain grid.
import {drawn, element, link} from '../base/dom.js';
import {shortFigure, tileFigure} from '../base/format.js';
import {localized, text} from '../base/text.js';
import {dots, legend} from './legend.js';
import {Neighbours} from './neighbours.js';
import {scaleOf} from './scale.js';
import {drawShapes} from './shapes.js';
import {absence, verdict} from './standing.js';

const KIND_WORDS = /^(Phường|Xã|Quận|Huyện|Thị trấn|Thành phố|Thị xã) /;
const WIDER_THAN_HIGH = 1.3;

/** Where each row is drawn: at its tile, or below all tiles in the order of codes when it has none or another kind took it. */
function placesOf(rows, tiles) {
  const known = new Map(tiles.map(tile => [tile.unit, tile]));
  const places = new Map();
  const taken = new Set();
  const without = [];
  rows.toSorted((a, b) => a.unit.localeCompare(b.unit)).forEach(({unit}) => {
    const tile = known.get(unit);
    const key = tile && `${tile.column} ${tile.row}`;
    if (tile && !taken.has(key)) {
      taken.add(key);
      places.set(unit, {column: tile.column, row: tile.row});
    } else {
      without.push(unit);
    }
  });
  const all = [...places.values()];
  const columns = all.length ? Math.max(...all.map(place => place.column)) : Math.ceil(Math.sqrt(rows.length * WIDER_THAN_HIGH));
  const above = all.length ? Math.max(...all.map(place => place.row)) : 0;
  without.forEach((unit, i) => places.set(unit, {column: i % columns + 1, row: above + Math.floor(i / columns) + 1}));
  return {places, columns, lines: above + Math.ceil(without.length / columns)};
}

function spoken(definition, row) {
  const value = absence(row.kpi) || [shortFigure(definition, row.kpi.value), verdict(definition, row.kpi)].filter(Boolean).join(', ');
  return `${localized(row.name)}: ${value}`;
}

export class UnitMap {
  /** @param address gives where a unit leads */
  constructor(address, className = '') {
    this.element = element('div', `unitmap ${className}`.trim());
    this.address = address;
    this.neighbours = new Neighbours(this.element);
  }

  /**
   * @param layout {tiles: [{unit, validFrom, column, row}], shapes: [{unit, validFrom, rings}]}
   * @param asShapes whether shapes are wanted where there are some
   */
  show(definition, answer, layout, chosen, asShapes) {
    const rows = new Map(answer.rows.map(row => [row.unit, row]));
    const scale = scaleOf(definition, answer.rows);
    const known = each => rows.has(each.unit) && (each.validFrom === null || each.validFrom <= answer.to);
    const shapes = layout.shapes.filter(known);
    const focused = this.element.contains(document.activeElement);
    Object.assign(this, {definition, rows, scale, chosen});
    this.element.replaceChildren(asShapes && shapes.length
      ? drawShapes(shapes, text('map'), unit => this.area(unit), unit => this.classOf(unit)?.dots ?? 0)
      : this.tiles(layout.tiles.filter(known)), legend(scale, answer.rows));
    this.neighbours.renew(focused);
  }

  /** The class of a unit's value; null without value. */
  classOf(unit) {
    const {value} = this.rows.get(unit).kpi;
    return value === null ? null : this.scale.classes[this.scale.of(value)];
  }

  tiles(tiles) {
    const {places, columns, lines} = placesOf([...this.rows.values()], tiles);
    const made = element('div', 'tiles', '', ...[...this.rows.keys()].map(unit => this.tile(unit, places.get(unit))));
    made.style.setProperty('--columns', columns);
    made.style.setProperty('--lines', lines);
    return made;
  }

  tile(unit, {column, row}) {
    const {name, kpi} = this.rows.get(unit);
    const made = link('tile', '', this.address(unit), element('span', 'tile-name', localized(name).replace(KIND_WORDS, '')),
      element('span', 'tile-value', kpi.value === null ? '–' : tileFigure(this.definition, kpi.value)), dots(this.classOf(unit)?.dots ?? 0));
    made.style.gridArea = `${row} / ${column}`;
    made.title = spoken(this.definition, this.rows.get(unit));
    return this.dressed(made, unit);
  }

  area(unit) {
    const title = drawn('title', {});
    title.textContent = spoken(this.definition, this.rows.get(unit));
    return this.dressed(drawn('a', {href: this.address(unit), class: 'shape'}, title), unit);
  }

  dressed(made, unit) {
    made.dataset.unit = unit;
    made.dataset.colour = this.classOf(unit)?.colour ?? 'none';
    made.setAttribute('aria-label', spoken(this.definition, this.rows.get(unit)));
    made.setAttribute('aria-current', String(unit === this.chosen));
    return made;
  }
}
