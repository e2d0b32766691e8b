// Lists that the server gives page by page.
import {load, query} from '../base/load.js';

const MOST_OF_A_PAGE = 500;

/** The last answer, with the rows of all pages up to a number of rows. */
export async function pages(path, question, rows, most, signal) {
  const all = [];
  let answer;
  let cursor = null;
  do {
    answer = await load(`${path}${query({...question, limit: Math.min(MOST_OF_A_PAGE, most - all.length), cursor})}`, signal);
    all.push(...answer[rows]);
    cursor = answer.next;
  } while (cursor && all.length < most);
  return {...answer, [rows]: all};
}
