// What the colours of a map mean.
import {element} from '../base/dom.js';
import {count} from '../base/format.js';
import {text} from '../base/text.js';

/** As many dots as the number of a class: they say what the colour says. */
export function dots(amount) {
  return element('span', 'dots', '', ...Array.from({length: amount}, () => element('i')));
}

function item(colour, amount, name, total) {
  const swatch = element('span', 'swatch', '', dots(amount));
  swatch.dataset.colour = colour;
  return element('li', '', '', swatch, element('span', '', name), element('b', '', count(total)));
}

/** Each class with its range and how many units are in it; and those without a value. */
export function legend(scale, rows) {
  const values = rows.map(row => row.kpi.value).filter(value => value !== null);
  const items = scale.classes.map((each, i) => item(each.colour, each.dots, each.name, values.filter(value => scale.of(value) === i).length));
  if (values.length < rows.length) {
    items.push(item('none', 0, text('unknownShort'), rows.length - values.length));
  }
  return element('ul', 'legend', '', ...items);
}
