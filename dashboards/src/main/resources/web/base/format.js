// Numbers, times and dates by language, in the zone of the city.
import {currentLanguage, text} from './text.js';

const NONE = '–';
const MINUS = '−';
const SPANS = [[86400, 'day'], [3600, 'hour'], [60, 'minute'], [1, 'second']];
let zone = 'Asia/Ho_Chi_Minh';
let currency = 'VND';
const cache = new Map();

export function setPlace(newZone, newCurrency) {
  zone = newZone;
  currency = newCurrency;
  cache.clear();
}

function locale() {
  return currentLanguage() === 'vi' ? 'vi-VN' : 'en-GB';
}

function formatter(kind, options) {
  const key = `${locale()} ${kind.name} ${JSON.stringify(options)}`;
  if (!cache.has(key)) {
    cache.set(key, new kind(locale(), options));
  }
  return cache.get(key);
}

function number(value, options = {}) {
  return formatter(Intl.NumberFormat, options).format(value);
}

/** Rounded towards zero, so that what misses a target is never shown as meeting it. */
function percent(value, least, most = 2) {
  const minimumFractionDigits = value === 0 || value === 1 ? 0 : least;
  return number(value, {style: 'percent', minimumFractionDigits, maximumFractionDigits: most, roundingMode: 'trunc'});
}

function seconds(value, working) {
  const fraction = {maximumFractionDigits: 1};
  if (value < 120) {
    return {main: number(value, {maximumFractionDigits: 0}), unit: text('second')};
  }
  if (value < 7200) {
    return {main: number(value / 60, fraction), unit: text(working ? 'workingMinute' : 'minute')};
  }
  return {main: number(value / 3600, fraction), unit: text(working ? 'workingHour' : 'hour')};
}

/**
 * A value of a KPI as {main, unit, full}: the number, what it is counted in, and all digits where main is shortened.
 *
 * @param digits most digits of a share after the point
 */
export function figure(definition, value, digits = 2) {
  if (value === null || value === undefined) {
    return {main: NONE, unit: '', full: ''};
  }
  switch (definition.kind) {
    case 'SHARE':
      return {main: percent(value, digits, digits), unit: '', full: ''};
    case 'DURATION':
      return {...seconds(value, definition.numerator.includes('processing-time')), full: ''};
    case 'MONEY': {
      const full = number(value, {style: 'currency', currency, maximumFractionDigits: 0});
      if (Math.abs(value) < 1e7) {
        return {main: full, unit: '', full: ''};
      }
      const short = number(value, {style: 'currency', currency, notation: 'compact', maximumFractionDigits: 2});
      return {main: short, unit: '', full};
    }
    default:
      return {main: number(value, {maximumFractionDigits: 2}), unit: '', full: ''};
  }
}

/** A value of a KPI as short as it can be said, without what it is counted in; rounded towards zero. */
export function tileFigure(definition, value) {
  const shown = {SHARE: value * 100, DURATION: value < 7200 ? value / 60 : value / 3600, MONEY: value / 1e6}[definition.kind] ?? value;
  return number(shown, {maximumFractionDigits: Math.abs(shown) < 10 && !Number.isInteger(shown) ? 1 : 0, roundingMode: 'trunc'});
}

/** A target in one text. */
export function targetFigure(definition, target) {
  return definition.kind === 'SHARE' ? percent(target, 0) : shortFigure(definition, target);
}

/** A value of a KPI in one text. */
export function shortFigure(definition, value, digits) {
  const parts = figure(definition, value, digits);
  return parts.unit ? `${parts.main} ${parts.unit}` : parts.main;
}

export function count(value) {
  return value === null || value === undefined ? NONE : number(value, {maximumFractionDigits: 2});
}

/** Points of an index, with all digits that count. */
export function points(value) {
  return value === null || value === undefined ? NONE : number(value, {minimumFractionDigits: 2, maximumFractionDigits: 2});
}

/** A share that is already rounded. */
export function share(value) {
  return number(value, {style: 'percent', maximumFractionDigits: 2});
}

/** An amount of the city's currency in full. */
export function money(value) {
  return number(value, {style: 'currency', currency, maximumFractionDigits: 2, minimumFractionDigits: 0});
}

/** The clock time of an instant; with its date when that is not today. */
export function clock(instant, today) {
  if (!instant) {
    return '';
  }
  const at = new Date(instant);
  const time = formatter(Intl.DateTimeFormat, {timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit',
    hourCycle: 'h23'}).format(at);
  return dayOf(at) === today ? time : `${time} ${date(dayOf(at))}`;
}

/** The clock time of an instant without seconds. */
export function minute(instant) {
  return formatter(Intl.DateTimeFormat, {timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23'}).format(new Date(instant));
}

/** Date and clock time of an instant. */
export function moment(instant) {
  return instant ? `${minute(instant)} ${date(dayOf(new Date(instant)))}` : NONE;
}

/** A number of seconds in words, such as "35 giây" or "2 h 5 min". */
export function span(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  const days = Math.floor(whole / 86400);
  const hours = Math.floor(whole % 86400 / 3600);
  const minutes = Math.floor(whole % 3600 / 60);
  const parts = days ? [[days, 'dayShort'], [hours, 'hour']] : hours ? [[hours, 'hour'], [minutes, 'minute']]
    : minutes ? [[minutes, 'minute'], [whole % 60, 'second']] : [[whole, 'second']];
  return parts.filter(([amount], i) => amount || !i).map(([amount, name]) => `${number(amount)} ${text(name)}`).join(' ');
}

/** A weekday and date in full. */
export function longDate(day) {
  return formatter(Intl.DateTimeFormat, {timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric'})
    .format(new Date(`${day}T00:00:00Z`));
}

/** The weekday alone. */
export function weekday(day) {
  return formatter(Intl.DateTimeFormat, {timeZone: 'UTC', weekday: 'long'}).format(new Date(`${day}T00:00:00Z`));
}

/** A day and month. */
export function shortDate(day) {
  return formatter(Intl.DateTimeFormat, {timeZone: 'UTC', weekday: 'short', day: '2-digit', month: '2-digit'})
    .format(new Date(`${day}T00:00:00Z`));
}

/** The day so many days after another. */
export function dayAfter(day, days) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86400000).toISOString().slice(0, 10);
}

/** What was added or taken away, with its sign. */
export function signed(value) {
  return number(value, {signDisplay: 'exceptZero', maximumFractionDigits: 0}).replace('-', MINUS);
}

/** A difference of two values of a KPI, with its sign: shares in percentage points. */
export function difference(definition, value) {
  if (definition.kind === 'SHARE') {
    return text('points', number(value * 100, {signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1}).replace('-', MINUS));
  }
  const sign = value > 0 ? '+' : value < 0 ? MINUS : '';
  return `${sign}${shortFigure(definition, Math.abs(value))}`;
}

/** How far an instant is from now, in words. */
export function relative(instant) {
  const seconds = (new Date(instant) - Date.now()) / 1000;
  const [size, unit] = SPANS.find(([least]) => Math.abs(seconds) >= least) ?? SPANS.at(-1);
  return formatter(Intl.RelativeTimeFormat, {numeric: 'always'}).format(Math.trunc(seconds / size), unit);
}

/** The local time of the city at an instant, as a field for date and time takes it. */
export function localOf(instant) {
  const parts = Object.fromEntries(formatter(Intl.DateTimeFormat, {timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit',
    hour: '2-digit', minute: '2-digit', hourCycle: 'h23'}).formatToParts(instant).map(part => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** The instant of a local time of the city. */
export function instantOf(local) {
  const asIfUtc = new Date(`${local}Z`).getTime();
  const offset = at => new Date(`${localOf(new Date(at))}Z`).getTime() - at;
  const guess = asIfUtc - offset(asIfUtc);
  return new Date(asIfUtc - offset(guess)).toISOString();
}

/** A day given as yyyy-mm-dd. */
export function date(day) {
  return formatter(Intl.DateTimeFormat, {timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric'})
    .format(new Date(`${day}T00:00:00Z`));
}

/** The name of a point of a series. */
export function pointName(point, step) {
  if (step === 'HOUR') {
    return formatter(Intl.DateTimeFormat, {timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23'})
      .format(new Date(point.asOf));
  }
  const parts = step === 'MONTH' ? {month: '2-digit', year: 'numeric'} : {day: '2-digit', month: '2-digit'};
  return formatter(Intl.DateTimeFormat, {timeZone: 'UTC', ...parts}).format(new Date(`${point.from}T00:00:00Z`));
}

/** The local day of the city at an instant, as yyyy-mm-dd. */
export function dayOf(at) {
  return new Intl.DateTimeFormat('en-CA', {timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit'}).format(at);
}
