// What views have in common: they are opened and closed, drawn once a frame, and told when there is news or another question.
import {element} from '../base/dom.js';

export class View {
  constructor(session, choices, className) {
    Object.assign(this, {session, choices, panels: [], loaders: []});
    this.element = element('div', className);
  }

  asking() {
    return [...this.panels.map(panel => panel.loader), ...this.loaders];
  }

  /** Begins to ask for what it shows. */
  open() {
    this.opened = true;
    this.panels.forEach(panel => panel.renew());
    this.loaders.forEach(loader => loader.again());
  }

  close() {
    this.asking().forEach(loader => loader.stop());
  }

  /** What the viewer chose has changed. */
  follow() {
    this.open();
  }

  /** The stream told something new. */
  news() {
    this.asking().forEach(loader => loader.stir());
  }

  /** Once a second; what is not open yet does not know what to ask. */
  tick() {
    if (this.opened) {
      this.asking().forEach(loader => loader.tick());
    }
  }

  /** Draws what the stream told; gives the ids of the KPIs whose number has changed. */
  draw() {
    return [];
  }
}
