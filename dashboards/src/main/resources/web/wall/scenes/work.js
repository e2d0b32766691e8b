// What is to be done: the alerts that matter most, what falls due, and where people wait.
import {element} from '../../base/dom.js';
import {text} from '../../base/text.js';
import {Panel} from '../../parts/panel.js';
import {View} from '../../views/view.js';
import {alertLines, showDue} from '../parts.js';
import {askWaits, longestWaits} from '../queues.js';
import {dueCounts, worstAlerts} from '../sources.js';

const ALERTS = 14;
const WAITS = 7;
const DAYS = 8;

export class WorkScene extends View {
  constructor(session, choices) {
    super(session, choices, 'scene work');
    this.alerts = new Panel('worst-alerts', {title: text('openAlerts'), ask: signal => worstAlerts(ALERTS, choices, signal),
      show: (answer, body) => body.replaceChildren(alertLines(answer.alerts, session, choices))});
    this.dues = new Panel('due', {title: text('due'), least: 5000, ask: signal => dueCounts(DAYS, session, choices, signal),
      show: (days, body) => showDue(body, session.kpis.get('dossiers.overdue')?.value ?? null, days, choices)});
    this.queues = new Panel('queues', {title: text('longestWaits'), least: 10000, ask: signal => askWaits(session, choices, signal),
      show: (answer, body) => body.replaceChildren(longestWaits(answer, WAITS, session, choices))});
    this.panels = [this.alerts, this.dues, this.queues];
    this.element.append(this.alerts.element, element('div', 'ends', '', this.dues.element, this.queues.element));
  }
}
