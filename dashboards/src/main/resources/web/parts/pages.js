// Lists that the server gives page by page.
import {load, query} from '../base/load.js';

/** The most that the server gives at once. */
export const PAGE = 500;

/**
 * The first of a list, page after page, as one answer whose member {@code name} has them all.
 *
 * @param most how many; Infinity for the whole list
 */
export async function pages(path, question, name, most, signal) {
  const found = [];
  let answer = null;
  let cursor = null;
  do {
    answer = await load(`${path}${query({...question, limit: Math.min(PAGE, most - found.length), cursor})}`, signal);
    found.push(...answer[name]);
    cursor = answer.next;
  } while (cursor && found.length < most);
  return {...answer, [name]: found};
}
