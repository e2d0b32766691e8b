// One KPI through time: bars, and a small line.
import {drawn, element} from '../base/dom.js';
import {date, pointName, shortFigure} from '../base/format.js';
import {text} from '../base/text.js';

const WIDTH = 600;
const HEIGHT = 150;
const TOP = 6;
const SPARK = {width: 100, height: 32, rim: 3};

/** A long series begins where there is something to see. */
function begun(answer) {
  const first = answer.points.findIndex(point => point.value);
  return answer.step === 'MONTH' && first > 0 ? answer.points.slice(first) : answer.points;
}

function bar(definition, step, point, index, slot, most) {
  const height = Math.max(0, (point.value ?? 0) / most) * (HEIGHT - TOP);
  const gap = Math.min(3, slot * 0.25);
  const made = drawn('rect', {x: index * slot + gap / 2, width: Math.max(0.5, slot - gap), y: HEIGHT - height, height,
    class: point.value === null ? 'none' : 'bar'});
  const title = drawn('title', {});
  title.textContent = `${pointName(point, step)}: ${shortFigure(definition, point.value)}`;
  return [made, drawn('rect', {x: index * slot, width: slot, y: 0, height: HEIGHT, class: 'touch'}, title)];
}

function newVersion(version, x) {
  const title = drawn('title', {});
  title.textContent = text('newVersion', version);
  return drawn('line', {x1: x, x2: x, y1: 0, y2: HEIGHT, class: 'break'}, title);
}

/** A stroke where the units behind the figures became others. */
function reorganisation(day, x) {
  const title = drawn('title', {});
  title.textContent = text('reorganisedOn', date(day));
  return drawn('line', {x1: x, x2: x, y1: 0, y2: HEIGHT, class: 'break reorganised'}, title);
}

/** The days on which the units behind figures became others, in words; empty when they did not. */
export function reorganisedNote(days) {
  return days.length ? [element('p', 'soft note reorganised', text('reorganisedOn', days.map(date).join(', ')))] : [];
}

function legend(step, points, shown, most) {
  const last = points.at(-1);
  return element('p', 'axis', '',
    element('span', '', pointName(points[0], step)),
    element('span', 'peak', text('highest', shown(most))),
    element('span', '', `${pointName(last, step)}: ${shown(last.value)}`));
}

/** Bars through time, with the target as a dashed line. */
export function showTrend(root, definition, answer) {
  const points = begun(answer);
  const values = points.map(point => point.value).filter(value => value !== null);
  if (!values.length) {
    root.replaceChildren(element('p', 'none', text('trendNone')));
    return;
  }
  const target = points.at(-1).target;
  const most = Math.max(...values, target ?? 0) || 1;
  const shown = value => shortFigure(definition, value);
  const chart = drawn('svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img',
    'aria-label': text('trendSummary', points.length, shown(Math.min(...values)), shown(Math.max(...values)))});
  const slot = WIDTH / points.length;
  points.forEach((point, index) => {
    chart.append(...bar(definition, answer.step, point, index, slot, most));
    if (index > 0 && point.version !== points[index - 1].version) {
      chart.append(newVersion(point.version, index * slot));
    }
  });
  const at = new Map(answer.reorganised.map(day => [points.findIndex(point => point.from <= day && day <= point.to), day]));
  at.forEach((day, index) => index > 0 && chart.append(reorganisation(day, index * slot)));
  if (target !== null) {
    const y = HEIGHT - target / most * (HEIGHT - TOP);
    chart.append(drawn('line', {x1: 0, x2: WIDTH, y1: y, y2: y, class: 'target'}));
  }
  root.replaceChildren(chart, legend(answer.step, points, shown, Math.max(...values)), ...reorganisedNote(answer.reorganised));
}

/** A line without axes from the first to the last point, each where it belongs between the least and the most; gaps stay gaps. */
export function spark(points, target) {
  const values = points.map(point => point.value).filter(value => value !== null);
  const chart = drawn('svg', {viewBox: `0 0 ${SPARK.width} ${SPARK.height}`, preserveAspectRatio: 'none', class: 'spark', 'aria-hidden': 'true'});
  if (values.length < 2) {
    return chart;
  }
  const least = Math.min(...values, target ?? Infinity);
  const most = Math.max(...values, target ?? -Infinity);
  const height = SPARK.height - 2 * SPARK.rim;
  const y = value => SPARK.rim + (most === least ? height / 2 : (most - value) / (most - least) * height);
  const x = index => index / (points.length - 1) * SPARK.width;
  const path = points.map((point, i) => point.value === null ? ''
    : `${i && points[i - 1].value !== null ? 'L' : 'M'}${x(i).toFixed(1)} ${y(point.value).toFixed(1)}`).join('');
  if (target !== null && target !== undefined) {
    chart.append(drawn('line', {x1: 0, x2: SPARK.width, y1: y(target), y2: y(target), class: 'target'}));
  }
  chart.append(drawn('path', {d: path, class: 'line'}));
  return chart;
}
