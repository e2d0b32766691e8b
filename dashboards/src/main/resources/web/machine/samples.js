// What the figures were at the moments that have been shown, and at some between, which are asked for when there is nothing else to do.

const MOST = 2000;
const BETWEEN = 24;

export class Samples {
  constructor() {
    this.clear();
  }

  clear() {
    Object.assign(this, {known: new Map(), asked: new Set()});
  }

  /** @param answer the board of a moment */
  take(answer) {
    if (this.known.size >= MOST) {
      this.known.delete(this.known.keys().next().value);
    }
    this.known.set(Date.parse(answer.asOf), new Map(answer.kpis.map(kpi => [kpi.id, kpi.value])));
  }

  /** The values of a KPI from one moment to another: [{at, value}], in order. */
  course(id, from, to) {
    return [...this.known].filter(([at, values]) => at >= from && at <= to && values.has(id))
      .map(([at, values]) => ({at, value: values.get(id)})).sort((a, b) => a.at - b.at);
  }

  /** A moment up to another of which nothing is known yet; null when enough is known. Each is told once. */
  missing(from, to, end) {
    const step = (end - from) / BETWEEN;
    for (let i = 0; i <= BETWEEN; i++) {
      const at = Math.floor((from + i * step) / 60000) * 60000;
      if (at <= to && !this.asked.has(at)) {
        this.asked.add(at);
        return at;
      }
    }
    return null;
  }
}
