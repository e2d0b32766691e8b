// A part of a view that has data of its own: a heading, tools, and what it shows or why it shows nothing.
import {element, write} from '../base/dom.js';
import {minute} from '../base/format.js';
import {Loader} from '../base/load.js';
import {text} from '../base/text.js';

let made = 0;

export class Panel {
  /**
   * @param ask gives what is to be shown, by a signal that aborts it
   * @param show draws the answer into the body
   */
  constructor(name, {title = '', ask, show, least, most}) {
    this.title = element('h2', '', title);
    this.title.id = `part-${++made}`;
    this.tools = element('div', 'panel-tools');
    this.note = element('p', 'part-note');
    this.body = element('div', 'panel-body');
    this.element = element('section', `panel ${name}`, '', element('div', 'panel-head', '', this.title, this.tools), this.note, this.body);
    this.element.setAttribute('aria-labelledby', this.title.id);
    this.loader = new Loader(ask, {show: answer => this.take(answer, show), fail: reason => this.fail(reason)}, {least, most});
    this.mark('loading');
  }

  mark(part) {
    this.element.dataset.part = part;
    this.element.setAttribute('aria-busy', String(part === 'loading'));
  }

  take(answer, show) {
    show(answer, this.body);
    this.shownAt = new Date();
    write(this.note, '');
    this.mark('ready');
  }

  /** What was shown stays, and says that it is old. */
  fail(reason) {
    if (this.shownAt) {
      write(this.note, text('oldPart', minute(this.shownAt), reason));
      this.mark('old');
    } else {
      this.body.replaceChildren();
      write(this.note, text('failed', reason));
      this.mark('failed');
    }
  }

  /** Another question: what was shown answers it no longer. */
  renew() {
    this.shownAt = null;
    this.body.replaceChildren();
    write(this.note, '');
    this.mark('loading');
    this.loader.again();
  }
}
