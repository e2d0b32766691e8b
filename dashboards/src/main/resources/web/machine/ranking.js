// The units ranked by one KPI at a moment; a row that got another rank moves to its place.
import {element} from '../base/dom.js';
import {League} from '../parts/league.js';

const FEW = 10;
const MOVE_MILLIS = 220;

const still = matchMedia('(prefers-reduced-motion: reduce)');

function places(root) {
  return new Map([...root.querySelectorAll('[data-unit]')].map(each => [each.dataset.unit, each.closest('tr').offsetTop]));
}

export class MomentRanking {
  constructor(address) {
    this.element = element('div', 'wide');
    this.league = new League(this.element, address, FEW);
  }

  show(definition, answer, chosenUnit, worstFirst) {
    const before = still.matches ? new Map() : places(this.element);
    this.league.show(definition, answer, chosenUnit, worstFirst);
    places(before.size ? this.element : element('div')).forEach((top, unit) => {
      const moved = before.has(unit) ? before.get(unit) - top : 0;
      if (moved) {
        this.element.querySelector(`[data-unit="${CSS.escape(unit)}"]`).closest('tr')
          .animate([{transform: `translateY(${moved}px)`}, {transform: 'none'}], {duration: MOVE_MILLIS, easing: 'ease-out'});
      }
    });
  }
}
