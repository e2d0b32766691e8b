// Whether cells and cases agree: in words, and as a badge when they do not.
import {byId, element, write} from '../base/dom.js';
import {count} from '../base/format.js';
import {localized, text} from '../base/text.js';

export function agreementWords({state, broken}) {
  return state === 'broken' ? text('brokenFigures', count(broken)) : text(state === 'holds' ? 'agreement' : 'agreementUnknown');
}

/** Shows the badge and its list, or hides both. */
export function drawBroken(check, units, address) {
  byId('broken-way').href = address;
  byId('broken').hidden = check.state !== 'broken';
  write(byId('broken-title'), text('brokenFigures', count(check.broken)));
  const lines = check.examples.map(each => brokenWords(each, units));
  if (byId('broken-list').dataset.lines !== lines.join()) {
    byId('broken-list').dataset.lines = lines.join();
    byId('broken-list').replaceChildren(...lines.map(each => element('li', '', each)));
  }
}

/** What is broken of a unit, in one line. */
export function brokenWords(broken, units) {
  const unit = units.filter(each => each.code === broken.unit).at(-1);
  const name = unit ? `${localized(unit.name)} (${broken.unit})` : broken.unit;
  const notes = [broken.ahead && text('brokenAhead'), broken.onOtherDays && text('brokenDays')].filter(Boolean);
  const identity = [text('identities')[broken.identity], broken.measure].filter(Boolean).join(' ');
  return [`${name}: ${identity}: ${text('brokenSides', count(broken.cells), count(broken.cases))}`, ...notes].join(', ');
}
