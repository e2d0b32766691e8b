// One KPI as large as a wall needs it: the number, its target, what it was before, and the last two weeks.
import {element, write} from '../base/dom.js';
import {figure} from '../base/format.js';
import {localized} from '../base/text.js';
import {Meter, Verdict, absence, earlierName, earlierWords} from '../parts/standing.js';
import {spark} from '../parts/trend.js';

export class KpiTile {
  /** @param extra gives more to say below the number; optional */
  constructor(id, extra) {
    Object.assign(this, {id, extra});
    this.name = element('h2');
    this.main = element('strong', 'main');
    this.unit = element('span', 'of');
    this.meter = new Meter();
    this.verdict = new Verdict();
    this.detail = element('span', 'detail');
    this.before = element('span', 'before soft');
    this.course = element('div', 'course');
    this.element = element('section', 'panel kpi', '', this.name, element('p', 'figure', '', this.main, ' ', this.unit), this.course,
      this.meter.element, this.verdict.element, this.detail, this.before);
    this.element.dataset.kpi = id;
  }

  /** @param comparisons with earlier periods */
  show(session, comparisons, today) {
    const kpi = session.kpis.get(this.id);
    const definition = session.definition(kpi);
    this.element.hidden = Boolean(session.kpis.size) && !definition;
    if (!definition) {
      return;
    }
    const shown = figure(definition, kpi.value, 1);
    write(this.name, localized(definition.name));
    write(this.main, shown.main);
    write(this.unit, shown.unit);
    this.meter.show(definition, kpi);
    this.verdict.show(definition, kpi);
    this.verdict.element.hidden = kpi.target === null;
    write(this.detail, absence(kpi) || this.extra?.(session) || '');
    this.detail.hidden = !this.detail.textContent;
    this.element.dataset.state = kpi.state;
    this.element.dataset.standing = this.verdict.element.dataset.standing;
    this.element.classList.toggle('empty', kpi.value === null);
    const words = comparisons.map(each => [earlierName(each, today), earlierWords(definition, kpi, each, 1)])
      .filter(([, earlier]) => earlier).map(each => each.join(' '));
    if (words.join() !== this.words) {
      this.words = words.join();
      this.before.replaceChildren(...words.map(each => element('span', '', each)));
    }
  }

  showCourse(series) {
    this.course.replaceChildren(spark(series.points, series.points.at(-1)?.target));
  }
}
