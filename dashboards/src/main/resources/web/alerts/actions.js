// What an operator does with the alerts selected, or with the one that is open.
import {byId, element, write} from '../base/dom.js';
import {count, instantOf, localOf} from '../base/format.js';
import {send} from '../base/load.js';
import {store, stored} from '../base/memory.js';
import {text} from '../base/text.js';

const ACTIONS = ['acknowledge', 'assign', 'snooze', 'comment'];
const USUAL_SNOOZE_MILLIS = 4 * 3600000;

export class AlertActions {
  /** on.targets() gives the alerts meant; on.done(results, alerts) is told what came of each */
  constructor(on) {
    this.on = on;
    this.action = 'acknowledge';
    this.segments = ACTIONS.map(action => this.segment(action));
    byId('actions').append(...this.segments.map(each => each.label));
    byId('by').value = stored('by') ?? '';
    byId('by').addEventListener('change', () => store('by', byId('by').value.trim()));
    byId('act').addEventListener('submit', event => {
      event.preventDefault();
      this.submit();
    });
  }

  segment(action) {
    const input = element('input');
    Object.assign(input, {type: 'radio', name: 'action', value: action, checked: action === this.action});
    input.addEventListener('change', () => {
      this.action = action;
      this.draw();
    });
    const name = element('span');
    return {action, name, label: element('label', '', '', input, name)};
  }

  draw() {
    this.segments.forEach(each => write(each.name, text(each.action)));
    const show = (field, shown) => {
      byId(`${field}-field`).hidden = !shown;
      byId(field).disabled = !shown;
    };
    show('assign-to', this.action === 'assign');
    show('until', this.action === 'snooze');
    byId('note').required = ['snooze', 'comment'].includes(this.action);
    write(byId('note-name'), text(byId('note').required ? 'reason' : 'noteOptional'));
    if (this.action === 'snooze' && !byId('until').value) {
      byId('until').value = localOf(new Date(Date.now() + USUAL_SNOOZE_MILLIS));
    }
    const targets = this.on.targets();
    byId('apply').disabled = this.busy || !targets.length;
    write(byId('apply'), targets.length ? text('applyTo', text(this.action), count(targets.length)) : text('selectFirst'));
  }

  request(alert) {
    const given = {action: this.action, episode: alert.episode, count: alert.count, by: byId('by').value.trim(),
      to: this.action === 'assign' ? byId('assign-to').value.trim() : '',
      until: this.action === 'snooze' ? instantOf(byId('until').value) : '',
      text: byId('note').value.trim()};
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  }

  async submit() {
    const targets = this.on.targets();
    if (this.busy || !targets.length) {
      return;
    }
    store('by', byId('by').value.trim());
    this.busy = true;
    this.draw();
    this.tell(text('beingRecorded'));
    try {
      const results = await this.send(targets);
      this.report(results);
      this.on.done(results, targets);
    } catch (e) {
      this.tell(text('actionFailed', e.message), true);
    } finally {
      this.busy = false;
      this.draw();
    }
  }

  async send(targets) {
    if (targets.length === 1) {
      const [alert] = targets;
      const {status, content} = await send(`/api/v1/alerts/${encodeURIComponent(alert.id)}/actions`, this.request(alert));
      return [{...content, id: alert.id, status}];
    }
    const {status, content} =
      await send('/api/v1/alerts/actions', targets.map(alert => ({id: alert.id, ...this.request(alert)})));
    if (status !== 200) {
      throw new Error(content.detail ?? `HTTP ${status}`);
    }
    return content.results;
  }

  report(results) {
    const done = results.filter(each => each.status === 202).length;
    const moved = results.filter(each => each.status === 409).length;
    const failed = results.filter(each => ![202, 409].includes(each.status));
    const words = [done && text('recorded', count(done)), moved && text('movedOn', count(moved)),
      failed.length && text('notRecorded', count(failed.length), failed[0].detail ?? `HTTP ${failed[0].status}`)];
    this.tell(words.filter(Boolean).join(' '), done < results.length);
    if (done === results.length) {
      byId('note').value = '';
    }
  }

  tell(message, bad) {
    byId('act-result').classList.toggle('bad', Boolean(bad));
    write(byId('act-result'), message);
  }
}
