// The alerts that stood at a moment: how many, by how bad they were, and the worst of them.
import {element, link} from '../base/dom.js';
import {count, moment} from '../base/format.js';
import {text} from '../base/text.js';
import {SEVERITIES} from '../alerts/tallies.js';
import {severityMark} from '../parts/severity.js';

export class StandingAlerts {
  constructor(session, choices) {
    Object.assign(this, {session, choices});
    this.counts = element('ul', 'standing-counts');
    this.list = element('ol', 'standing-list');
    this.element = element('div', '', '', this.counts, this.list);
  }

  show({counts, alerts}) {
    this.counts.replaceChildren(...SEVERITIES.map(severity =>
      element('li', '', '', severityMark(severity), ' ', element('strong', '', count(counts.bySeverity[severity])))));
    this.list.replaceChildren(...(alerts.length ? alerts.map(each => this.row(each)) : [element('li', 'none', text('standingNone'))]));
  }

  row(alert) {
    const {session, choices} = this;
    return element('li', '', '', severityMark(alert.severity),
      link('plain-link', `${session.ruleName(alert.rule)} · ${alert.subject}`, choices.address({view: 'alerts', alert: alert.id})),
      element('span', 'soft', [alert.unit === null ? '' : session.unitName(alert.unit), text('standingSince', moment(alert.from)),
        alert.state === 'RAISED' ? '' : text('alertStates')[alert.state]].filter(Boolean).join(' · ')));
  }
}
