// The queues at the desks: how many wait, how long, and where longest.
import {element} from '../base/dom.js';
import {count, figure} from '../base/format.js';
import {text} from '../base/text.js';
import {Panel} from '../parts/panel.js';
import {unitList} from './parts.js';
import {league} from './sources.js';

const WAIT = 'tickets.waiting-time.p90';
const WAITING = 'tickets.waiting';
const SHOWN = 3;

/** The units where people wait longest. */
export function longestWaits(answer, shown, session, choices) {
  const rows = answer.rows.filter(row => row.kpi.value !== null).toReversed().slice(0, shown);
  return unitList(session.latest(WAIT), rows, choices, text('noData'));
}

export function askWaits(session, choices, signal) {
  return league(WAIT, session, choices, signal);
}

function pair(amount, words) {
  return element('span', 'pair', '', element('strong', '', amount), element('span', 'soft', words));
}

export class Queues {
  constructor(session, choices) {
    this.session = session;
    this.now = element('p', 'queue-now');
    this.panel = new Panel('queues', {title: text('queues'), least: 10000, ask: signal => askWaits(session, choices, signal),
      show: (answer, body) => body.replaceChildren(this.now, element('h3', 'soft', text('longestWaits')),
        longestWaits(answer, SHOWN, session, choices))});
  }

  draw() {
    const wait = this.session.kpis.get(WAIT);
    const waiting = this.session.kpis.get(WAITING);
    const shown = wait ? figure(this.session.definition(wait), wait.value) : null;
    const key = JSON.stringify([waiting?.value, shown]);
    if (key !== this.key) {
      this.key = key;
      this.now.replaceChildren(...(waiting ? [pair(count(waiting.value), text('waitingNow'))] : []),
        ...(shown ? [pair(`${shown.main} ${shown.unit}`.trim(), text('waitP90'))] : []));
    }
  }
}
