// Outages as bands over time, one lane for each unit and component; the table below says the same in words.
import {drawn, element} from '../base/dom.js';
import {moment, span} from '../base/format.js';
import {text} from '../base/text.js';

const WIDTH = 1000;
const LANE = 22;
const BAR = 12;
const LEAST_BAR = 3;
const MOST_LANES = 40;

/** [{unit, component, outages}], the longest out first. */
export function lanesOf(outages) {
  const lanes = new Map();
  outages.forEach(each => {
    const key = `${each.unit}\n${each.component}`;
    lanes.set(key, [...(lanes.get(key) ?? []), each]);
  });
  const out = lane => lane.reduce((sum, each) => sum + each.seconds, 0);
  return [...lanes.values()].sort((a, b) => out(b) - out(a))
    .map(of => ({unit: of[0].unit, component: of[0].component, outages: of}));
}

/** @param from, to epoch milliseconds that the drawing reaches */
export function bands(outages, from, to, session) {
  const lanes = lanesOf(outages);
  const shown = lanes.slice(0, MOST_LANES);
  const x = at => Math.min(WIDTH, Math.max(0, (at - from) / (to - from) * WIDTH));
  const bars = shown.flatMap((lane, i) => lane.outages.map(each => {
    const begin = x(Date.parse(each.startedAt));
    const title = drawn('title', {});
    title.textContent = `${session.unitName(lane.unit)}, ${text('components')[lane.component]}: ${moment(each.startedAt)}, ${span(each.seconds)}`;
    return drawn('rect', {x: Math.min(begin, WIDTH - LEAST_BAR), width: Math.max(LEAST_BAR, x(each.endedAt ? Date.parse(each.endedAt) : to) - begin),
      y: i * LANE + (LANE - BAR) / 2, height: BAR, rx: 2, class: each.endedAt ? 'out' : 'out lasting'}, title);
  }));
  const lines = shown.map((lane, i) => drawn('line', {x1: 0, x2: WIDTH, y1: (i + 1) * LANE, y2: (i + 1) * LANE, class: 'lane'}));
  const [begin, end] = [from, to].map(at => moment(new Date(at).toISOString()));
  const chart = drawn('svg', {viewBox: `0 0 ${WIDTH} ${shown.length * LANE}`, preserveAspectRatio: 'none', class: 'bands', role: 'img',
    'aria-label': text('bandsName', outages.length, begin, end)}, ...lines, ...bars);
  const labels = element('div', 'band-labels', '', ...shown.map(lane =>
    element('span', '', `${session.unitName(lane.unit)}, ${text('components')[lane.component]}`)));
  const made = element('div', 'band-frame', '', labels, element('div', '', '', chart,
    element('p', 'axis', '', element('span', '', begin), element('span', '', end))));
  made.style.setProperty('--lanes', shown.length);
  return made;
}
