// The generations that run beside each other: how far each one is, and what an operator does with them.
import {button, element, write} from '../base/dom.js';
import {count, minute, share, span} from '../base/format.js';
import {load, send} from '../base/load.js';
import {store, stored} from '../base/memory.js';
import {localized, text} from '../base/text.js';
import {Panel} from './panel.js';
import {table} from './table.js';

const PATH = '/api/v1/generations';

export class GenerationsPanel extends Panel {
  constructor() {
    super('generations', {title: text('generations'), ask: signal => load(PATH, signal), least: 2000, most: 5000,
      show: (answer, body) => this.showAll(answer, body)});
    this.who = element('input', 'who');
    this.who.value = stored('by') ?? '';
    this.who.maxLength = 100;
    this.who.addEventListener('change', () => store('by', this.who.value.trim()));
    this.tools.append(element('label', '', `${text('generationWho')} `, this.who));
    this.told = element('p', 'told');
    this.told.setAttribute('role', 'status');
    this.element.insertBefore(this.told, this.body);
  }

  showAll(answer, body) {
    const focused = document.activeElement?.dataset.act;
    const shown = answer.promotedAt ? text('promotedSince', minute(new Date(answer.promotedAt)), answer.by) : '';
    body.replaceChildren(
      element('p', 'soft', [shown, answer.held && text('heldCandidate')].filter(Boolean).join('. ')),
      element('div', 'wide', '', table(this.columns(), answer.generations, {caption: text('generations')})));
    [...body.querySelectorAll('[data-act]')].find(each => each.dataset.act === focused)?.focus();
  }

  columns() {
    return [
      {key: 'id', title: () => text('generationId'), cell: row => [element('code', '', row.id), element('small', '', localized(row.name))]},
      {key: 'state', title: () => text('state'), cell: row => [text('generationStates')[row.state],
        element('small', '', row.reason ?? (row.selfCheck === 'broken' ? text('generationBroken') : text('generationReady')))]},
      {key: 'progress', title: () => text('generationProgress'), cell: row => row.progress ? this.progress(row.progress) : '–'},
      {key: 'act', title: () => text('generationAct'), cell: row => row.state === 'promoted' ? '' : [
        this.act(row.state === 'previous' ? 'goBack' : 'promoteGeneration', 'confirmPromote', row,
          () => send(`${PATH}/${row.id}/promote`, {by: this.who.value.trim()}), !row.ready),
        this.act('removeGeneration', 'confirmRemove', row, () => send(`${PATH}/${row.id}`, undefined, 'DELETE'))]},
    ];
  }

  progress({folded, stored: events, share: part, perSecond, secondsLeft}) {
    const bar = element('progress');
    bar.max = 1;
    bar.value = part;
    bar.setAttribute('aria-label', text('generationProgress'));
    const pace = perSecond === null ? '' : text('eventsRate', count(Math.round(perSecond)), secondsLeft ? span(secondsLeft) : '');
    return [bar, ` ${share(part)} `, element('small', '', [text('eventsOf', count(folded), count(events)), pace].filter(Boolean).join(', '))];
  }

  act(name, question, row, send, unready = false) {
    const made = button('tool', text(name), () => this.confirm(question, row, send));
    made.dataset.act = `${name} ${row.id}`;
    made.disabled = unready;
    return made;
  }

  async confirm(question, row, send) {
    write(this.told, '');
    if (!this.who.value.trim()) {
      write(this.told, text('whoFirst'));
      this.who.focus();
    } else if (confirm(text(question, row.id))) {
      try {
        const {status, content} = await send();
        write(this.told, status < 400 ? '' : content.detail ?? `HTTP ${status}`);
      } catch (e) {
        write(this.told, text('failed', e.message));
      }
      this.loader.again();
    }
  }
}
