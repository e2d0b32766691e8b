// In which class a value falls, for colours that a legend can explain: by how far it misses its target, else by how much it is.
import {targetFigure} from '../base/format.js';
import {text} from '../base/text.js';

const STEPS = 5;
const MISSES = [0, 0.05, 0.15];

/** Numbers that people read easily: 1, 2, 2.5 or 5 times a power of ten. */
function round(value) {
  if (value <= 0) {
    return 0;
  }
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 5, 10].map(each => each * power).find(each => each >= value * 0.999);
}

/** Classes by the target: met, and three that miss it further and further; a share in points of it, others in parts of it. */
function byTarget(definition, target) {
  const up = definition.better === 'UP';
  const apart = definition.kind === 'SHARE' ? 1 : target || 1;
  const limits = MISSES.map(miss => Number((target + (up ? -1 : 1) * miss * apart).toPrecision(9)));
  const missed = value => up ? limits.filter(limit => value < limit).length : limits.filter(limit => value > limit).length;
  const shown = limit => targetFigure(definition, Math.max(0, limit));
  const names = [text('classMet', shown(limits[0])), text('classNear', shown(limits[1]), shown(limits[0])),
    text('classNear', shown(limits[2]), shown(limits[1])), text(up ? 'classUnder' : 'classOver', shown(limits[2]))];
  return {of: missed, classes: names.map((name, i) => ({name, colour: `miss-${i}`, dots: i}))};
}

/** Five classes of equal width from nothing up to the most. */
function byAmount(definition, values) {
  const width = round(Math.max(...values, 0) / STEPS) || 1;
  const of = value => Math.min(STEPS - 1, Math.max(0, Math.floor(value / width)));
  const shown = value => targetFigure(definition, value);
  const last = i => definition.kind === 'COUNT' && Number.isInteger(width) ? (i + 1) * width - 1 : (i + 1) * width;
  const name = i => i === STEPS - 1 ? text('classFrom', shown(i * width))
    : last(i) === i * width ? shown(last(i)) : text('classNear', shown(i * width), shown(last(i)));
  return {of, classes: Array.from({length: STEPS}, (_, i) => ({name: name(i), colour: `step-${i + 1}`, dots: i}))};
}

/** {of(value): number of its class, classes: [{name, colour, dots}]} for the rows of a league. */
export function scaleOf(definition, rows) {
  const values = rows.map(row => row.kpi.value).filter(value => value !== null);
  const target = rows.find(row => row.kpi.target !== null)?.kpi.target;
  return target !== undefined && definition.better !== 'NONE' ? byTarget(definition, target) : byAmount(definition, values);
}
