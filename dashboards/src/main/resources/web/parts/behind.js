// What lies behind a figure: the list of what it counts, and what to do about it.

const ACCEPTED = {view: 'dossiers', by: 'accepted', state: null};
const ENDED = {view: 'dossiers', by: 'ended', state: null};
const OVERDUE = {view: 'dossiers', by: null, state: 'overdue'};
const LEAGUE = {view: 'units'};
const SYSTEM = {view: 'system'};

/** By the beginning of the id, the longest that fits; the advice is a key of the texts. */
const BEHIND = {
  'dossiers.received': {list: ACCEPTED, advice: 'received'},
  'dossiers.resolved': {list: ENDED, advice: 'resolved'},
  'dossiers.resolved-on-time': {list: ENDED, advice: 'late'},
  'dossiers.withdrawn': {list: {view: 'dossiers', by: null, state: 'withdrawn'}, advice: 'withdrawn'},
  'dossiers.open': {list: {view: 'dossiers', by: null, state: 'open'}, advice: 'open'},
  'dossiers.overdue': {list: OVERDUE, advice: 'overdue'},
  'dossiers.on-time': {list: OVERDUE, advice: 'overdue'},
  'dossiers.online': {list: {...ACCEPTED, channel: 'DESK'}, advice: 'online'},
  'dossiers.processing-time': {list: ENDED, advice: 'times'},
  'dossiers.inter-agency': {list: {view: 'alerts', rule: 'step-overdue', state: null}, advice: 'steps'},
  'dossiers.step-overdue': {list: {view: 'alerts', rule: 'step-overdue', state: null}, advice: 'steps'},
  'dossiers.not-collected': {list: {view: 'dossiers', by: null, state: 'resolved'}, advice: 'notCollected'},
  'dossiers.supplement': {list: ACCEPTED, advice: 'supplements'},
  'acceptance': {list: {view: 'dossiers', by: null, state: 'submitted'}, advice: 'acceptance'},
  'tickets': {list: LEAGUE, advice: 'tickets'},
  'payments': {list: ACCEPTED, advice: 'payments'},
  'satisfaction': {list: LEAGUE, advice: 'satisfaction'},
  'feedback': {list: {view: 'alerts', rule: 'feedback-overdue', state: null}, advice: 'feedback'},
  'digitisation': {list: ENDED, advice: 'digitisation'},
  'service': {list: SYSTEM, advice: 'service'},
};

/** {list: what to change in the address, advice}; units compared when nothing more is known. */
export function behind(kpi) {
  const fitting = Object.keys(BEHIND).filter(start => kpi.startsWith(start)).sort((a, b) => b.length - a.length);
  return fitting.length ? BEHIND[fitting[0]] : {list: LEAGUE, advice: null};
}
