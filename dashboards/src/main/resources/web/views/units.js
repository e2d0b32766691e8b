// The units side by side by one KPI: as a map, and ranked.
import {button, element, write} from '../base/dom.js';
import {count, points} from '../base/format.js';
import {load, query} from '../base/load.js';
import {localized, text} from '../base/text.js';
import {leagueColumns, ordered} from '../parts/league.js';
import {askIndex, bandMark, remedyList} from '../parts/index.js';
import {LeagueControls} from '../parts/leaguecontrols.js';
import {Panel} from '../parts/panel.js';
import {csvButton, printButton, table} from '../parts/table.js';
import {reorganisedNote} from '../parts/trend.js';
import {UnitMap} from '../parts/unitmap.js';
import {View} from './view.js';

export class UnitsView extends View {
  constructor(session, choices) {
    super(session, choices, 'units-view');
    const address = unit => choices.address({view: null, unit});
    this.address = address;
    this.controls = new LeagueControls(session, choices);
    this.map = new UnitMap(address);
    this.ranking = new Panel('league', {title: text('league'), ask: signal => this.ask(signal), show: (answer, body) => this.show(answer, body)});
    this.place = new Panel('map', {title: text('map'), least: Infinity, most: Infinity, ask: signal => load('/api/v1/map', signal),
      show: (layout, body) => {
        this.layout = layout;
        body.replaceChildren(this.map.element);
        this.drawMap();
      }});
    this.asShapes = true;
    this.shapes = button('tool', '', () => {
      this.asShapes = !this.asShapes;
      this.drawMap();
    });
    this.place.tools.append(this.controls.kpi.label, this.shapes);
    this.ranking.tools.append(this.controls.level.label, this.controls.turn,
      csvButton(() => `${choices.kpi}-${this.answer.from}-${this.answer.to}`, leagueColumns({}, [], address), async () => this.rows,
        reason => this.ranking.fail(reason)),
      printButton());
    this.fix = new Panel('fix', {least: 20000, ask: signal => choices.unit ? askIndex(choices.indexQuestion(session.status), signal) : null,
      show: (answer, body) => this.showFix(answer, body)});
    this.panels = [this.ranking, this.place, this.fix];
    this.element.append(this.place.element, element('aside', '', '', this.fix.element, this.ranking.element));
  }

  get definition() {
    return this.session.latest(this.choices.kpi);
  }

  get rows() {
    return ordered(this.answer.rows, this.controls.worstFirst);
  }

  ask(signal) {
    return load(`/api/v1/league${query({...this.choices.question(this.session.status), ...this.controls.question})}`, signal);
  }

  show(answer, body) {
    this.answer = answer;
    const {definition, rows} = this;
    const focused = document.activeElement?.dataset?.unit;
    body.replaceChildren(rows.length
      ? element('div', 'wide', '', table(leagueColumns(definition, rows, this.address), rows, {each: (made, row) => {
        made.classList.toggle('empty', row.kpi.value === null);
        made.setAttribute('aria-current', String(row.unit === this.choices.unit));
      }}))
      : element('p', 'none', text('noUnits')), ...reorganisedNote(answer.reorganised));
    if (focused) {
      body.querySelector(`[data-unit="${CSS.escape(focused)}"]`)?.focus({preventScroll: true});
    }
    write(this.ranking.title, `${text('league')}: ${count(rows.length)}`);
    write(this.place.title, localized(definition.name));
    this.drawMap();
  }

  /** What costs the chosen unit points in the index. */
  showFix(answer, body) {
    this.fix.element.hidden = answer === null;
    if (answer) {
      write(this.fix.title, text('toFixOf', this.session.unitName(answer.unit)));
      body.replaceChildren(element('p', 'figure', '', element('strong', '', points(answer.total)),
        ...(answer.band ? [bandMark(answer.band, answer.next)] : [])), remedyList(answer, 3));
    }
  }

  drawMap() {
    if (this.layout && this.answer) {
      this.map.show(this.definition, this.answer, this.layout, this.choices.unit, this.asShapes);
      this.shapes.hidden = !this.layout.shapes.length;
      write(this.shapes, text(this.asShapes ? 'asTiles' : 'asShapes'));
    }
  }

  open() {
    if (this.session.kpis.size) {
      super.open();
      this.controls.draw();
    }
  }

  follow(changed) {
    if (!this.opened) {
      return;
    }
    if (changed.every(name => name === 'order') && this.answer) {
      this.show(this.answer, this.ranking.body);
    } else {
      this.answer = null;
      this.ranking.renew();
      this.fix.renew();
    }
    this.controls.draw();
  }

  draw() {
    if (!this.opened) {
      this.open();
    }
    return [];
  }
}
