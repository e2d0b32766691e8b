// The index of the running month: its groups, what to fix first, and how the units rank.
import {element, link} from '../../base/dom.js';
import {count, points} from '../../base/format.js';
import {localized, text} from '../../base/text.js';
import {bandMark, remedyList} from '../../parts/index.js';
import {Panel} from '../../parts/panel.js';
import {rankChange} from '../../parts/rank.js';
import {View} from '../../views/view.js';
import {indexPanel} from '../indexpanel.js';
import {indexLeague} from '../sources.js';

const SHOWN = 8;
const REMEDIES = 6;

function rankList(rows, choices) {
  return element('ol', 'rank-list', '', ...rows.map(row => element('li', '', '',
    element('span', 'rank', count(row.rank)), element('span', 'change', '', rankChange(row)),
    link('', localized(row.name), choices.address({view: 'index', scene: null, rotate: null, unit: row.unit})),
    bandMark(row.band, row.next), element('strong', '', points(row.total)))));
}

export class IndexScene extends View {
  constructor(session, choices) {
    super(session, choices, 'scene index-scene');
    this.fix = element('div', 'panel-body');
    this.last = element('div', 'panel-body');
    this.index = indexPanel(choices, answer => this.fix.replaceChildren(remedyList(answer, REMEDIES)));
    this.first = new Panel('index-ranks', {title: text('indexLeague'), least: 60000, most: 60000,
      ask: signal => indexLeague(session, choices, signal), show: (answer, body) => {
        const rows = answer.rows.filter(row => row.rank !== null);
        body.replaceChildren(rows.length ? rankList(rows.slice(0, SHOWN), choices) : element('p', 'soft', text('noData')));
        this.last.replaceChildren(rankList(rows.slice(Math.max(SHOWN, rows.length - SHOWN)), choices));
      }});
    const panel = (name, title, body) => element('section', `panel ${name}`, '', element('div', 'panel-head', '', element('h2', '', title)), body);
    this.panels = [this.index, this.first];
    this.element.append(this.index.element, panel('fix', text('toFix'), this.fix), this.first.element, panel('index-ranks', text('lastRanks'), this.last));
  }
}
