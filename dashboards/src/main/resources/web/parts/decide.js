// What can be done about one rejected record: send a corrected event in its place, or discard it.
import {button, element, write} from '../base/dom.js';
import {send} from '../base/load.js';
import {store, stored} from '../base/memory.js';
import {text} from '../base/text.js';

/** JSON on several lines; what is none stays as it is. */
export function legible(payload) {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}

function field(label, input) {
  return element('label', 'field', '', element('span', 'soft', label), input);
}

/** The box for the name of whoever acts, which the browser remembers. */
export function nameBox() {
  const box = element('input');
  Object.assign(box, {maxLength: 64, autocomplete: 'name', value: stored('by') ?? ''});
  box.addEventListener('change', () => store('by', box.value.trim()));
  return {box, field: field(text('yourName'), box), name: () => box.value.trim() || null};
}

export class Decide {
  /** @param done told when a decision is kept, or somebody else decided before */
  constructor(record, done) {
    Object.assign(this, {record, done});
    this.by = nameBox();
    this.editor = element('textarea', 'editor');
    Object.assign(this.editor, {rows: 14, spellcheck: false, value: legible(record.payload ?? '')});
    this.reason = element('textarea');
    Object.assign(this.reason, {rows: 2, maxLength: 2000});
    this.result = element('p', 'decide-result');
    this.result.setAttribute('role', 'status');
    this.buttons = [button('apply', text('redrive'), () => this.redrive()), button('tool', text('discard'), () => this.discard())];
    this.element = element('div', 'decide', '', this.by.field, element('h3', '', text('correctTitle')), field(text('correctHint'), this.editor),
      this.buttons[0], element('h3', '', text('discardTitle')), field(text('discardReason'), this.reason),
      element('small', 'soft', text('noPersonalData')), this.buttons[1], this.result);
  }

  redrive() {
    let event;
    try {
      event = JSON.parse(this.editor.value);
    } catch (e) {
      this.tell(text('notJson', e.message), true);
      this.editor.focus();
      return;
    }
    this.act({action: 'REDRIVE', event}, text('redriven'));
  }

  discard() {
    this.act({action: 'DISCARD', reason: this.reason.value.trim()}, text('discarded'));
  }

  async act(request, success) {
    this.buttons.forEach(each => {
      each.disabled = true;
    });
    this.tell(text('beingRecorded'));
    try {
      const by = this.by.name();
      const {status, content} =
        await send(`/api/v1/rejected/${encodeURIComponent(this.record.id)}/actions`, {...request, ...(by ? {by} : {})});
      if (status === 202) {
        this.done(success);
      } else if (status === 409) {
        this.done(content.detail);
      } else {
        this.tell(status === 422 ? text('stillRefused', content.detail) : content.detail ?? `HTTP ${status}`, true);
      }
    } catch (e) {
      this.tell(text('actionFailed', e.message), true);
    } finally {
      this.buttons.forEach(each => {
        each.disabled = false;
      });
    }
  }

  tell(message, bad) {
    this.result.classList.toggle('bad', Boolean(bad));
    write(this.result, message);
  }
}
