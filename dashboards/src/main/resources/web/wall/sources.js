// What the scenes of the wall ask the server for, besides the stream.
import {dayAfter, dayOf} from '../base/format.js';
import {load, query} from '../base/load.js';

const WEEKS = [1, 2, 3, 4];
const COURSE_DAYS = 14;

/** All KPIs with what they were in the period before and a year earlier; by id. */
export async function compared(session, choices, signal) {
  const kpis = await load(`/api/v1/kpis${query({...choices.liveQuestion(session.status), compare: 'previous,last-year'})}`, signal);
  return new Map(kpis.map(kpi => [kpi.id, kpi.comparisons]));
}

/** A KPI of each of the last days. */
export function course(id, session, choices, signal) {
  const today = dayOf(new Date(session.now()));
  return load(`/api/v1/series${query({kpi: id, unit: choices.unit, from: dayAfter(today, 1 - COURSE_DAYS), to: today, step: 'day'})}`, signal);
}

/** A KPI of today, by hour. */
export function today(id, choices, signal) {
  return load(`/api/v1/series${query({kpi: id, unit: choices.unit, step: 'hour'})}`, signal);
}

/** A KPI of the same weekday of the last weeks, by hour; days whose hours are not kept any more are left out. */
export async function sameWeekday(id, session, choices, signal) {
  const now = dayOf(new Date(session.now()));
  const days = WEEKS.map(weeks => dayAfter(now, -7 * weeks)).filter(day => day >= session.status.earliest);
  return Promise.all(days.map(day => load(`/api/v1/series${query({kpi: id, unit: choices.unit, from: day, to: day, step: 'hour'})}`, signal)));
}

/** How many open dossiers are due on each of the next days, from today. */
export async function dueCounts(days, session, choices, signal) {
  const now = dayOf(new Date(session.now()));
  return Promise.all(Array.from({length: days}, async (_, i) => {
    const day = dayAfter(now, i);
    const answer = await load(`/api/v1/dossiers${query({unit: choices.unit, state: 'open', 'due-from': day, 'due-to': day, limit: 1})}`, signal);
    return {day, total: answer.total};
  }));
}

/** Units ranked by a KPI today, at the level that is compared. */
export function league(kpi, session, choices, signal) {
  const level = choices.level === 'all' ? null : choices.level ?? session.level(dayOf(new Date(session.now())));
  return load(`/api/v1/league${query({kpi, level, unit: choices.unit})}`, signal);
}

/** Units ranked by the index of the running month, at the level that is compared. */
export function indexLeague(session, choices, signal) {
  const level = choices.level === 'all' ? null : choices.level ?? session.level(dayOf(new Date(session.now())));
  return load(`/api/v1/index/league${query({level, unit: choices.unit, version: choices.version})}`, signal);
}

export function worstAlerts(limit, choices, signal) {
  return load(`/api/v1/alerts${query({unit: choices.unit, sort: 'severity', limit})}`, signal);
}

export function serviceHealth(choices, signal) {
  return load(`/api/v1/service-health${query({unit: choices.unit})}`, signal);
}
