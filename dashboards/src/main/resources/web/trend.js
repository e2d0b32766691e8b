// One KPI through time, as bars.
import {drawn, element} from './dom.js';
import {pointName, shortFigure} from './format.js';
import {text} from './text.js';

const WIDTH = 600;
const HEIGHT = 150;
const TOP = 6;

/** A long series begins where there is something to see. */
function begun(answer) {
  const first = answer.points.findIndex(point => point.value);
  return answer.step === 'MONTH' && first > 0 ? answer.points.slice(first) : answer.points;
}

export class Trend {
  constructor(root) {
    this.root = root;
  }

  show(definition, answer) {
    const points = begun(answer);
    const values = points.map(point => point.value).filter(value => value !== null);
    if (!values.length) {
      this.root.replaceChildren(element('p', 'none', text('trendNone')));
      return;
    }
    const target = points.at(-1).target;
    const most = Math.max(...values, target ?? 0) || 1;
    const chart = drawn('svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img'});
    const shown = value => shortFigure(definition, value);
    chart.setAttribute('aria-label', text('trendSummary', points.length, shown(Math.min(...values)), shown(Math.max(...values))));
    const slot = WIDTH / points.length;
    points.forEach((point, index) => {
      chart.append(...this.bar(definition, answer.step, point, index, slot, most));
      if (index > 0 && point.version !== points[index - 1].version) {
        chart.append(this.newVersion(point.version, index * slot));
      }
    });
    if (target !== null) {
      const y = HEIGHT - (target / most) * (HEIGHT - TOP);
      chart.append(drawn('line', {x1: 0, x2: WIDTH, y1: y, y2: y, class: 'target'}));
    }
    this.root.replaceChildren(chart, this.legend(answer.step, points, shown, Math.max(...values)));
  }

  bar(definition, step, point, index, slot, most) {
    const height = Math.max(0, (point.value ?? 0) / most) * (HEIGHT - TOP);
    const gap = Math.min(3, slot * 0.25);
    const bar = drawn('rect', {
      x: index * slot + gap / 2, width: Math.max(0.5, slot - gap), y: HEIGHT - height, height,
      class: point.value === null ? 'none' : 'bar',
    });
    const title = drawn('title', {});
    title.textContent = `${pointName(point, step)}: ${shortFigure(definition, point.value)}`;
    const touch = drawn('rect', {x: index * slot, width: slot, y: 0, height: HEIGHT, class: 'touch'});
    touch.append(title);
    return [bar, touch];
  }

  newVersion(version, x) {
    const mark = drawn('line', {x1: x, x2: x, y1: 0, y2: HEIGHT, class: 'break'});
    const title = drawn('title', {});
    title.textContent = text('newVersion', version);
    mark.append(title);
    return mark;
  }

  legend(step, points, shown, most) {
    const last = points.at(-1);
    return element('p', 'axis', '',
      element('span', '', pointName(points[0], step)),
      element('span', 'peak', text('highest', shown(most))),
      element('span', '', `${pointName(last, step)}: ${shown(last.value)}`));
  }

  fail(reason) {
    this.root.replaceChildren(element('p', 'none', text('failed', reason)));
  }
}
