// Tables: what is on the screen and what is in the CSV file come from the same columns.
import {button, element} from '../base/dom.js';
import {text} from '../base/text.js';
import {saveCsv} from '../base/csv.js';

/**
 * A column: {key, title(), cell(row) for the screen: a text, a node, or a list of both, value(row) for the file, number, hidden}.
 * One without cell is in the file only, one without value on the screen only.
 */
export function table(columns, rows, {caption, each} = {}) {
  const shown = columns.filter(column => column.cell);
  const head = shown.map(column => {
    const cell = element('th', column.number ? 'number' : '', column.title());
    cell.scope = 'col';
    return cell;
  });
  const body = rows.map(row => {
    const made = element('tr', '', '', ...shown.map(column => {
      const cell = element('td', [column.key, column.number ? 'number' : ''].join(' ').trim());
      const content = column.cell(row);
      cell.append(...(Array.isArray(content) ? content : [content ?? '']));
      return cell;
    }));
    each?.(made, row);
    return made;
  });
  const made = element('table', '', '', element('thead', '', '', element('tr', '', '', ...head)), element('tbody', '', '', ...body));
  if (caption) {
    made.prepend(element('caption', 'unseen', caption));
  }
  return made;
}

/** A button that saves all rows, those not yet shown as well. */
export function csvButton(name, columns, rows, onFailure) {
  const made = button('tool csv', text('csv'), async () => {
    made.disabled = true;
    try {
      const filed = columns.filter(column => column.value);
      saveCsv(name(), filed.map(column => column.key), (await rows()).map(row => filed.map(column => column.value(row))));
    } catch (e) {
      onFailure(text('csvFailed', e.message));
    } finally {
      made.disabled = false;
    }
  });
  return made;
}

export function printButton() {
  return button('tool print', text('print'), () => print());
}
