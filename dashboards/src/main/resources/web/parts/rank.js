// How a unit moved among the others since the period before.
import {element} from '../base/dom.js';
import {count} from '../base/format.js';
import {text} from '../base/text.js';

/** An arrow with the number of ranks; nothing where a rank is not known. */
export function rankChange({change, rankBefore}) {
  if (change === null) {
    return '';
  }
  const [sign, words] = change > 0 ? ['▲', 'rankUp'] : change < 0 ? ['▼', 'rankDown'] : ['=', 'rankSame'];
  const made = element('span', 'rank-change', '', element('span', '', change ? `${sign} ${count(Math.abs(change))}` : sign));
  made.dataset.move = change > 0 ? 'up' : change < 0 ? 'down' : 'same';
  made.title = text(words, count(Math.abs(change)), count(rankBefore));
  made.append(element('span', 'unseen', made.title));
  made.firstChild.setAttribute('aria-hidden', 'true');
  return made;
}
