// The index of quality of a unit: its points, where they come from, what to fix; and the units ranked by it.
import {button, element, link, write} from '../base/dom.js';
import {count, points} from '../base/format.js';
import {load, query} from '../base/load.js';
import {localized, text} from '../base/text.js';
import {criteriaColumns} from '../parts/criteria.js';
import {askIndex, bandMark, groupBars, indexTotal, remedyList} from '../parts/index.js';
import {LeagueControls} from '../parts/leaguecontrols.js';
import {Panel} from '../parts/panel.js';
import {rankChange} from '../parts/rank.js';
import {csvButton, printButton, table} from '../parts/table.js';
import {View} from './view.js';

const SLOWLY = {least: 20000};

/** The columns of units ranked by the index. */
function rankColumns(address) {
  return [
    {key: 'rank', title: () => text('rank'), cell: row => row.rank === null ? '' : count(row.rank), value: row => row.rank},
    {key: 'change', title: () => text('rankChange'), cell: row => rankChange(row), value: row => row.change},
    {key: 'unit', value: row => row.unit},
    {key: 'name', title: () => text('unit'), value: row => localized(row.name), cell: row => {
      const made = link('unit-name', localized(row.name), address(row.unit));
      made.dataset.unit = row.unit;
      const costly = row.remedies.map(each => `${each.criterion} −${points(each.lost)}`).join('   ');
      return [made, element('small', 'costly', costly)];
    }},
    {key: 'total', number: true, title: () => text('pointsName'), value: row => row.total,
      cell: row => [element('strong', '', points(row.total)), ...(row.band ? [bandMark(row.band, row.next)] : [])]},
    {key: 'band', value: row => row.band && localized(row.band.name)},
    {key: 'costliest', value: row => row.remedies.map(each => each.criterion).join(' ')},
  ];
}

export class IndexView extends View {
  constructor(session, choices) {
    super(session, choices, 'index-view');
    this.controls = new LeagueControls(session, choices);
    this.versions = element('div', 'langs versions');
    this.versions.setAttribute('role', 'group');
    this.versions.setAttribute('aria-label', text('indexVersion'));
    this.score = new Panel('index', {title: text('index'), ...SLOWLY, ask: signal => this.ask(signal), show: (answer, body) => this.show(answer, body)});
    this.fix = element('div', 'panel-body');
    this.fixTitle = element('h2', '', text('toFix'));
    this.ranking = new Panel('index-league league', {title: text('indexLeague'), ...SLOWLY, ask: signal => this.askLeague(signal),
      show: (answer, body) => this.showLeague(answer, body)});
    const columns = criteriaColumns(new Map());
    this.score.tools.append(this.versions,
      csvButton(() => `index-${this.answer.version}-${this.answer.from}-${this.answer.to}`, columns, async () => this.rows(this.answer),
        reason => this.score.fail(reason)), printButton());
    this.ranking.tools.append(this.controls.level.label, this.controls.turn,
      csvButton(() => `index-league-${this.ranked.from}-${this.ranked.to}`, rankColumns(() => ''), async () => this.ranked.rows,
        reason => this.ranking.fail(reason)));
    this.panels = [this.score, this.ranking];
    this.element.append(this.score.element, element('aside', '', '',
      element('section', 'panel fix', '', element('div', 'panel-head', '', this.fixTitle), this.fix), this.ranking.element));
  }

  async ask(signal) {
    this.definition ??= await load('/api/v1/index/definition', signal);
    return askIndex(this.choices.indexQuestion(this.session.status), signal);
  }

  askLeague(signal) {
    const {level} = this.controls.question;
    return load(`/api/v1/index/league${query({...this.choices.indexQuestion(this.session.status), unit: null, level})}`, signal);
  }

  rows(answer) {
    return answer.groups.flatMap(group => group.criteria.map(criterion => ({...criterion, group: group.id})));
  }

  show(answer, body) {
    this.answer = answer;
    const open = new Set([...body.querySelectorAll('tr:has(details[open])')].map(each => each.dataset.criterion));
    const formulas = new Map(this.definition.groups.flatMap(group => group.criteria)
      .map(each => [each.id, new Map(each.variants.map(variant => [variant.id, variant]))]));
    const unit = this.choices.unit ? this.session.unitName(this.choices.unit) : text('wholeCity');
    write(this.score.title, `${localized(this.definition.name)}: ${unit}`);
    body.replaceChildren(element('div', 'index-head', '', indexTotal(answer), groupBars(answer)),
      ...answer.groups.map(group => element('section', 'index-group', '',
        element('h3', '', '', localized(group.name), ' ', element('span', 'soft', `${points(group.points)} / ${count(group.max)}`)),
        element('div', 'wide', '', table(criteriaColumns(formulas), group.criteria.map(each => ({...each, group: group.id})), {
          caption: localized(group.name), each: (made, row) => {
            made.dataset.criterion = row.id;
            made.classList.toggle('empty', row.points === null);
          }})))),
      element('p', 'soft note', text('obtainableOf', points(answer.obtainable), answer.noData === 'LOST')));
    open.forEach(id => body.querySelector(`tr[data-criterion="${CSS.escape(id)}"] details`)?.setAttribute('open', ''));
    this.fix.replaceChildren(remedyList(answer, 8));
    write(this.fixTitle, text('toFixOf', unit));
    this.drawVersions(answer.version);
  }

  drawVersions(shown) {
    if (this.versions.children.length !== this.definition.versions.length) {
      this.versions.replaceChildren(...this.definition.versions.map(version => {
        const made = button('', text('versionOf', version.id), () => this.choices.set({version: version.id}));
        made.dataset.version = version.id;
        made.title = version.source;
        return made;
      }));
    }
    [...this.versions.children].forEach(each => each.setAttribute('aria-pressed', String(each.dataset.version === shown)));
  }

  showLeague(answer, body) {
    this.ranked = answer;
    const valued = answer.rows.filter(row => row.rank !== null);
    const rows = this.controls.worstFirst ? [...valued.toReversed(), ...answer.rows.filter(row => row.rank === null)] : answer.rows;
    const focused = document.activeElement?.dataset?.unit;
    body.replaceChildren(rows.length
      ? element('div', 'scrolled', '', table(rankColumns(unit => this.choices.address({unit})), rows, {each: (made, row) => {
        made.classList.toggle('empty', row.total === null);
        made.setAttribute('aria-current', String(row.unit === this.choices.unit));
      }}))
      : element('p', 'none', text('noUnits')));
    if (focused) {
      body.querySelector(`[data-unit="${CSS.escape(focused)}"]`)?.focus({preventScroll: true});
    }
  }

  open() {
    super.open();
    this.drawControls();
  }

  drawControls() {
    this.controls.draw();
    this.controls.turn.hidden = false;
  }

  follow(changed) {
    if (changed.every(name => name === 'order') && this.ranked) {
      this.showLeague(this.ranked, this.ranking.body);
    } else if (changed.every(name => name === 'unit')) {
      this.score.renew();
      if (this.ranked) {
        this.showLeague(this.ranked, this.ranking.body);
      }
    } else {
      super.open();
    }
    this.drawControls();
  }
}
