// The figures of a moment, each with its course up to then; one of them colours the map and ranks the units.
import {drawn, element, write} from '../base/dom.js';
import {figure} from '../base/format.js';
import {localized} from '../base/text.js';
import {Verdict, detail} from '../parts/standing.js';

const WIDTH = 100;
const HEIGHT = 32;
const RIM = 3;

/** A line from the beginning of the range, which is on the left, to the moment; the end of the range is on the right. */
function course(points, from, to) {
  const chart = drawn('svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', class: 'spark', 'aria-hidden': 'true'});
  const values = points.map(point => point.value).filter(value => value !== null);
  if (values.length > 1) {
    const least = Math.min(...values);
    const most = Math.max(...values);
    const y = value => most === least ? HEIGHT / 2 : RIM + (most - value) / (most - least) * (HEIGHT - 2 * RIM);
    const x = at => (at - from) / (to - from) * WIDTH;
    const path = points.map(({at, value}, i) => value === null ? ''
      : `${i && points[i - 1].value !== null ? 'L' : 'M'}${x(at).toFixed(2)} ${y(value).toFixed(1)}`).join('');
    chart.append(drawn('path', {d: path, class: 'line'}));
  }
  return chart;
}

class Tile {
  constructor(definition, onChoose) {
    this.definition = definition;
    this.name = element('span', 'name');
    this.main = element('span', 'main');
    this.unit = element('span', 'of');
    this.detail = element('span', 'detail');
    this.verdict = new Verdict();
    this.course = element('span', 'course');
    this.element = element('button', 'moment-tile', '', this.name, element('span', 'figure', '', this.main, ' ', this.unit),
      this.course, this.detail, this.verdict.element);
    this.element.type = 'button';
    this.element.dataset.kpi = definition.id;
    this.element.addEventListener('click', () => onChoose(definition.id));
  }

  show(kpi, chosen, points, clock) {
    const shown = figure(this.definition, kpi.value);
    write(this.name, localized(this.definition.name));
    write(this.main, shown.main);
    write(this.unit, shown.unit);
    write(this.detail, detail(this.definition, kpi));
    this.verdict.show(this.definition, kpi);
    this.course.replaceChildren(course(points, clock.from, clock.to));
    this.element.dataset.state = kpi.state;
    this.element.dataset.value = kpi.value ?? '';
    this.element.classList.toggle('empty', kpi.value === null);
    this.element.setAttribute('aria-pressed', String(chosen));
  }
}

export class Tiles {
  constructor(onChoose) {
    Object.assign(this, {onChoose, tiles: new Map()});
    this.element = element('div', 'moment-tiles');
  }

  show(session, answer, chosen, samples, clock) {
    const known = answer.kpis.filter(kpi => session.definition(kpi));
    const keys = known.map(kpi => `${kpi.id} ${kpi.version}`).join();
    if (keys !== this.keys) {
      this.keys = keys;
      this.tiles = new Map(known.map(kpi => [kpi.id, new Tile(session.definition(kpi), this.onChoose)]));
      this.element.replaceChildren(...[...this.tiles.values()].map(tile => tile.element));
    }
    const at = Date.parse(answer.asOf);
    known.forEach(kpi => this.tiles.get(kpi.id).show(kpi, kpi.id === chosen, samples.course(kpi.id, clock.from, at), clock));
  }
}
