// The form by which a what-if is started.
import {element, fill, write} from '../base/dom.js';
import {instantOf} from '../base/format.js';
import {send} from '../base/load.js';
import {text} from '../base/text.js';
import {nameBox} from './decide.js';

const FILES = {'alerts.yaml': 'replayAlerts', 'calendar.yaml': 'replayCalendar', 'kpis.yaml': 'replayKpis'};

function input(id, label, settings, hint) {
  const made = element(settings.tag ?? 'input');
  Object.assign(made, {id, ...settings});
  return {made, field: element('label', 'field', '', element('span', 'soft', text(label)), made, element('small', 'soft', hint ? text(hint) : ''))};
}

export class ReplayForm {
  /** @param started told the what-if that has begun */
  constructor(started) {
    this.started = started;
    this.shift = input('replay-shift', 'replayShift', {type: 'number', step: 1, min: -3660, max: 3660, value: ''}, 'replayShiftHint');
    this.knownAt = input('replay-known', 'replayKnownAt', {type: 'datetime-local'});
    this.writtenAt = input('replay-written', 'replayWrittenAt', {type: 'datetime-local'});
    this.units = input('replay-units', 'replayUnits', {maxLength: 2000, spellcheck: false});
    this.profile = input('replay-profile', 'replayProfile', {tag: 'select'});
    this.files = Object.fromEntries(Object.entries(FILES).map(([name, label]) =>
      [name, input(`replay-${name.split('.')[0]}`, label, {tag: 'textarea', rows: 6, spellcheck: false, className: 'editor'}, 'replayFileHint')]));
    this.by = nameBox();
    this.submit = element('button', 'apply', text('replayStart'));
    this.result = element('p', 'decide-result');
    this.result.setAttribute('role', 'status');
    this.offer([]);
    const fields = [this.shift, this.knownAt, this.writtenAt, this.units, this.profile].map(each => each.field);
    this.element = element('form', 'replay-form', '', element('p', 'soft', text('replayIntro')), element('div', 'replay-fields', '', ...fields, this.by.field),
      element('details', '', '', element('summary', '', text('replayFiles')), ...Object.values(this.files).map(each => each.field)),
      element('div', 'replay-go', '', this.submit, this.result));
    this.element.addEventListener('submit', event => {
      event.preventDefault();
      this.start();
    });
  }

  /** The profiles that can be tried. */
  offer(names) {
    fill(this.profile.made, [['', text('replayShown')], ...names.map(name => [name, name])], this.profile.made.value);
  }

  /** What the viewer wants to try, without what is left empty. */
  wanted() {
    const value = each => each.made.value.trim();
    const instant = each => value(each) && instantOf(value(each));
    const files = Object.fromEntries(Object.entries(this.files).map(([name, each]) => [name, each.made.value]).filter(([, content]) => content.trim()));
    const units = value(this.units).split(/[\s,;]+/).filter(Boolean);
    const all = {dueShift: Number(value(this.shift)), knownAt: instant(this.knownAt), writtenAt: instant(this.writtenAt), profile: value(this.profile),
      files: Object.keys(files).length ? files : null, units: units.length ? units : null};
    return Object.fromEntries(Object.entries(all).filter(([, each]) => each));
  }

  async start() {
    const wanted = this.wanted();
    if (!Object.keys(wanted).some(name => name !== 'units')) {
      this.tell(text('replayNothing'), true);
      this.shift.made.focus();
      return;
    }
    this.submit.disabled = true;
    this.tell(text('beingRecorded'));
    try {
      const by = this.by.name();
      const {status, content} = await send('/api/v1/replays', {...wanted, ...(by ? {by} : {})});
      this.tell(status === 202 ? text('replayStarted', content.id) : content.detail ?? `HTTP ${status}`, status !== 202);
      if (status === 202) {
        this.started(content);
      }
    } catch (e) {
      this.tell(text('actionFailed', e.message), true);
    } finally {
      this.submit.disabled = false;
    }
  }

  tell(message, bad) {
    this.result.classList.toggle('bad', Boolean(bad));
    write(this.result, message);
  }
}
