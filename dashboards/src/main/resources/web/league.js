// The units ranked by one KPI.
import {standing} from './cards.js';
import {byId, element, write} from './dom.js';
import {count, shortFigure} from './format.js';
import {localized, text} from './text.js';

const FEW = 12;

export class League {
  constructor(root, onUnit) {
    this.root = root;
    this.onUnit = onUnit;
    this.expanded = false;
    this.worstFirst = false;
    byId('turn').addEventListener('click', () => {
      this.worstFirst = !this.worstFirst;
      if (this.last) {
        this.show(...this.last);
      }
    });
  }

  /** Units without a value stay at the end, whichever way the others go. */
  ordered(rows) {
    const valued = rows.filter(row => row.rank !== null);
    const others = rows.filter(row => row.rank === null);
    return this.worstFirst ? [...valued.reverse(), ...others] : rows;
  }

  show(definition, answer, chosenUnit) {
    this.last = [definition, answer, chosenUnit];
    const rows = this.ordered(answer.rows);
    write(byId('turn'), text(this.worstFirst ? 'worstFirst' : 'bestFirst'));
    byId('turn').hidden = definition.better === 'NONE';
    if (!rows.length) {
      this.root.replaceChildren(element('p', 'none', text('noUnits')));
      return;
    }
    const focused = document.activeElement?.dataset?.unit;
    const most = definition.kind === 'SHARE' ? 1 : Math.max(...rows.map(row => Math.abs(row.kpi.value ?? 0)), 0);
    const shown = this.expanded ? rows : rows.slice(0, FEW);
    const table = element('table', '', '', this.head(definition), element('tbody', '', '',
      ...shown.map(row => this.row(definition, row, most, chosenUnit))));
    this.root.replaceChildren(table);
    if (rows.length > FEW) {
      this.root.append(this.more(rows.length));
    }
    if (focused) {
      this.root.querySelector(`[data-unit="${CSS.escape(focused)}"]`)?.focus({preventScroll: true});
    }
  }

  head(definition) {
    const cells = [text('rank'), text('unit'), localized(definition.name)].map(title => {
      const cell = element('th', '', title);
      cell.scope = 'col';
      return cell;
    });
    return element('thead', 'unseen', '', element('tr', '', '', ...cells));
  }

  row(definition, row, most, chosenUnit) {
    const name = element('button', 'unit-name', localized(row.name));
    name.type = 'button';
    name.dataset.unit = row.unit;
    name.title = row.unit;
    name.setAttribute('aria-pressed', String(row.unit === chosenUnit));
    name.addEventListener('click', () => this.onUnit(row.unit));
    const bar = element('span', 'bar');
    bar.setAttribute('aria-hidden', 'true');
    bar.style.setProperty('--part', most ? Math.abs(row.kpi.value ?? 0) / most : 0);
    bar.dataset.standing = standing(definition, row.kpi) ?? '';
    const value = element('td', 'value', row.kpi.value === null ? '–' : shortFigure(definition, row.kpi.value));
    const hint = row.kpi.value === null
      ? text(row.kpi.state === 'not-applicable' ? 'notApplicable' : 'noData')
      : definition.denominator === null ? '' : `${count(row.kpi.numerator)} / ${count(row.kpi.denominator)}`;
    if (hint) {
      value.append(element('small', '', hint));
    }
    const made = element('tr', row.kpi.value === null ? 'empty' : '', '',
      element('td', 'rank', row.rank === null ? '' : count(row.rank)),
      element('td', 'who', '', name, bar), value);
    return made;
  }

  more(total) {
    const button = element('button', 'more', this.expanded ? text('showLess') : text('showAll', count(total)));
    button.type = 'button';
    button.setAttribute('aria-expanded', String(this.expanded));
    button.addEventListener('click', () => {
      this.expanded = !this.expanded;
      this.show(...this.last);
      this.root.querySelector('.more')?.focus();
    });
    return button;
  }

  fail(reason) {
    this.root.replaceChildren(element('p', 'none', text('failed', reason)));
  }
}
