// How old the figures are, in words.
import {clock, dayOf, span} from '../base/format.js';
import {text} from '../base/text.js';

/** What the freshness line says: how old the figures are when they are not of this moment. */
export function freshnessWords(session) {
  const at = clock(session.completeAsOf, dayOf(new Date()));
  const behind = () => span((session.now() - Date.parse(session.completeAsOf)) / 1000);
  const words = {
    fresh: () => text('dataAt', at),
    stale: () => session.completeAsOf ? text('staleAt', at, behind()) : text('reading'),
    absent: () => text('reading'),
    lost: () => session.completeAsOf ? text('lostAt', at, behind()) : text('lostAt', ''),
    loading: () => text('loading'),
  };
  return words[session.freshness]();
}
