// A case told event by event: what each did, who wrote it, how the case and its two clocks stood after it, and the alerts between.
import {element} from '../base/dom.js';
import {count, moment, money, span} from '../base/format.js';
import {load} from '../base/load.js';
import {text} from '../base/text.js';
import {table} from './table.js';

const NOT_AVAILABLE = 503;

/** The timeline of a case. That nobody can answer now is said in words of its own: it is no failure, and is asked again. */
export async function askTimeline(id, signal) {
  try {
    return await load(`/api/v1/cases/${encodeURIComponent(id)}/timeline`, signal);
  } catch (e) {
    throw e.status === NOT_AVAILABLE ? new Error(text('toldNotNow')) : e;
  }
}

/** Working time in hours and minutes, as a day of work has no fixed length. */
function worked(seconds) {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const parts = [[Math.floor(minutes / 60), 'hour'], [minutes % 60, 'minute']].filter(([amount]) => amount);
  return (parts.length ? parts : [[0, 'minute']]).map(([amount, name]) => `${count(amount)} ${text(name)}`).join(' ');
}

function left(seconds) {
  return seconds < 0 ? text('toldOver', worked(seconds)) : worked(seconds);
}

/** What the data of an event say, in a few words. */
function details(event, session) {
  const {data} = event;
  const paused = event.type.startsWith('dossier.paused');
  return [
    (data.toUnit ?? data.unit) && session.unitName(data.toUnit ?? data.unit),
    data.step,
    data.rule && session.ruleName(data.rule),
    data.cause && (paused ? text('pauseCauses')[data.cause] : data.cause),
    data.amount !== undefined && money(data.amount),
    data.dueAt && `${text('dueIs')} ${moment(data.dueAt)}`,
    data.until && moment(data.until),
    data.to && (text('roles')[data.to] ?? data.to),
    data.reason ?? data.text,
    data.by && text('byUnverified', data.by),
  ].filter(Boolean).join(' · ');
}

function typeName(event) {
  const name = event.type.replace(/\.v\d+$/, '');
  return text('toldTypes')[name] ?? name;
}

/** What became of an event: empty of one that counts as it was delivered. */
function fate(entry, entries, session) {
  const by = entry.correctedBy && entries.find(({event}) => event.id === entry.correctedBy.id && event.source === entry.correctedBy.source);
  const words = entry.effect === 'VOID' && by ? text('toldVoided', moment(by.at)) : text('toldEffects')[entry.effect];
  const counted = entry.counted && `${text('toldReplaced', by ? moment(by.at) : '')} ${details(entry.counted, session)}`;
  return [words, counted].filter(Boolean).join('; ');
}

/** The pause that lasts at an instant; the one that stops the clock when there are two. */
function pauseAt(pauses, at) {
  const lasting = pauses.filter(each => Date.parse(each.from) <= at && !(Date.parse(each.until) <= at));
  return lasting.find(each => each.counted) ?? lasting[0];
}

function stateName(state) {
  return text('dossierStates')[state] ?? state ?? '';
}

/** All rows in order: the events, and where alerts began and ended between them. */
export function toldRows(timeline, alerts, session) {
  const {entries, pauses} = timeline;
  const rows = entries.map((entry, i) => ({
    at: entry.at,
    words: typeName(entry.event),
    more: details(entry.event, session),
    late: entry.writtenAfterSeconds > 0 ? text('toldLater', span(entry.writtenAfterSeconds)) : '',
    fate: fate(entry, entries, session),
    effect: entry.effect,
    who: entry.event.source,
    state: stateName(entry.state),
    changed: entry.state !== (entries[i - 1]?.state ?? null),
    used: entry.usedSeconds,
    left: entry.leftSeconds,
  }));
  const mark = (at, key, alert) => at && Date.parse(at) <= session.now() && rows.push({at, words: text(key, session.ruleName(alert.rule)), alert: true});
  alerts.forEach(alert => {
    mark(alert.from, 'alertRaised', alert);
    mark(alert.to, 'alertOver', alert);
  });
  rows.forEach(row => {
    row.pause = pauseAt(pauses, Date.parse(row.at));
  });
  return rows.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

export function toldColumns() {
  return [
    {key: 'at', title: () => text('at'), value: row => row.at, cell: row => moment(row.at)},
    {key: 'event', title: () => text('event'), value: row => row.words, cell: row => [element('strong', '', row.words),
      ...[row.more, row.late, row.fate].filter(Boolean).map((words, i) => element('small', row.fate && words === row.fate ? 'fate' : '', ` ${i ? '· ' : ''}${words}`))]},
    {key: 'details', value: row => row.more},
    {key: 'effect', value: row => row.effect},
    {key: 'who', title: () => text('toldWho'), value: row => row.who, cell: row => row.who},
    {key: 'state', title: () => text('toldState'), value: row => row.state,
      cell: row => element(row.changed ? 'strong' : 'span', '', row.state)},
    {key: 'used', title: () => text('toldUsed'), value: row => row.used, number: true, cell: row => Number.isFinite(row.used) ? worked(row.used) : ''},
    {key: 'left', title: () => text('toldLeft'), value: row => row.left, number: true, cell: row => Number.isFinite(row.left) ? left(row.left) : ''},
  ];
}

/** The table, with a band along what happened during a pause, and a word when a standby copy answered. */
export function caseTimeline(timeline, alerts, session) {
  const made = table(toldColumns(), toldRows(timeline, alerts, session), {caption: text('toldTitle'), each: (tr, row) => {
    tr.dataset.effect = row.alert ? 'ALERT' : row.effect;
    tr.dataset.over = row.left < 0 ? 'yes' : '';
    tr.querySelector('.used').dataset.name = Number.isFinite(row.used) ? text('toldUsed') : '';
    tr.querySelector('.left').dataset.name = Number.isFinite(row.left) ? text('toldLeft') : '';
    if (row.pause) {
      tr.dataset.pause = row.pause.counted ? 'counted' : 'waiting';
      tr.title = `${text(row.pause.counted ? 'toldPaused' : 'toldWaiting')}: ${text('pauseCauses')[row.pause.cause]}`;
    }
  }});
  const standby = timeline.source === 'standby' ? [element('p', 'standby', text('toldByStandby', count(timeline.behind)))] : [];
  return [...standby, made];
}
