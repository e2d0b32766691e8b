// Areas of units as a map: north is up, and a degree of longitude is as much shorter as it is at this latitude.
import {drawn} from '../base/dom.js';

const WIDTH = 1000;
const RIM = 4;
const PATTERNS = 4;
const WIDEST = 22;
const CLOSER = 5;

/** Strokes, the closer the higher the class: dots would not fit every shape. */
function patterns() {
  return drawn('defs', {}, ...Array.from({length: PATTERNS}, (_, i) => {
    const width = WIDEST - i * CLOSER;
    return drawn('pattern', {id: `hatch-${i + 1}`, width, height: width, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)'},
      drawn('rect', {width: 1.6, height: width, class: 'stroke'}));
  }));
}

/** Gives the position of a point, and the height of the map that all shapes fill. */
function projection(shapes) {
  const points = shapes.flatMap(shape => shape.rings.flat());
  const least = [0, 1].map(i => points.reduce((a, point) => Math.min(a, point[i]), Infinity));
  const most = [0, 1].map(i => points.reduce((a, point) => Math.max(a, point[i]), -Infinity));
  const narrow = Math.cos((least[1] + most[1]) / 2 * Math.PI / 180);
  const factor = WIDTH / ((most[0] - least[0]) * narrow || 1);
  return {height: (most[1] - least[1]) * factor,
    place: ([longitude, latitude]) => `${((longitude - least[0]) * narrow * factor).toFixed(1)} ${((most[1] - latitude) * factor).toFixed(1)}`};
}

/**
 * @param shapes [{unit, rings}]
 * @param area gives the link of a unit
 * @param amount gives the number of its class, 0 for none
 */
export function drawShapes(shapes, name, area, amount) {
  const {height, place} = projection(shapes);
  const chart = drawn('svg', {viewBox: `${-RIM} ${-RIM} ${WIDTH + 2 * RIM} ${(height + 2 * RIM).toFixed(1)}`, class: 'shapes', role: 'group',
    'aria-label': name}, patterns());
  shapes.forEach(shape => {
    const d = shape.rings.map(ring => `M${ring.map(place).join('L')}Z`).join('');
    const made = area(shape.unit);
    made.append(drawn('path', {d, 'fill-rule': 'evenodd', class: 'area'}));
    if (amount(shape.unit)) {
      made.append(drawn('path', {d, 'fill-rule': 'evenodd', class: 'hatch', fill: `url(#hatch-${Math.min(amount(shape.unit), PATTERNS)})`}));
    }
    chart.append(made);
  });
  return chart;
}
