// What has come in through the day, against the same weekday of the weeks before.
import {drawn, element, write} from '../base/dom.js';
import {count, signed} from '../base/format.js';
import {text} from '../base/text.js';

const WIDTH = 240;
const HEIGHT = 100;
const TOP = 4;
const EARLIEST_END = 18;
const LATEST_START = 6;

/** The value at each full hour from 0, of one day. */
function hours(series) {
  return [0, ...series.points.map(point => point.value ?? 0)];
}

function middle(values) {
  const sorted = [...values].sort((a, b) => a - b);
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

/** The hours worth drawing: from just before the first that anything comes in to just after the last. */
function shownHours(usual, today, now) {
  const moving = hour => usual && usual[hour].high !== usual[hour - 1].high || today[hour] !== undefined && today[hour] !== today[hour - 1];
  const all = Array.from({length: 24}, (_, i) => i + 1).filter(moving);
  return [Math.max(0, Math.min(LATEST_START, (all[0] ?? 24) - 1)), Math.min(24, Math.max(EARLIEST_END, all.at(-1) ?? 0, Math.ceil(now)))];
}

export class DayChart {
  constructor(name) {
    this.name = element('h2', '', name);
    this.now = element('strong', 'main', '…');
    this.usualWords = element('p', 'soft');
    this.plot = element('div', 'plot');
    this.element = element('section', 'panel day', '', this.name, element('p', 'day-now', '', this.now, this.usualWords), this.plot);
  }

  /**
   * @param now the figure of this moment, null when not known
   * @param series of today, by hour
   * @param usual of the same weekday, null when not known
   * @param hour of the day, with its fraction
   */
  show(now, series, usual, hour) {
    const expected = usual && Math.round(usualAt(usual, hour));
    write(this.now, count(now));
    write(this.usualWords, expected === null ? text('usualNone') : text('usualNow', count(expected), now === null ? '–' : signed(now - expected)));
    const passed = hours(series).slice(0, Math.floor(hour) + 1);
    const today = [...passed.map((value, i) => [i, value]), ...(now === null ? [] : [[hour, now]])];
    const [first, last] = shownHours(usual, passed, hour);
    const most = Math.max(...(usual ?? []).map(each => each.high), ...today.map(([, value]) => value), 1);
    const x = at => ((Math.min(last, Math.max(first, at)) - first) / (last - first) * WIDTH).toFixed(2);
    const y = value => (HEIGHT - value / most * (HEIGHT - TOP)).toFixed(2);
    const line = points => points.filter(([at]) => at >= first && at <= last).map(([at, value], i) => `${i ? 'L' : 'M'}${x(at)} ${y(value)}`).join('');
    const chart = drawn('svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img',
      'aria-label': text('dayChart', this.name.textContent, count(now), expected === null ? null : count(expected))});
    if (usual) {
      const along = usual.map((each, i) => [i, each]);
      const high = line(along.map(([i, each]) => [i, each.high]));
      const low = along.filter(([i]) => i >= first && i <= last).reverse().map(([i, each]) => `L${x(i)} ${y(each.low)}`).join('');
      chart.append(drawn('path', {d: `${high}${low}Z`, class: 'usual-band'}), drawn('path', {d: line(along.map(([i, each]) => [i, each.mid])), class: 'usual-line'}));
    }
    chart.append(drawn('path', {d: line(today), class: 'today-line'}));
    const end = today.at(-1);
    const mark = element('span', 'now-mark');
    mark.style.left = `${Number(x(end[0])) / WIDTH * 100}%`;
    mark.style.top = `${Number(y(end[1])) / HEIGHT * 100}%`;
    const ticks = [];
    for (let at = Math.ceil(first / 3) * 3; at <= last; at += 3) {
      const tick = element('span', 'tick', `${at}h`);
      tick.style.left = `${Number(x(at)) / WIDTH * 100}%`;
      ticks.push(tick);
    }
    this.plot.replaceChildren(element('div', 'plot-area', '', chart, mark, element('span', 'most', count(most))), element('div', 'ticks', '', ...ticks));
    this.plot.lastChild.setAttribute('aria-hidden', 'true');
  }
}
