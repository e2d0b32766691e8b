// The cards: one for each KPI, made once and then only written to.
import {element, write} from '../base/dom.js';
import {figure} from '../base/format.js';
import {localized, text} from '../base/text.js';
import {Meter, Verdict, detail, earlierWords, previousName} from './standing.js';

const FLASH_MILLIS = 1200;

class Card {
  constructor(definition, onChoose) {
    this.definition = definition;
    this.name = element('span', 'name');
    this.main = element('span', 'main');
    this.unit = element('span', 'of');
    this.meter = new Meter();
    this.detail = element('span', 'detail');
    this.verdict = new Verdict();
    this.before = element('span', 'before');
    this.button = element('button', 'card', '', this.name, element('span', 'figure', '', this.main, ' ', this.unit),
      this.meter.element, this.detail, this.verdict.element, this.before);
    this.button.type = 'button';
    this.button.dataset.kpi = definition.id;
    this.button.dataset.kind = definition.kind;
    this.button.addEventListener('click', () => onChoose(definition.id));
  }

  /** Shows a value; true when the number on the card has become another one. */
  show(kpi, chosen, comparisons, today) {
    const shown = figure(this.definition, kpi.value);
    const had = this.main.textContent;
    write(this.name, localized(this.definition.name));
    const changed = write(this.main, shown.main);
    write(this.unit, shown.unit);
    write(this.detail, detail(this.definition, kpi));
    this.verdict.show(this.definition, kpi);
    this.meter.show(this.definition, kpi);
    const previous = comparisons.find(each => each.with === 'previous');
    const earlier = previous ? earlierWords(this.definition, kpi, previous, 1) : '';
    write(this.before, earlier && `${previousName(today)} ${earlier}`);
    this.button.dataset.state = kpi.state;
    this.button.classList.toggle('empty', kpi.value === null);
    this.button.setAttribute('aria-pressed', String(chosen));
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

  /**
   * Shows values by id; returns the ids of those that have become others.
   *
   * @param compared what they were in earlier periods, by id
   * @param today whether the period is today
   */
  show(session, chosen, compared, today) {
    const ids = [...session.kpis.keys()].join(' ');
    if (ids !== this.ids) {
      this.build(session);
      this.ids = ids;
    }
    this.titles.forEach((title, section) => write(title, text('sections')[section] ?? section));
    const changed = [];
    session.kpis.forEach((kpi, id) => {
      if (this.cards.get(id)?.show(kpi, id === chosen, compared.get(id) ?? [], today)) {
        changed.push(id);
      }
    });
    return changed;
  }

  build(session) {
    this.cards.clear();
    this.titles.clear();
    const grids = new Map();
    session.kpis.forEach((kpi, id) => {
      const section = id.split('.')[0];
      const definition = session.definition(kpi);
      if (definition) {
        const card = new Card(definition, this.onChoose);
        this.cards.set(id, card);
        grids.set(section, [...(grids.get(section) ?? []), card.button]);
      }
    });
    this.root.replaceChildren(...[...grids].map(([section, buttons]) => {
      const title = element('h2');
      this.titles.set(section, title);
      return element('section', 'group', '', title, element('div', 'cards', '', ...buttons));
    }));
  }
}
