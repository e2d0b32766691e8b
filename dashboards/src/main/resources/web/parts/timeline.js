// The life of a dossier: as a drawing to scale, and as a list of marks.
import {drawn, element} from '../base/dom.js';
import {moment} from '../base/format.js';
import {text} from '../base/text.js';

const WIDTH = 1200;
const LANE = 26;
const RIM = 10;
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

/** Bars for what lasted, strokes for instants; the list of marks says the same in words. */
export function timeline(dossier, session) {
  const now = session.now();
  const end = dossier.ends.at(-1);
  const from = Date.parse(dossier.submittedAt ?? dossier.acceptedAt ?? dossier.steps[0]?.from ?? new Date(now).toISOString());
  const until = dossier.open || !end ? now : Date.parse(end.at);
  const to = Math.max(until, dossier.dueAt ? Date.parse(dossier.dueAt) : 0, from + 60000);
  const x = at => RIM + (Math.min(to, Math.max(from, typeof at === 'number' ? at : Date.parse(at))) - from) / (to - from) * (WIDTH - 2 * RIM);
  const lanes = [
    {name: text('dossierStates').PROCESSING, bars: [{from: dossier.acceptedAt ?? from, until, kind: dossier.overdue || end?.onTime === false ? 'late' : 'runs'},
      ...(dossier.overdueFrom && Date.parse(dossier.overdueFrom) < until && (dossier.overdue || end?.onTime === false)
        ? [{from: dossier.overdueFrom, until, kind: 'overdue'}] : [])]},
    ...dossier.pauses.map(each => ({name: text('pauseCauses')[each.cause], bars: [{from: each.from, until: each.until ?? now, kind: each.counted ? 'pause' : 'uncounted'}]})),
    ...dossier.steps.map(each => ({name: each.name, bars: [{from: each.from, until: each.until ?? now, kind: 'step'}]})),
    ...dossier.alerts.map(each => ({name: session.ruleName(each.rule), bars: [{from: each.from, until: each.to ?? now, kind: 'alert'}]})),
  ];
  const height = lanes.length * LANE + 2 * RIM;
  const chart = drawn('svg', {viewBox: `0 0 ${WIDTH} ${height}`, preserveAspectRatio: 'none', class: 'life', role: 'img',
    'aria-label': text('timelineName', moment(new Date(from).toISOString()), moment(new Date(to).toISOString()))});
  lanes.forEach((lane, i) => lane.bars.forEach(bar => chart.append(drawn('rect', {x: x(bar.from), y: RIM + i * LANE + 5,
    width: Math.max(3, x(bar.until) - x(bar.from)), height: LANE - 10, rx: 3, class: bar.kind}))));
  const strokes = [[dossier.dueAt, 'due'], [dossier.open ? now : null, 'now']].filter(([at]) => at);
  strokes.forEach(([at, kind]) => chart.append(drawn('line', {x1: x(at), x2: x(at), y1: 0, y2: height, class: kind})));
  const labels = element('div', 'life-labels', '', ...lanes.map(lane => element('span', '', lane.name)));
  const flags = element('p', 'life-flags');
  if (dossier.dueAt) {
    const flag = element('span', '', `${text('dueIs')} ${moment(dossier.dueAt)}`);
    const part = x(dossier.dueAt) / WIDTH;
    flag.style.setProperty('--at', part);
    flag.classList.toggle('left', part > LABEL_PART);
    flags.append(flag);
  }
  const ends = [from, to].map(at => moment(new Date(at).toISOString()));
  const axis = element('p', 'axis', '', element('span', '', ends[0]), element('span', '', to === now ? `${text('now')}, ${ends[1]}` : ends[1]));
  const made = element('div', 'life-frame', '', labels, element('div', 'life-chart', '', flags, chart, axis));
  made.style.setProperty('--lanes', lanes.length);
  return made;
}
