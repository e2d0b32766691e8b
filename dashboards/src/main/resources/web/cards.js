// The cards: one for each KPI, made once and then only written to.
import {element, write} from './dom.js';
import {count, figure, targetFigure} from './format.js';
import {localized, text} from './text.js';

const FLASH_MILLIS = 1200;

/** How a value stands to its target: met, missed, or null when there is nothing to compare. */
export function standing(definition, kpi) {
  if (kpi.value === null || kpi.target === null || definition.better === 'NONE') {
    return null;
  }
  const met = definition.better === 'UP' ? kpi.value >= kpi.target : kpi.value <= kpi.target;
  return met ? 'met' : 'missed';
}

function verdict(definition, kpi) {
  if (kpi.target === null) {
    return '';
  }
  const target = targetFigure(definition, kpi.target);
  switch (standing(definition, kpi)) {
    case 'met':
      return `✓ ${text('met', target)}`;
    case 'missed':
      return definition.better === 'UP' ? `▼ ${text('below', target)}` : `▲ ${text('above', target)}`;
    default:
      return text('target', target);
  }
}

function detail(definition, kpi, shown) {
  if (kpi.state === 'not-applicable') {
    return text('notApplicable');
  }
  if (kpi.value === null) {
    return text(kpi.state === 'stale' ? 'reading' : 'noData');
  }
  return definition.denominator === null ? shown.full : text('outOf', count(kpi.numerator), count(kpi.denominator));
}

class Card {
  constructor(definition, onChoose) {
    this.definition = definition;
    this.name = element('span', 'name');
    this.main = element('span', 'main');
    this.unit = element('span', 'of');
    this.meter = element('span', 'meter');
    this.fill = element('span', 'fill');
    this.mark = element('span', 'mark');
    this.meter.append(this.fill, this.mark);
    this.meter.setAttribute('aria-hidden', 'true');
    this.meter.hidden = definition.kind !== 'SHARE';
    this.detail = element('span', 'detail');
    this.verdict = element('span', 'verdict');
    this.button = element('button', 'card', '', this.name, element('span', 'figure', '', this.main, ' ', this.unit),
      this.meter, this.detail, this.verdict);
    this.button.type = 'button';
    this.button.dataset.kpi = definition.id;
    this.button.dataset.kind = definition.kind;
    this.button.addEventListener('click', () => onChoose(definition.id));
  }

  /** Shows a value; true when the number on the card has become another one. */
  show(kpi, chosen) {
    const shown = figure(this.definition, kpi.value);
    const had = this.main.textContent;
    write(this.name, localized(this.definition.name));
    const changed = write(this.main, shown.main);
    write(this.unit, shown.unit);
    write(this.detail, detail(this.definition, kpi, shown));
    write(this.verdict, verdict(this.definition, kpi));
    this.verdict.dataset.standing = standing(this.definition, kpi) ?? '';
    this.button.dataset.state = kpi.state;
    this.button.classList.toggle('empty', kpi.value === null);
    this.button.setAttribute('aria-pressed', String(chosen));
    this.fill.style.setProperty('--part', Math.min(1, Math.max(0, kpi.value ?? 0)));
    this.mark.hidden = kpi.target === null;
    this.mark.style.setProperty('--part', kpi.target ?? 0);
    if (changed && had) {
      this.button.classList.add('changed');
      clearTimeout(this.calm);
      this.calm = setTimeout(() => this.button.classList.remove('changed'), FLASH_MILLIS);
    }
    return changed && had !== '';
  }
}

/** All cards, in sections by the first word of the id. */
export class Cards {
  constructor(root, onChoose) {
    this.root = root;
    this.onChoose = onChoose;
    this.cards = new Map();
    this.titles = new Map();
  }

  /** Shows values by id; returns the ids of those that have become others. */
  show(definitions, kpis, chosen) {
    const ids = [...kpis.keys()].join(' ');
    if (ids !== this.ids) {
      this.build(definitions, kpis);
      this.ids = ids;
    }
    this.titles.forEach((title, section) => write(title, text('sections')[section] ?? section));
    const changed = [];
    kpis.forEach((kpi, id) => {
      if (this.cards.get(id)?.show(kpi, id === chosen)) {
        changed.push(id);
      }
    });
    return changed;
  }

  build(definitions, kpis) {
    this.cards.clear();
    this.titles.clear();
    const grids = new Map();
    kpis.forEach((kpi, id) => {
      const section = id.split('.')[0];
      const definition = definitions.get(`${id} ${kpi.version}`);
      if (definition) {
        const card = new Card(definition, this.onChoose);
        this.cards.set(id, card);
        grids.set(section, [...(grids.get(section) ?? []), card.button]);
      }
    });
    this.root.replaceChildren(...[...grids].map(([section, buttons]) => {
      const title = element('h2');
      this.titles.set(section, title);
      const grid = element('div', 'cards', '', ...buttons);
      return element('section', 'group', '', title, grid);
    }));
  }
}
