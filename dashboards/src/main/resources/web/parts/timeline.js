// The life of a dossier: as a drawing to scale, and as a list of marks.
import {drawn, element} from '../base/dom.js';
import {moment} from '../base/format.js';
import {text} from '../base/text.js';

const WIDTH = 1200;
const LANE = 26;
const BAR = 16;
const RIM = 10;
const LEAST_BAR = 3;
const SHORTEST_MILLIS = 60000;
const LABEL_PART = 0.84;

/** Every mark with its instant and words, the earliest first. */
export function marksOf(dossier, session) {
  const marks = [];
  const mark = (at, words) => at && marks.push({at, words});
  mark(dossier.submittedAt, text('submitted'));
  mark(dossier.acceptedAt, text('accepted'));
  dossier.pauses.forEach(each => {
    mark(each.from, text('pauseBegins', text('pauseCauses')[each.cause]));
    mark(each.until, text('pauseEnds', text('pauseCauses')[each.cause]));
  });
  dossier.steps.forEach(each => {
    const name = each.unit ? `${each.name}, ${session.unitName(each.unit)}` : each.name;
    mark(each.from, text('stepBegins', name));
    mark(each.until, text('stepEnds', name));
  });
  mark(dossier.dueAt, text('dueIs'));
  mark(dossier.overdue ? dossier.overdueFrom : null, text('becameOverdue'));
  dossier.ends.forEach(each => mark(each.at, [text('endedAs')[each.how] ?? each.how,
    each.onTime === null ? '' : text(each.onTime ? 'inTime' : 'late')].filter(Boolean).join(', ')));
  dossier.alerts.forEach(each => {
    mark(each.from, text('alertRaised', session.ruleName(each.rule)));
    mark(each.to, text('alertOver', session.ruleName(each.rule)));
  });
  return marks.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** From when to when the drawing reaches, and until when the dossier was worked on; epoch milliseconds. */
function reach(dossier, now) {
  const end = dossier.ends.at(-1);
  const from = Date.parse(dossier.submittedAt ?? dossier.acceptedAt ?? dossier.steps[0]?.from ?? new Date(now).toISOString());
  const until = dossier.open || !end ? now : Date.parse(end.at);
  return {from, until, to: Math.max(until, dossier.dueAt ? Date.parse(dossier.dueAt) : 0, from + SHORTEST_MILLIS)};
}

/** What lasted, each in a lane of its own: [{name, bars: [{from, until, kind}]}]. */
function lanesOf(dossier, session, {from, until}, now) {
  const late = dossier.overdue || dossier.ends.at(-1)?.onTime === false;
  const lane = (name, each, kind) => ({name, bars: [{from: each.from, until: each.until ?? each.to ?? now, kind}]});
  const work = [{from: dossier.acceptedAt ?? from, until, kind: late ? 'late' : 'runs'}];
  if (late && dossier.overdueFrom && Date.parse(dossier.overdueFrom) < until) {
    work.push({from: dossier.overdueFrom, until, kind: 'overdue'});
  }
  return [
    {name: text('dossierStates').PROCESSING, bars: work},
    ...dossier.pauses.map(each => lane(text('pauseCauses')[each.cause], each, each.counted ? 'pause' : 'uncounted')),
    ...dossier.steps.map(each => lane(each.name, each, 'step')),
    ...dossier.alerts.map(each => lane(session.ruleName(each.rule), each, 'alert')),
  ];
}

/** The words at the stroke of the due. */
function dueFlag(dossier, x) {
  const made = element('span', '', `${text('dueIs')} ${moment(dossier.dueAt)}`);
  const part = x(dossier.dueAt) / WIDTH;
  made.style.setProperty('--at', part);
  made.classList.toggle('left', part > LABEL_PART);
  return made;
}

/** Bars for what lasted, strokes for instants; the list of marks says the same in words. */
export function timeline(dossier, session) {
  const now = session.now();
  const span = reach(dossier, now);
  const {from, to} = span;
  const lanes = lanesOf(dossier, session, span, now);
  const millis = at => typeof at === 'number' ? at : Date.parse(at);
  const x = at => RIM + (Math.min(to, Math.max(from, millis(at))) - from) / (to - from) * (WIDTH - 2 * RIM);
  const height = lanes.length * LANE + 2 * RIM;
  const [begin, end] = [from, to].map(at => moment(new Date(at).toISOString()));
  const bars = lanes.flatMap((lane, i) => lane.bars.map(bar => drawn('rect', {x: x(bar.from), y: RIM + i * LANE + (LANE - BAR) / 2,
    width: Math.max(LEAST_BAR, x(bar.until) - x(bar.from)), height: BAR, rx: 3, class: bar.kind})));
  const strokes = [[dossier.dueAt, 'due'], [dossier.open ? now : null, 'now']].filter(([at]) => at)
    .map(([at, kind]) => drawn('line', {x1: x(at), x2: x(at), y1: 0, y2: height, class: kind}));
  const chart = drawn('svg', {viewBox: `0 0 ${WIDTH} ${height}`, preserveAspectRatio: 'none', class: 'life', role: 'img',
    'aria-label': text('timelineName', begin, end)}, ...bars, ...strokes);
  const axis = element('p', 'axis', '', element('span', '', begin), element('span', '', to === now ? `${text('now')}, ${end}` : end));
  const made = element('div', 'life-frame', '', element('div', 'life-labels', '', ...lanes.map(lane => element('span', '', lane.name))),
    element('div', 'life-chart', '', element('p', 'life-flags', '', ...(dossier.dueAt ? [dueFlag(dossier, x)] : [])), chart, axis));
  made.style.setProperty('--lanes', lanes.length);
  return made;
}
