// The words of the display, in the language of the moment.
import {ALERT_TEXTS} from '../texts/alerts.js';
import {CASE_TEXTS} from '../texts/cases.js';
import {GENERATION_TEXTS} from '../texts/generations.js';
import {HISTORY_TEXTS} from '../texts/history.js';
import {INDEX_TEXTS} from '../texts/index.js';
import {PAGE_TEXTS} from '../texts/page.js';
import {REJECTED_TEXTS} from '../texts/rejected.js';
import {REPLAY_TEXTS} from '../texts/replays.js';
import {TIMELINE_TEXTS} from '../texts/timeline.js';
import {VIEW_TEXTS} from '../texts/views.js';
import {WALL_TEXTS} from '../texts/wall.js';

const BOOKS = [PAGE_TEXTS, WALL_TEXTS, CASE_TEXTS, TIMELINE_TEXTS, ALERT_TEXTS, INDEX_TEXTS, VIEW_TEXTS, HISTORY_TEXTS, REJECTED_TEXTS,
  GENERATION_TEXTS, REPLAY_TEXTS];
let language = 'vi';

export const languages = Object.keys(PAGE_TEXTS);

export function currentLanguage() {
  return language;
}

export function chooseLanguage(wanted) {
  language = PAGE_TEXTS[wanted] ? wanted : 'vi';
  document.documentElement.lang = language;
}

/** A text, or what a text says of its arguments. */
export function text(key, ...details) {
  const found = BOOKS.map(book => book[language][key]).find(each => each !== undefined);
  return typeof found === 'function' ? found(...details) : found;
}

/** The one of a name's two texts. */
export function localized(name) {
  return name[language] ?? name.vi;
}

/** Writes the words of what is marked with data-text below a root. */
export function writeTexts(root) {
  root.querySelectorAll('[data-text]').forEach(each => {
    each.textContent = text(each.dataset.text);
  });
}
