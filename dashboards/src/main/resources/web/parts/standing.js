// How a figure stands: to its target, and what there is to say instead of a number.
import {element, write} from '../base/dom.js';
import {count, difference, figure, shortFigure, targetFigure} from '../base/format.js';
import {text} from '../base/text.js';

/** How a value stands to its target: met, missed, or null when there is nothing to compare. */
export function standing(definition, kpi) {
  if (kpi.value === null || kpi.target === null || definition.better === 'NONE') {
    return null;
  }
  const met = definition.better === 'UP' ? kpi.value >= kpi.target : kpi.value <= kpi.target;
  return met ? 'met' : 'missed';
}

/** The words for a standing. */
export function verdict(definition, kpi) {
  if (kpi.target === null) {
    return '';
  }
  const target = targetFigure(definition, kpi.target);
  switch (standing(definition, kpi)) {
    case 'met':
      return text('met', target);
    case 'missed':
      return text(definition.better === 'UP' ? 'below' : 'above', target);
    default:
      return text('target', target);
  }
}

/** What stands in the place of a number that is not known; empty when it is known. */
export function absence(kpi) {
  if (kpi.state === 'not-applicable') {
    return text('notApplicable');
  }
  if (kpi.state === 'not-comparable') {
    return text('notComparable');
  }
  return kpi.value !== null ? '' : text(kpi.state === 'stale' ? 'unknown' : 'noData');
}

/** What an earlier period is called. */
export function earlierName(comparison, today) {
  return text(today ? 'compareToday' : 'compareNames')[comparison.with];
}

/** The period before in a word or two. */
export function previousName(today) {
  return text(today ? 'periods' : 'compareNames')[today ? 'yesterday' : 'previous'];
}

/** What a number was in an earlier period, and by how much it differs now; empty where one of them is not known. */
export function earlierWords(definition, kpi, comparison, digits) {
  return comparison.value === null || kpi.value === null ? ''
    : `${shortFigure(definition, comparison.value, digits)} (${difference(definition, kpi.value - comparison.value)})`;
}

/** What a number was made of. */
export function detail(definition, kpi) {
  return absence(kpi) || (definition.denominator === null
    ? figure(definition, kpi.value).full : text('outOf', count(kpi.numerator), count(kpi.denominator)));
}

/** A line with a shape and the words of the standing; shape and words tell it without the colour. */
export class Verdict {
  constructor() {
    this.mark = element('span', 'mark');
    this.mark.setAttribute('aria-hidden', 'true');
    this.words = element('span');
    this.element = element('span', 'verdict', '', this.mark, this.words);
  }

  show(definition, kpi) {
    const how = standing(definition, kpi);
    this.element.dataset.standing = how ?? '';
    this.mark.dataset.shape = how === 'met' ? 'check' : definition.better === 'UP' ? 'down' : 'up';
    this.mark.hidden = how === null;
    write(this.words, verdict(definition, kpi));
  }
}

/** A bar from nothing to all with a stroke at the target. */
export class Meter {
  constructor() {
    this.fill = element('span', 'fill');
    this.aim = element('span', 'aim');
    this.element = element('span', 'meter', '', this.fill, this.aim);
    this.element.setAttribute('aria-hidden', 'true');
  }

  show(definition, kpi) {
    this.element.hidden = definition.kind !== 'SHARE';
    this.element.dataset.standing = standing(definition, kpi) ?? '';
    this.fill.style.setProperty('--part', Math.min(1, Math.max(0, kpi.value ?? 0)));
    this.aim.hidden = kpi.target === null;
    this.aim.style.setProperty('--part', kpi.target ?? 0);
  }
}
