// Whether cells and cases agree: a badge when they do not, and what is broken.
import {byId, element, write} from './dom.js';
import {count} from './format.js';
import {localized, text} from './text.js';

/** A line for the footer; nothing while it is not known. */
export function agreement(check) {
  return {holds: text('agreement'), broken: text('disagreement', count(check.broken))}[check.state] ?? '';
}

/** Shows the badge and its list, or hides both. */
export function drawBroken(check, units) {
  byId('broken').hidden = check.state !== 'broken';
  write(byId('broken-title'), text('brokenFigures', count(check.broken)));
  byId('broken-list').replaceChildren(...check.examples.map(each => element('li', '', line(each, units))));
}

function line(broken, units) {
  const unit = units.filter(each => each.code === broken.unit).at(-1);
  const name = unit ? `${localized(unit.name)} (${broken.unit})` : broken.unit;
  const notes = [broken.ahead && text('brokenAhead'), broken.onOtherDays && text('brokenDays')].filter(Boolean);
  const identity = [text('identities')[broken.identity], broken.measure].filter(Boolean).join(' ');
  return [`${name}: ${identity}: ${text('brokenSides', count(broken.cells), count(broken.cases))}`, ...notes].join(', ');
}
