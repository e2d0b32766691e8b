// The index of quality in the parts that several views show.
import {element} from '../base/dom.js';
import {count, points} from '../base/format.js';
import {load, query} from '../base/load.js';
import {localized, text} from '../base/text.js';

export function askIndex(question, signal) {
  return load(`/api/v1/index${query(question)}`, signal);
}

/** The name of a band; its edge tells the best and the last one. */
export function bandMark(band, next) {
  const made = element('span', 'band', localized(band.name));
  made.dataset.place = next === null ? 'best' : band.from === 0 ? 'last' : '';
  return made;
}

/** The total, its band, and what is missing to the next. */
export function indexTotal(answer) {
  const {total, band, next} = answer;
  const missing = total === null ? text('noTotal')
    : next === null ? text('bestBand') : text('toNextBand', points(next.from - total), localized(next.name), count(next.from));
  return element('div', 'index-total', '',
    element('p', 'figure', '', element('strong', 'main', points(total)), ' ', element('span', 'of', `/ ${count(answer.max)}`),
      ...(band ? [bandMark(band, next)] : [])),
    element('p', 'soft', missing));
}

function bar(part, obtainable) {
  const made = element('span', 'index-bar', '', element('span', 'obtainable'), element('span', 'fill'));
  made.setAttribute('aria-hidden', 'true');
  made.style.setProperty('--part', part);
  made.style.setProperty('--obtainable', obtainable);
  return made;
}

/** Each group with its points; hatched is what nobody can have yet, as there are no data. */
export function groupBars(answer) {
  return element('ul', 'index-groups', '', ...answer.groups.map(group => {
    const made = element('li', '', '', element('span', 'name', localized(group.name)),
      bar((group.points ?? 0) / group.max, group.obtainable / group.max),
      element('span', 'worth', '', element('strong', '', points(group.points)), element('span', 'soft', ` / ${count(group.max)}`)));
    made.dataset.group = group.id;
    return made;
  }));
}

/** What would bring the unit to the next band by this criterion alone, or why nothing is said. */
function advice(remedy, answer) {
  const criterion = answer.groups.flatMap(group => group.criteria).find(each => each.id === remedy.criterion);
  const missing = criterion?.variants.find(each => each.id === criterion.variant)?.notGiven ?? [];
  if (missing.length) {
    return text('fixMissing', missing.join(', '));
  }
  const what = text('goodOnes')[remedy.counts];
  const ways = [...(remedy.mended === null ? [] : [text('fixMended', count(remedy.mended), what)]),
    ...(remedy.more === null ? [] : [text('fixMore', count(remedy.more), what)])];
  return answer.next && ways.length ? text('fixTo', ways.join(text('fixOr')), localized(answer.next.name)) : text('fixNotAlone');
}

/** The criteria that cost most, and what would help. */
export function remedyList(answer, shown) {
  if (!answer.remedies.length) {
    return element('p', 'soft', text(answer.total === null ? 'noTotal' : 'nothingToFix'));
  }
  return element('ol', 'remedies', '', ...answer.remedies.slice(0, shown).map(remedy => element('li', '', '',
    element('span', 'criterion', '', element('span', 'soft', remedy.criterion), ' ', localized(remedy.name)),
    element('strong', 'lost', text('costs', points(remedy.lost))),
    element('span', 'soft advice', advice(remedy, answer)))));
}
