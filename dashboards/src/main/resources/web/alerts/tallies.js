// How many alerts are open, by how bad they are and by rule; each count leads to its list.
import {element, write} from '../base/dom.js';
import {count} from '../base/format.js';
import {localized, text} from '../base/text.js';

export const SEVERITIES = ['CRITICAL', 'HIGH', 'WARNING', 'NOTICE'];
const MOST_RULES = 3;

export class AlertTallies {
  /** @param onChoose told {severity} or {rule} */
  constructor(root, onChoose) {
    this.root = root;
    this.onChoose = onChoose;
    this.made = new Map();
  }

  /** @param counts null when not known */
  show(counts, rules, chosen) {
    const byRule = Object.entries(counts?.byRule ?? {}).sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, MOST_RULES);
    const wanted = [
      ...SEVERITIES.map(severity => ({key: 'severity', value: severity.toLowerCase(), name: text('severities')[severity],
        number: counts?.bySeverity[severity], severity})),
      ...byRule.map(([rule, number]) => ({key: 'rule', value: rule, name: localized(rules.get(rule)?.name ?? {vi: rule}), number})),
    ];
    const buttons = wanted.map(each => this.button(each, chosen));
    if (buttons.length !== this.root.childElementCount || buttons.some((each, i) => each !== this.root.children[i])) {
      const focused = document.activeElement;
      this.root.replaceChildren(...buttons);
      if (buttons.includes(focused)) {
        focused.focus({preventScroll: true});
      }
    }
  }

  button({key, value, name, number, severity}, chosen) {
    const id = `${key} ${value}`;
    if (!this.made.has(id)) {
      const made = element('button', 'tally', '', element('strong'), ' ', element('span'));
      made.type = 'button';
      made.dataset[key] = value;
      made.addEventListener('click', () => this.onChoose({[key]: value}));
      this.made.set(id, made);
    }
    const made = this.made.get(id);
    made.classList.toggle('none-open', !number);
    made.dataset.grade = severity ?? '';
    made.setAttribute('aria-pressed', String(chosen[key] === value));
    write(made.firstChild, count(number));
    write(made.lastChild, name);
    return made;
  }
}
