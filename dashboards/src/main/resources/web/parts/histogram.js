// How times are distributed: bars, and the same as a table.
import {drawn, element} from '../base/dom.js';
import {count, share, shortFigure} from '../base/format.js';
import {text} from '../base/text.js';

const WIDTH = 600;
const HEIGHT = 220;
const TOP = 22;
const GAP = 4;

/** What times are counted in, for the words of a number of seconds. */
export function timeOf(answer) {
  return {kind: 'DURATION', numerator: answer.clock === 'working' ? 'processing-time' : ''};
}

/** Between which times a bar is. */
export function barName(answer, bar) {
  const shown = seconds => shortFigure(timeOf(answer), seconds);
  return bar.over === null ? text('upToTime', shown(bar.upTo)) : bar.upTo === null ? text('overTime', shown(bar.over))
    : text('betweenTimes', shown(bar.over), shown(bar.upTo));
}

/** The columns of the bars: how many in each, and how many up to its end. */
export function barColumns(answer) {
  const bars = answer.histogram;
  const upTo = bar => bars.slice(0, bars.indexOf(bar) + 1).reduce((sum, each) => sum + each.count, 0);
  return [
    {key: 'time', title: () => text('timeName'), cell: bar => barName(answer, bar)},
    {key: 'over', value: bar => bar.over},
    {key: 'upTo', value: bar => bar.upTo},
    {key: 'count', number: true, title: () => text('howMany'), cell: bar => count(bar.count), value: bar => bar.count},
    {key: 'share', number: true, title: () => text('shareName'), cell: bar => share(bar.count / answer.count)},
    {key: 'upToShare', number: true, title: () => text('upToHere'), cell: bar => share(upTo(bar) / answer.count)},
  ];
}

/** Bars side by side, each as high as it has times; their bounds are as far apart as the table says, not as wide as they are drawn. */
export function histogram(answer) {
  const bars = answer.histogram;
  const most = Math.max(...bars.map(bar => bar.count));
  const slot = WIDTH / bars.length;
  const most1 = bars.find(bar => bar.count === most);
  const chart = drawn('svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'histogram', role: 'img',
    'aria-label': text('histogramName', count(answer.count), barName(answer, most1))});
  bars.forEach((bar, i) => {
    const height = bar.count / most * (HEIGHT - TOP);
    const title = drawn('title', {});
    title.textContent = `${barName(answer, bar)}: ${count(bar.count)}`;
    const words = drawn('text', {x: (i + 0.5) * slot, y: HEIGHT - height - 5, class: 'bar-count', 'text-anchor': 'middle'});
    words.textContent = bar.count ? count(bar.count) : '';
    chart.append(drawn('rect', {x: i * slot + GAP / 2, width: slot - GAP, y: HEIGHT - Math.max(height, bar.count ? 1 : 0),
      height: Math.max(height, bar.count ? 1 : 0), class: 'bar'}, title), words);
  });
  const axis = element('p', 'axis', '', element('span', '', barName(answer, bars[0])), element('span', '', barName(answer, bars.at(-1))));
  return element('div', 'histogram-frame chart', '', chart, axis);
}
