// Walking by the arrow keys over what lies side by side: one stop for the Tab key, and from there to the neighbour.

const WAYS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
const LEAST_STEP = 4;
const ASIDE_COSTS = 3;

function middle(each) {
  const box = each.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** The nearest one in a direction; undefined at the edge. */
function neighbour(from, all, way) {
  const [x, y] = middle(from);
  return all.filter(each => each !== from).map(each => {
    const [dx, dy] = [middle(each)[0] - x, middle(each)[1] - y];
    const along = dx * way[0] + dy * way[1];
    const aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
    return {each, along, cost: along + ASIDE_COSTS * aside};
  }).filter(({along}) => along > LEAST_STEP).sort((a, b) => a.cost - b.cost)[0]?.each;
}

export class Neighbours {
  /** @param root whose parts with data-unit are walked over */
  constructor(root) {
    this.root = root;
    root.addEventListener('keydown', event => this.move(event));
    root.addEventListener('focusin', event => this.enter(event.target.closest?.('[data-unit]')));
  }

  get all() {
    return [...this.root.querySelectorAll('[data-unit]')];
  }

  /** The parts were drawn anew: the one of before is the stop again, and has the focus if it had. */
  renew(focused) {
    const {all} = this;
    const stop = all.find(each => each.dataset.unit === this.unit) ?? all[0];
    all.forEach(each => each.setAttribute('tabindex', each === stop ? '0' : '-1'));
    if (focused) {
      stop?.focus({preventScroll: true});
    }
  }

  enter(part) {
    if (part && part.dataset.unit !== this.unit) {
      this.unit = part.dataset.unit;
      this.renew(false);
    }
  }

  move(event) {
    const way = WAYS[event.key];
    const from = event.target.closest?.('[data-unit]');
    if (way && from) {
      event.preventDefault();
      neighbour(from, this.all, way)?.focus();
    }
  }
}
