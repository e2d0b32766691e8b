// What has come in through the day, against the same weekday of the weeks before.
import {drawn, element, write} from '../base/dom.js';
import {count, signed} from '../base/format.js';
import {text} from '../base/text.js';

const WIDTH = 240;
const HEIGHT = 100;
const TOP = 4;
const EARLIEST_END = 18;
const LATEST_START = 6;
const TICK_HOURS = 3;

/** The value at each full hour from 0, of one day. */
function hours(series) {
  return [0, ...series.points.map(point => point.value ?? 0)];
}

function middle(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(half)] : (sorted[half - 1] + sorted[half]) / 2;
}

/** {low, mid, high} at each full hour from 0 to 24; null when nothing came in on any of the days. */
export function usualDay(days) {
  const lines = days.map(hours).filter(line => line.length === 25);
  if (!lines.some(line => line[24] > 0)) {
    return null;
  }
  return Array.from({length: 25}, (_, hour) => {
    const values = lines.map(line => line[hour]);
    return {low: Math.min(...values), mid: middle(values), high: Math.max(...values)};
  });
}

/** What is usual at a moment between two full hours. */
export function usualAt(usual, hour) {
  const before = Math.min(23, Math.floor(hour));
  return usual[before].mid + (usual[before + 1].mid - usual[before].mid) * (hour - before);
}

/** The hours worth drawing: from just before the first that anything comes in to just after the last, and to now. */
function shownHours(usual, today, now) {
  const moving = hour => usual && usual[hour].high !== usual[hour - 1].high || today[hour] !== undefined && today[hour] !== today[hour - 1];
  const all = Array.from({length: 24}, (_, i) => i + 1).filter(moving);
  return [Math.max(0, Math.min(LATEST_START, (all[0] ?? 24) - 1, Math.floor(now))),
    Math.min(24, Math.max(EARLIEST_END, all.at(-1) ?? 0, Math.ceil(now)))];
}

/** Where hours and values lie in the drawing. */
function scaled(first, last, most) {
  const x = at => (Math.min(last, Math.max(first, at)) - first) / (last - first) * WIDTH;
  const y = value => HEIGHT - value / most * (HEIGHT - TOP);
  const point = ([at, value]) => `${x(at).toFixed(2)} ${y(value).toFixed(2)}`;
  return {x, y, path: points => points.filter(([at]) => at >= first && at <= last).map(point).join('L')};
}

function usualShapes(usual, {path}) {
  const along = pick => usual.map((each, hour) => [hour, pick(each)]);
  const around = `M${path(along(each => each.high))}L${path(along(each => each.low).toReversed())}Z`;
  return [drawn('path', {d: around, class: 'usual-band'}), drawn('path', {d: `M${path(along(each => each.mid))}`, class: 'usual-line'})];
}

function at(made, left, top) {
  made.style.left = `${left / WIDTH * 100}%`;
  if (top !== undefined) {
    made.style.top = `${top / HEIGHT * 100}%`;
  }
  return made;
}

function ticks(first, last, {x}) {
  const made = element('div', 'ticks');
  made.setAttribute('aria-hidden', 'true');
  for (let hour = Math.ceil(first / TICK_HOURS) * TICK_HOURS; hour <= last; hour += TICK_HOURS) {
    made.append(at(element('span', 'tick', `${hour}h`), x(hour)));
  }
  return made;
}

export class DayChart {
  constructor(name) {
    this.name = element('h2', '', name);
    this.now = element('strong', 'main', '…');
    this.usual = element('p', 'soft');
    this.plot = element('div', 'plot');
    this.element = element('section', 'panel day', '', this.name, element('p', 'day-now', '', this.now, this.usual), this.plot);
  }

  /**
   * @param now the figure of this moment, null when not known
   * @param series of today, by hour
   * @param usual of the same weekday, null when not known
   * @param hour of the day, with its fraction
   */
  show(now, series, usual, hour) {
    const key = JSON.stringify([now, series.points.length, Math.floor(hour * 10), usual?.[24]]);
    if (key === this.key) {
      return;
    }
    this.key = key;
    const expected = usual && Math.round(usualAt(usual, hour));
    write(this.now, count(now));
    write(this.usual, expected === null ? text('usualNone') : text('usualNow', count(expected), now === null ? '–' : signed(now - expected)));
    const passed = hours(series).slice(0, Math.floor(hour) + 1);
    const today = [...passed.map((value, i) => [i, value]), ...(now === null ? [] : [[hour, now]])];
    const [first, last] = shownHours(usual, passed, hour);
    const most = Math.max(...(usual ?? []).map(each => each.high), ...today.map(([, value]) => value), 1);
    const scale = scaled(first, last, most);
    const chart = drawn('svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img',
      'aria-label': text('dayChart', this.name.textContent, count(now), expected === null ? null : count(expected))},
    ...(usual ? usualShapes(usual, scale) : []), drawn('path', {d: `M${scale.path(today)}`, class: 'today-line'}));
    const [atEnd, value] = today.at(-1);
    this.plot.replaceChildren(
      element('div', 'plot-area', '', chart, at(element('span', 'now-mark'), scale.x(atEnd), scale.y(value)), element('span', 'most', count(most))),
      ticks(first, last, scale));
  }
}
