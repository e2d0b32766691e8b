// What the display knows of its city: told at the start, and by the stream.
import {localized} from './text.js';

export class Session {
  constructor() {
    Object.assign(this, {status: null, generation: null, units: [], procedures: new Map(), definitions: new Map(), rules: new Map(), kpis: new Map(),
      counts: null, data: null, completeAsOf: null, ahead: 0, link: 'loading'});
  }

  /** The definition that a figure was computed by. */
  definition(kpi) {
    return kpi && this.definitions.get(`${kpi.id} ${kpi.version}`);
  }

  /** The definition of an id that is valid now, or was last. */
  latest(id) {
    return this.definition(this.kpis.get(id)) ?? [...this.definitions.values()].filter(each => each.id === id).at(-1);
  }

  /** The latest unit of a code. */
  unit(code) {
    return this.units.filter(unit => unit.code === code).at(-1);
  }

  unitName(code) {
    const unit = this.unit(code);
    return unit ? localized(unit.name) : code;
  }

  procedureName(code) {
    const name = this.procedures.get(code) ?? this.procedures.get(code?.replace(/^(\d+\.\d+)\..*/, '$1'));
    return name ? localized(name) : '';
  }

  ruleName(id) {
    return localized(this.rules.get(id)?.name ?? {vi: id});
  }

  /** Units that are valid on a day, by kind. */
  unitsOf(kind, day) {
    return this.units.filter(unit => unit.kind === kind && (unit.validFrom ?? '') <= day && (unit.validTo === null || unit.validTo >= day));
  }

  /** The level whose units are compared when none is chosen: the lowest one of today. */
  level(today) {
    return ['COMMUNE', 'DISTRICT', 'DEPARTMENT'].find(kind => this.unitsOf(kind, today).length)?.toLowerCase() ?? null;
  }

  /** Takes what the server says of its data, and of the time: clocks of screens are often wrong. */
  hear({now, data, completeAsOf}) {
    this.data = data;
    this.completeAsOf = completeAsOf ?? this.completeAsOf;
    if (now) {
      this.ahead = Date.parse(now) - Date.now();
    }
  }

  /** The time of the server, epoch milliseconds. */
  now() {
    return Date.now() + this.ahead;
  }

  /** How the figures on the screen are: loading, absent, fresh, stale or lost. */
  get freshness() {
    return this.link === 'open' ? this.data ?? 'loading' : this.link;
  }
}
