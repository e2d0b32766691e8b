// How bad an alert is, by a shape and a word; the colour only repeats it.
import {element, write} from '../base/dom.js';
import {text} from '../base/text.js';

export const SHAPES = {CRITICAL: 'square', HIGH: 'up', WARNING: 'diamond', NOTICE: 'ring'};

export class Severity {
  constructor() {
    this.mark = element('span', 'mark');
    this.mark.setAttribute('aria-hidden', 'true');
    this.words = element('span');
    this.element = element('span', 'severity', '', this.mark, this.words);
  }

  show(severity) {
    this.mark.dataset.shape = SHAPES[severity];
    this.element.dataset.grade = severity;
    write(this.words, text('severities')[severity]);
    return this;
  }
}

export function severityMark(severity) {
  return new Severity().show(severity).element;
}
