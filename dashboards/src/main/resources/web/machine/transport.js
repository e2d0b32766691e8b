// What drives the time machine: the range, the scrubber, steps, play and pause, and the speed.
import {button, element, fill, write} from '../base/dom.js';
import {moment} from '../base/format.js';
import {text} from '../base/text.js';
import {SPEEDS, STEPS} from './clock.js';

const MINUTE = 60000;
const KEYS = {ArrowRight: ['hour', 1], ArrowUp: ['hour', 1], ArrowLeft: ['hour', -1], ArrowDown: ['hour', -1], PageUp: ['day', 1], PageDown: ['day', -1]};

function field(tag, id, label, onChange) {
  const made = element(tag);
  made.id = id;
  made.addEventListener('change', () => onChange(made.value));
  return {control: made, label: element('label', 'inline', '', element('span', 'soft', label), ' ', made)};
}

export class Transport {
  /** @param on {play(), seek(at), step(name, direction), speed(value), since(day), until(day)} */
  constructor(clock, on) {
    Object.assign(this, {clock, on});
    this.since = field('input', 'since', text('machineFrom'), on.since);
    this.until = field('input', 'until', text('machineTo'), on.until);
    [this.since, this.until].forEach(each => Object.assign(each.control, {type: 'date', required: true}));
    this.speed = field('select', 'speed', text('machineSpeed'), value => on.speed(Number(value)));
    this.play = button('tool play', '', on.play);
    this.play.id = 'play';
    this.scrubber = element('input', 'scrubber');
    Object.assign(this.scrubber, {id: 'scrubber', type: 'range', min: 0, step: 1});
    this.scrubber.setAttribute('aria-label', text('machineMoment'));
    this.scrubber.addEventListener('input', () => on.seek(clock.from + this.scrubber.value * MINUTE));
    this.scrubber.addEventListener('keydown', event => this.key(event));
    const steps = direction => Object.keys(STEPS)[direction < 0 ? 'toReversed' : 'slice']().map(name => this.stepper(name, direction));
    this.element = element('section', 'panel transport', '',
      element('div', 'transport-row', '', ...steps(-1), this.play, ...steps(1), this.speed.label),
      this.scrubber,
      element('div', 'transport-row', '', this.since.label, this.until.label, element('p', 'soft keys', text('machineKeys'))));
    this.element.setAttribute('aria-label', text('machine'));
  }

  stepper(name, direction) {
    const made = button('tool', `${direction < 0 ? '−' : '+'}1 ${text('machineSteps')[name]}`, () => this.on.step(name, direction));
    made.dataset.step = `${direction < 0 ? '-' : '+'}${name}`;
    made.setAttribute('aria-label', text(direction < 0 ? 'machineBack' : 'machineForward', text('machineSteps')[name]));
    return made;
  }

  /** An arrow is an hour, with Shift a minute; a page is a day. */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const [name, direction] = KEYS[event.key] ?? [];
    if (name) {
      this.on.step(event.shiftKey ? 'minute' : name, direction);
    } else if (event.key === ' ') {
      this.on.play();
    } else if (event.key === 'Home' || event.key === 'End') {
      this.on.seek(event.key === 'Home' ? this.clock.from : this.clock.to);
    } else {
      return;
    }
    event.preventDefault();
  }

  draw(days, limits) {
    const {clock} = this;
    fill(this.speed.control, SPEEDS.map(speed => [String(speed), text('machineSpeeds')[speed]]), String(clock.speed));
    ['since', 'until'].forEach(name => {
      Object.assign(this[name].control, limits);
      if (document.activeElement !== this[name].control) {
        this[name].control.value = days[name];
      }
    });
    this.tick();
  }

  /** Where the clock is, and whether it goes. */
  tick() {
    const {clock, scrubber, play} = this;
    scrubber.max = Math.floor((clock.to - clock.from) / MINUTE);
    scrubber.value = Math.round((clock.at - clock.from) / MINUTE);
    scrubber.setAttribute('aria-valuetext', moment(clock.minute));
    write(play, text(clock.playing ? 'machinePause' : 'machinePlay'));
    play.dataset.playing = clock.playing;
  }
}
