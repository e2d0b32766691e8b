// A part of the time machine: a heading and what stands below it.
import {element} from '../base/dom.js';

export function section(name, title, ...children) {
  const heading = element('h2', '', title);
  heading.id = `machine-${name}`;
  const made = element('section', `panel ${name}`, '', element('div', 'panel-head', '', heading), ...children);
  made.setAttribute('aria-labelledby', heading.id);
  return {element: made, heading};
}
