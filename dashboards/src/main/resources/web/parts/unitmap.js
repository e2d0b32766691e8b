// The units where they lie, coloured by one KPI: tiles, or shapes where the profile has a map. Without a place: a plain grid.
import {drawn, element, link} from '../base/dom.js';
import {count, shortFigure, tileFigure} from '../base/format.js';
import {localized, text} from '../base/text.js';
import {scaleOf} from './scale.js';
import {absence, verdict} from './standing.js';

const KIND_WORDS = /^(Phường|Xã|Quận|Huyện|Thị trấn|Thành phố|Thị xã) /;
const ARROWS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
const PATTERNS = 4;
const MAP_WIDTH = 1000;

/** Rows that the layout has no place for come after it, in the order of their codes. */
function placed(rows, tiles) {
  const known = new Map(tiles.map(tile => [tile.unit, tile]));
  const placedRows = rows.filter(row => known.has(row.unit));
  const without = rows.filter(row => !known.has(row.unit)).sort((a, b) => a.unit.localeCompare(b.unit));
  const columns = placedRows.length ? Math.max(...placedRows.map(row => known.get(row.unit).column)) : Math.ceil(Math.sqrt(rows.length * 1.3));
  const below = placedRows.length ? Math.max(...placedRows.map(row => known.get(row.unit).row)) : 0;
  const places = new Map(placedRows.map(row => [row.unit, known.get(row.unit)]));
  without.forEach((row, i) => places.set(row.unit, {column: i % columns + 1, row: below + Math.floor(i / columns) + 1}));
  return {places, columns, lines: below + Math.ceil(without.length / columns)};
}

function spoken(definition, row) {
  const value = absence(row.kpi) || [shortFigure(definition, row.kpi.value), verdict(definition, row.kpi)].filter(Boolean).join(', ');
  return `${localized(row.name)}: ${value}`;
}

function dots(amount) {
  const made = element('span', 'dots');
  made.append(...Array.from({length: amount}, () => element('i')));
  return made;
}

/** What each colour means, and how many units have it; dots say the same without colour. */
function legend(scale, rows) {
  const counts = scale.classes.map((_, i) => rows.filter(row => row.kpi.value !== null && scale.of(row.kpi.value) === i).length);
  const items = scale.classes.map((each, i) => {
    const swatch = element('span', 'swatch', '', dots(each.dots));
    swatch.dataset.colour = each.colour;
    return element('li', '', '', swatch, element('span', '', each.name), element('b', '', count(counts[i])));
  });
  const unknown = rows.filter(row => row.kpi.value === null).length;
  if (unknown) {
    const swatch = element('span', 'swatch');
    swatch.dataset.colour = 'none';
    items.push(element('li', '', '', swatch, element('span', '', text('unknownShort')), element('b', '', count(unknown))));
  }
  return element('ul', 'legend', '', ...items);
}

export class UnitMap {
  /** @param address gives where a unit leads */
  constructor(root, address) {
    Object.assign(this, {root, address, atUnit: null});
    root.addEventListener('keydown', event => this.move(event));
    root.addEventListener('focusin', event => this.enter(event.target));
  }

  /**
   * @param layout {tiles: [{unit, column, row}], shapes: [{unit, rings}]}
   * @param asShapes whether shapes are wanted where there are some
   */
  show(definition, answer, layout, chosen, asShapes) {
    const scale = scaleOf(definition, answer.rows);
    const focused = this.root.contains(document.activeElement);
    const shapes = layout.shapes.filter(shape => answer.rows.some(row => row.unit === shape.unit));
    this.places = placed(answer.rows, layout.tiles.filter(tile => answer.rows.some(row => row.unit === tile.unit)));
    const map = asShapes && shapes.length ? this.shapes(definition, answer.rows, shapes, scale, chosen)
      : this.tiles(definition, answer.rows, scale, chosen);
    this.root.replaceChildren(map, legend(scale, answer.rows));
    this.rove(focused);
  }

  tiles(definition, rows, scale, chosen) {
    const {places, columns, lines} = this.places;
    const made = element('div', 'tiles', '', ...rows.map(row => {
      const known = row.kpi.value !== null;
      const tile = link('tile', '', this.address(row.unit), element('span', 'tile-name', localized(row.name).replace(KIND_WORDS, '')),
        element('span', 'tile-value', known ? tileFigure(definition, row.kpi.value) : '–'));
      this.dress(tile, row, definition, scale, chosen);
      if (known) {
        tile.append(dots(scale.classes[scale.of(row.kpi.value)].dots));
      }
      const {column, row: line} = places.get(row.unit);
      tile.style.gridArea = `${line} / ${column}`;
      return tile;
    }));
    made.style.setProperty('--columns', columns);
    made.style.setProperty('--lines', lines);
    return made;
  }

  dress(target, row, definition, scale, chosen) {
    target.dataset.unit = row.unit;
    target.dataset.colour = row.kpi.value === null ? 'none' : scale.classes[scale.of(row.kpi.value)].colour;
    target.setAttribute('aria-label', spoken(definition, row));
    target.setAttribute('aria-current', String(row.unit === chosen));
    if (target instanceof SVGElement) {
      const title = drawn('title', {});
      title.textContent = spoken(definition, row);
      target.append(title);
    } else {
      target.title = spoken(definition, row);
    }
  }

  /** North is up; a degree of longitude is as much shorter as it is at this latitude. */
  shapes(definition, rows, shapes, scale, chosen) {
    const points = shapes.flatMap(shape => shape.rings.flat());
    const least = [0, 1].map(i => points.reduce((a, point) => Math.min(a, point[i]), Infinity));
    const most = [0, 1].map(i => points.reduce((a, point) => Math.max(a, point[i]), -Infinity));
    const narrow = Math.cos((least[1] + most[1]) / 2 * Math.PI / 180);
    const factor = MAP_WIDTH / ((most[0] - least[0]) * narrow);
    const x = lon => ((lon - least[0]) * narrow * factor).toFixed(1);
    const y = lat => ((most[1] - lat) * factor).toFixed(1);
    const known = new Map(rows.map(row => [row.unit, row]));
    const chart = drawn('svg', {viewBox: `-4 -4 ${MAP_WIDTH + 8} ${((most[1] - least[1]) * factor + 8).toFixed(1)}`, class: 'shapes', role: 'group',
      'aria-label': text('map')}, this.patterns());
    shapes.forEach(shape => {
      const row = known.get(shape.unit);
      const path = shape.rings.map(ring => `M${ring.map(([lon, lat]) => `${x(lon)} ${y(lat)}`).join('L')}Z`).join('');
      const area = drawn('a', {href: this.address(shape.unit), class: 'shape'}, drawn('path', {d: path, 'fill-rule': 'evenodd', class: 'area'}));
      this.dress(area, row, definition, scale, chosen);
      const amount = row.kpi.value === null ? 0 : scale.classes[scale.of(row.kpi.value)].dots;
      if (amount) {
        area.append(drawn('path', {d: path, 'fill-rule': 'evenodd', class: 'hatch', fill: `url(#hatch-${Math.min(amount, PATTERNS)})`}));
      }
      chart.append(area);
    });
    return chart;
  }

  /** Strokes, the closer the higher the class: dots would not fit every shape. */
  patterns() {
    return drawn('defs', {}, ...Array.from({length: PATTERNS}, (_, i) => {
      const width = 22 - i * 5;
      return drawn('pattern', {id: `hatch-${i + 1}`, width, height: width, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)'},
        drawn('rect', {width: 1.6, height: width, class: 'stroke'}));
    }));
  }

  // One stop for the Tab key; the arrows go to the neighbour.

  get marks() {
    return [...this.root.querySelectorAll('[data-unit]')];
  }

  rove(focused) {
    const all = this.marks;
    const current = all.find(each => each.dataset.unit === this.atUnit) ?? all[0];
    all.forEach(each => each.setAttribute('tabindex', each === current ? '0' : '-1'));
    if (focused) {
      current?.focus({preventScroll: true});
    }
  }

  enter(target) {
    const unit = target.closest?.('[data-unit]')?.dataset.unit;
    if (unit && unit !== this.atUnit) {
      this.atUnit = unit;
      this.rove(false);
    }
  }

  move(event) {
    const way = ARROWS[event.key];
    const from = event.target.closest?.('[data-unit]');
    if (!way || !from) {
      return;
    }
    event.preventDefault();
    const middle = each => {
      const box = each.getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const [x, y] = middle(from);
    const ahead = this.marks.filter(each => each !== from).map(each => {
      const [dx, dy] = [middle(each)[0] - x, middle(each)[1] - y];
      const along = dx * way[0] + dy * way[1];
      const aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
      return {each, along, cost: along + 3 * aside};
    }).filter(({along}) => along > 4).sort((a, b) => a.cost - b.cost);
    ahead[0]?.each.focus();
  }
}
