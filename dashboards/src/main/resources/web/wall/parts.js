// The smaller parts of the wall's scenes.
import {element, link, write} from '../base/dom.js';
import {count, shortDate, shortFigure, span} from '../base/format.js';
import {localized, text} from '../base/text.js';
import {SHAPES, severityMark} from '../parts/severity.js';
import {agreementWords} from '../parts/soundness.js';
import {standing} from '../parts/standing.js';
import {componentSums, troubleWords} from '../views/system.js';

/** How many open dossiers are overdue and are due on the next days; each bar leads to its list. */
export function showDue(root, overdue, days, choices) {
  const names = [text('dueToday'), text('dueTomorrow')];
  const rows = [{name: text('overdueNow'), total: overdue, kind: 'overdue', changes: {state: 'overdue', by: null}},
    ...days.map(({day, total}, i) => ({name: names[i] ?? shortDate(day), total, kind: i ? '' : 'today',
      changes: {state: 'open', by: 'due', period: i ? 'custom' : 'today', from: i ? day : null, to: i ? day : null}}))];
  const most = Math.max(...rows.map(row => row.total ?? 0), 1);
  root.replaceChildren(element('ul', 'due-days', '', ...rows.map(row => {
    const bar = element('span', 'bar');
    bar.style.setProperty('--part', (row.total ?? 0) / most);
    const made = element('li', row.kind, '', link('', row.name, choices.address({view: 'dossiers', scene: null, rotate: null, ...row.changes})), bar,
      element('strong', '', count(row.total)));
    return made;
  })));
}

/** Units with their values in a short list. */
export function unitList(definition, rows, choices, none) {
  if (!rows.length) {
    return element('p', 'soft', none);
  }
  return element('ol', 'unit-list', '', ...rows.map(row => {
    const value = element('strong', '', shortFigure(definition, row.kpi.value, 1));
    value.dataset.standing = standing(definition, row.kpi) ?? '';
    const hint = definition.denominator ? element('span', 'soft', `${count(row.kpi.numerator)} / ${count(row.kpi.denominator)}`) : '';
    const name = link('', localized(row.name), choices.address({view: null, scene: null, rotate: null, unit: row.unit}));
    return element('li', '', '', name, hint, value);
  }));
}

/** The alerts that matter most, one a line. */
export function alertLines(alerts, session, choices) {
  if (!alerts.length) {
    return element('p', 'soft', text('noAlertsNow'));
  }
  return element('ol', 'alert-lines', '', ...alerts.map(alert => element('li', '', '',
    severityMark(alert.severity),
    element('span', 'rule', session.ruleName(alert.rule)),
    link('', alert.scope === 'UNIT' ? session.unitName(alert.subject) : alert.subject,
      choices.address({view: 'alerts', scene: null, rotate: null, alert: alert.id})),
    element('span', 'soft where', alert.scope === 'UNIT' || !alert.unit ? '' : session.unitName(alert.unit)),
    element('span', 'soft since', span((session.now() - Date.parse(alert.from)) / 1000)))));
}

/** What works and what fails, of each kind of component; and the pipeline itself. */
export class HealthLine {
  constructor() {
    this.element = element('ul', 'health-line');
  }

  show(samples) {
    this.samples = samples;
  }

  draw(session) {
    const parts = componentSums(this.samples ?? [], session.now()).map(sum => {
      const name = text('components')[sum.component];
      const trouble = troubleWords({...sum, silent: 0});
      return {words: sum.total ? `${name} ${count(sum.works)}/${count(sum.total)}${trouble && ` (${trouble})`}` : `${name} –`, bad: sum.fails > 0,
        known: sum.works > 0};
    });
    const check = session.status.selfCheck;
    parts.push({words: agreementWords(check), bad: check.state === 'broken', known: check.state === 'holds'},
    {words: `${text('feedLag')}: ${text('feedLagOf', count(session.status.feed.lag))}`, bad: session.status.feed.lag > 1000, known: true});
    const key = JSON.stringify(parts);
    if (this.key !== key) {
      this.key = key;
      this.element.replaceChildren(...parts.map(({words, bad, known}) => {
        const mark = element('span', 'mark');
        mark.dataset.shape = bad ? 'down' : known ? 'check' : 'ring';
        const made = element('li', '', '', mark, element('span', '', words));
        made.dataset.standing = bad ? 'missed' : '';
        return made;
      }));
    }
  }
}

/** The counts of open alerts by severity. */
export function showCounts(root, counts) {
  const key = JSON.stringify(counts?.bySeverity ?? null);
  if (root.dataset.key === key) {
    return;
  }
  root.dataset.key = key;
  root.replaceChildren(...Object.keys(SHAPES).map(severity => {
    const total = counts?.bySeverity[severity];
    const made = severityMark(severity);
    const amount = element('strong');
    write(amount, count(total ?? (counts ? 0 : null)));
    made.prepend(amount);
    made.classList.toggle('none-open', !total);
    return made;
  }));
}
