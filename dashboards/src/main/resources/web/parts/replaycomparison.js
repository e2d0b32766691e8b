// What differs between a what-if and what it is compared with: figures, and dossiers whose alerts differ.
import {element, fill, link, write} from '../base/dom.js';
import {count, date, difference, moment, share, shortFigure} from '../base/format.js';
import {load, query} from '../base/load.js';
import {localized, text} from '../base/text.js';
import {Panel} from './panel.js';
import {printButton, table} from './table.js';

const ROWS = 200;
const ORDERS = {change: null, kpi: row => row.kpi, unit: row => row.unit ?? '', from: row => row.from};

export class ReplayComparison extends Panel {
  /** @param choices the unit and days of the top row */
  constructor(session, choices) {
    super('replay-comparison', {title: text('replayCompare'), most: Infinity, ask: signal => load(this.address(), signal),
      show: (answer, body) => this.showAll(answer, body)});
    Object.assign(this, {session, choices, chosen: null, with: 'live', step: 'day', order: 'change'});
    this.controls = ['with', 'step', 'order'].map(name => this.select(name));
    this.file = link('tool csv', text('replayCsv'), '#');
    this.file.download = '';
    this.tools.append(...this.controls.map(each => each.label), this.file, printButton());
    this.element.hidden = true;
  }

  select(name) {
    const made = element('select');
    made.id = `replay-${name}`;
    made.addEventListener('change', () => {
      this[name] = made.value;
      if (name === 'order' && this.answer) {
        this.showAll(this.answer, this.body);
      } else {
        this.renew();
      }
    });
    return {made, label: element('label', 'inline', '', element('span', 'soft', text({with: 'replayWith', step: 'replayStep', order: 'replaySort'}[name])), ' ', made)};
  }

  address(more = {limit: ROWS}) {
    const {unit, from, to} = this.choices.question(this.session.status);
    return `/api/v1/replays/${encodeURIComponent(this.chosen)}/comparison${query({with: this.with, step: this.step, unit, from, to, ...more})}`;
  }

  /** What there is to choose: the what-ifs that are done. */
  offer(replays) {
    const done = replays.filter(each => each.state === 'DONE');
    if (this.chosen && !done.some(each => each.id === this.chosen)) {
      this.chosen = null;
    }
    const others = done.filter(each => each.id !== this.chosen).map(each => [each.id, each.id]);
    if (this.with !== 'live' && !others.some(([id]) => id === this.with)) {
      this.with = 'live';
    }
    const [other, step, order] = this.controls.map(each => each.made);
    fill(other, [['live', text('replayLive')], ...others], this.with);
    fill(step, Object.entries(text('replaySteps')), this.step);
    fill(order, Object.entries(text('replaySorts')), this.order);
    this.element.hidden = !this.chosen;
  }

  choose(id) {
    this.chosen = id;
    this.element.hidden = false;
    this.renew();
  }

  renew() {
    if (this.chosen) {
      this.file.href = this.address({format: 'csv'});
      super.renew();
    }
  }

  showAll(answer, body) {
    this.answer = answer;
    write(this.title, `${text('replayCompare')}: ${answer.id}`);
    const rows = [...answer.kpis];
    if (ORDERS[this.order]) {
      rows.sort((a, b) => ORDERS[this.order](a) < ORDERS[this.order](b) ? -1 : ORDERS[this.order](a) > ORDERS[this.order](b) ? 1 : 0);
    }
    body.replaceChildren(element('p', 'soft', text('replayCompared', count(answer.total), count(answer.compared), moment(answer.asOf))),
      ...(rows.length ? [element('div', 'wide', '', table(this.columns(), rows, {caption: text('replayCompare')}))] : [element('p', 'none', text('replaySame'))]),
      ...this.more(answer.total - rows.length), ...this.alerts(answer.alerts));
  }

  more(rest) {
    return rest > 0 ? [element('p', 'soft', text('replayMore', count(rest)))] : [];
  }

  columns() {
    const known = row => this.session.latest(row.kpi);
    const value = side => row => {
      const shown = row[side]?.value;
      return shown === null || shown === undefined ? '–' : known(row) ? shortFigure(known(row), shown) : count(shown);
    };
    return [
      {key: 'kpi', title: () => text('replayKpi'), cell: row => known(row) ? localized(known(row).name) : row.kpi},
      {key: 'unit', title: () => text('unit'), cell: row => row.unit ? this.session.unitName(row.unit) : text('replayAll')},
      {key: 'days', title: () => text('replayDays'), cell: row => row.from === row.to ? date(row.from) : `${date(row.from)} – ${date(row.to)}`},
      {key: 'changed', number: true, title: () => text('replayChanged'), cell: value('changed')},
      {key: 'with', number: true, title: () => text('replayOther'), cell: value('with')},
      {key: 'difference', number: true, title: () => text('replayDifference'),
        cell: row => row.difference === null ? '–' : known(row) ? difference(known(row), row.difference) : count(row.difference)},
      {key: 'change', number: true, title: () => text('replayChange'), cell: row => share(Math.round(row.change * 1000) / 1000)},
      {key: 'dossiers', title: () => text('replayDossiers'), cell: row => [link('plain-link', text('replayDossiers'),
        this.choices.address({view: 'dossiers', unit: row.unit ?? this.choices.unit, period: 'custom', from: row.from, to: row.to}))]},
    ];
  }

  alerts({total, complete, rules, cases}) {
    if (!total) {
      return [element('h3', '', text('replayAlertsTitle', '0')), element('p', 'none', text('replayAlertsNone'))];
    }
    const spans = side => row => row[side].length
      ? row[side].map(each => text('replaySpan', moment(each.from), each.to && moment(each.to))).join(', ') : text('replayNever');
    const byRule = [
      {key: 'rule', title: () => text('replayRule'), cell: row => this.session.ruleName(row.rule)},
      {key: 'changed', number: true, title: () => text('replayChanged'), cell: row => count(row.changed)},
      {key: 'with', number: true, title: () => text('replayOther'), cell: row => count(row.with)},
      {key: 'cases', number: true, title: () => text('replayCases'), cell: row => count(row.cases)},
    ];
    const byCase = [
      {key: 'case', title: () => text('replayCase'), cell: row => [link('plain-link', row.caseId, this.choices.address({view: 'dossier', dossier: row.caseId}))]},
      {key: 'rule', title: () => text('replayRule'), cell: row => this.session.ruleName(row.rule)},
      {key: 'unit', title: () => text('unit'), cell: row => this.session.unitName(row.unit)},
      {key: 'changed', title: () => text('replayChanged'), cell: spans('changed')},
      {key: 'with', title: () => text('replayOther'), cell: spans('with')},
    ];
    return [element('h3', '', text('replayAlertsTitle', count(total))),
      ...(complete ? [] : [element('p', 'soft', text('replayAlertsPart'))]),
      ...(rules.length ? [element('div', 'wide', '', table(byRule, rules, {caption: text('replayRule')}))] : []),
      element('div', 'wide', '', table(byCase, cases, {caption: text('replayAlertsTitle', count(total))})), ...this.more(total - cases.length)];
  }
}
