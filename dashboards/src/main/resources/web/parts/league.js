// The units ranked by one KPI.
import {button, element, link} from '../base/dom.js';
import {count, shortFigure} from '../base/format.js';
import {localized, text} from '../base/text.js';
import {rankChange} from './rank.js';
import {absence, standing} from './standing.js';
import {table} from './table.js';
import {reorganisedNote} from './trend.js';

/** Units without a value stay at the end, whichever way the others go. */
export function ordered(rows, worstFirst) {
  const valued = rows.filter(row => row.rank !== null);
  const others = rows.filter(row => row.rank === null);
  return worstFirst ? [...valued.toReversed(), ...others] : rows;
}

function bar(definition, row, most) {
  const made = element('span', 'bar');
  made.setAttribute('aria-hidden', 'true');
  made.style.setProperty('--part', most ? Math.abs(row.kpi.value ?? 0) / most : 0);
  made.dataset.standing = standing(definition, row.kpi) ?? '';
  return made;
}

/**
 * The columns of a league.
 *
 * @param address gives where the name of a unit leads
 */
export function leagueColumns(definition, rows, address) {
  const most = definition.kind === 'SHARE' ? 1 : Math.max(...rows.map(row => Math.abs(row.kpi.value ?? 0)), 0);
  const unitLink = row => {
    const made = link('unit-name', localized(row.name), address(row.unit));
    made.dataset.unit = row.unit;
    return made;
  };
  return [
    {key: 'rank', title: () => text('rank'), cell: row => row.rank === null ? '' : count(row.rank), value: row => row.rank},
    {key: 'change', title: () => text('rankChange'), cell: row => rankChange(row), value: row => row.change},
    {key: 'unit', value: row => row.unit},
    {key: 'name', title: () => text('unit'), cell: row => [unitLink(row), bar(definition, row, most)], value: row => localized(row.name)},
    {key: 'value', number: true, title: () => localized(definition.name), value: row => row.kpi.value,
      cell: row => {
        const hint = absence(row.kpi)
          || (definition.denominator === null ? '' : `${count(row.kpi.numerator)} / ${count(row.kpi.denominator)}`);
        return [row.kpi.value === null ? '–' : shortFigure(definition, row.kpi.value), ...(hint ? [element('small', '', hint)] : [])];
      }},
    ...['numerator', 'denominator', 'target', 'state'].map(key => ({key, value: row => row.kpi[key]})),
  ];
}

/** A table of the first few or of all, and a button for the rest. */
export class League {
  constructor(root, address, few) {
    Object.assign(this, {root, address, few, expanded: false});
  }

  show(definition, answer, chosenUnit, worstFirst) {
    this.last = [definition, answer, chosenUnit, worstFirst];
    const rows = ordered(answer.rows, worstFirst);
    if (!rows.length) {
      this.root.replaceChildren(element('p', 'none', text('noUnits')));
      return;
    }
    const focused = document.activeElement?.dataset?.unit;
    const shown = this.expanded ? rows : rows.slice(0, this.few);
    this.root.replaceChildren(table(leagueColumns(definition, rows, this.address), shown, {
      each: (made, row) => {
        made.classList.toggle('empty', row.kpi.value === null);
        made.setAttribute('aria-current', String(row.unit === chosenUnit));
      }}));
    this.root.append(...reorganisedNote(answer.reorganised));
    if (rows.length > this.few) {
      this.root.append(this.more(rows.length));
    }
    if (focused) {
      this.root.querySelector(`[data-unit="${CSS.escape(focused)}"]`)?.focus({preventScroll: true});
    }
  }

  more(total) {
    const made = button('more', this.expanded ? text('showLess') : text('showAll', count(total)), () => {
      this.expanded = !this.expanded;
      this.show(...this.last);
      this.root.querySelector('.more')?.focus();
    });
    made.setAttribute('aria-expanded', String(this.expanded));
    return made;
  }
}
