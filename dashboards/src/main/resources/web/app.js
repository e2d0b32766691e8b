// The display: loads what the city is, follows its figures, and shows one view at a time.
import {Alerts} from './alerts/alerts.js';
import {Choices, WINDOWS} from './base/choices.js';
import {byId, write} from './base/dom.js';
import {dayOf, setPlace, shortFigure} from './base/format.js';
import {perFrame} from './base/frame.js';
import {Live} from './base/live.js';
import {load, query} from './base/load.js';
import {Session} from './base/session.js';
import {localized, text} from './base/text.js';
import {Filters} from './parts/filters.js';
import {Shell} from './parts/shell.js';
import {drawTrail} from './parts/trail.js';
import {viewOf} from './views/catalogue.js';

const ANNOUNCE_MILLIS = 20000;
const START_RETRY_MILLIS = 3000;
const REFRESH_MILLIS = 30000;
const ASKED = ['unit', 'units', 'period', 'from', 'to', 'procedure', 'channel'];
const FIRST_CHOSEN = ['dossiers.on-time', 'dossiers.resolved-on-time', 'dossiers.received'];

const session = new Session();
const choices = new Choices(changed => follow(changed));
const shell = new Shell(session, choices, {language: speak});
const filters = new Filters(session, choices);
const alerts = new Alerts(choices, session);
const live = new Live({kpis: known(takeKpis), alerts: known(takeAlerts), status: known(takeStatus), link: takeLink});
const held = [];
const draw = perFrame(drawNow);

let view = null;
let announcedAt = 0;
let followedDay = '';
let turning = false;

// Views

/** The view that the address names; it is made anew when the language changes. */
function show() {
  const wanted = viewOf(choices.view);
  byId('view').hidden = !wanted.made;
  if (view?.name !== wanted.name) {
    view?.shown?.close();
    view = {name: wanted.name, shown: wanted.made && new wanted.made(session, choices)};
    byId('view').replaceChildren(...(view.shown ? [view.shown.element] : []));
    view.shown?.open();
  }
}

function speak() {
  view?.shown?.close();
  view = null;
  if (session.status) {
    drawChoices();
    show();
    alerts.draw();
    draw();
  } else {
    write(byId('waiting'), text('loading'));
  }
}

function follow(changed) {
  if (!session.status) {
    return;
  }
  const turned = changed.some(name => ['view', 'dossier'].includes(name));
  drawChoices();
  if (changed.some(name => ASKED.includes(name))) {
    connect();
  }
  const before = view;
  show();
  if (view === before) {
    view?.shown?.follow(changed);
  }
  alerts.draw();
  alerts.follow(changed);
  draw();
  if (turned) {
    scrollTo(0, 0);
    byId(choices.view === 'alerts' ? 'alerts-view' : 'view').focus({preventScroll: true});
  }
}

// Following the stream

function connect() {
  const days = choices.days(session.status);
  followedDay = dayOf(new Date());
  notice(days.from > days.to ? text('wrongDates') : '');
  if (!(days.from > days.to)) {
    live.open(`/api/v1/stream${query(choices.liveQuestion(session.status))}`);
  }
}

/** What the stream tells before it is known what the city is waits for that. */
function known(take) {
  return (...told) => session.status ? take(...told) : held.push(() => take(...told));
}

function takeKpis(content, whole) {
  if (isOfAnother(content)) {
    return;
  }
  if (whole) {
    session.kpis = new Map();
  }
  content.kpis.forEach(kpi => session.kpis.set(kpi.id, kpi));
  if (whole && !session.kpis.has(choices.kpi)) {
    choices.kpi = FIRST_CHOSEN.find(id => session.kpis.has(id)) ?? session.kpis.keys().next().value;
  }
  takeStatus(content);
  view?.shown?.news('kpis');
}

function takeAlerts(update) {
  session.counts = update.counts;
  alerts.take(update);
  view?.shown?.news('alerts');
  draw();
}

function takeStatus(content) {
  if (isOfAnother(content)) {
    return;
  }
  if (content.data !== session.data) {
    announce(text({fresh: 'announceFresh', stale: 'announceStale', absent: 'reading'}[content.data]));
  }
  session.hear(content);
  draw();
}

/** Whether it is of a generation whose rules are not known here yet; they are then asked for, and the figures after them. */
function isOfAnother(content) {
  const other = content.generation !== session.generation;
  if (other && !turning) {
    turning = true;
    turn();
  }
  return other;
}

async function turn() {
  try {
    await loadRules();
    connect();
    speak();
    alerts.follow(['view']);
  } catch {
    // the next event of the stream has it asked for again
  } finally {
    turning = false;
  }
}

function takeLink(link) {
  if (link === 'lost' && session.link !== 'lost') {
    announce(text('announceLost'));
  }
  if (link !== session.link) {
    session.link = link;
    draw();
  }
}

// Drawing

function drawNow() {
  shell.draw();
  if (view?.shown && session.status) {
    tellChanges(view.shown.draw() ?? []);
  }
  if (session.status && session.kpis.size && !performance.getEntriesByName('first-view').length) {
    performance.mark('first-view');
  }
}

function drawChoices() {
  filters.draw();
  drawTrail(session, choices);
}

function notice(content) {
  byId('notice').hidden = !content;
  write(byId('notice'), content);
}

function announce(content) {
  write(byId('announce'), content);
}

/** Readers of the screen hear of changes now and then, not of every one. */
function tellChanges(ids) {
  if (ids.length && Date.now() - announcedAt > ANNOUNCE_MILLIS) {
    announcedAt = Date.now();
    const told = ids.slice(0, 3).map(id => {
      const definition = session.latest(id);
      return `${localized(definition.name)} ${shortFigure(definition, session.kpis.get(id).value)}`;
    });
    announce(text('updated', told.join(', ')));
  }
}

// Start

/** Links within the display do not load it anew. */
document.addEventListener('click', event => {
  const link = event.target.closest?.('a[href^="?"]');
  if (link && !event.defaultPrevented && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    choices.follow(link.getAttribute('href'));
  }
});

async function loadCity() {
  const [status, units] = await Promise.all(['status', 'units'].map(name => load(`/api/v1/${name}`)));
  Object.assign(session, {status, units});
}

/** What the city is, and what its figures and alerts mean: one answer, so all of it is of one generation. */
async function loadRules() {
  const {status, units, definitions, rules, procedures} = await load('/api/v1/start');
  Object.assign(session, {
    status, units,
    generation: status.generation,
    definitions: new Map(definitions.map(each => [`${each.id} ${each.version}`, each])),
    rules: new Map(rules.map(rule => [rule.id, rule])),
    procedures: new Map(procedures.map(each => [each.code, each.name])),
  });
  setPlace(status.zone, status.currency);
  followedDay = dayOf(new Date());
}

/** Tries until the server says what the city is. */
async function begin() {
  try {
    const early = !choices.unit && ['today', ...WINDOWS].includes(choices.period);
    if (early) {
      connect();
    }
    await loadRules();
    if (choices.unit && session.units.length && !session.units.some(unit => unit.code === choices.unit)) {
      choices.unit = null;
    }
    drawChoices();
    if (!early) {
      connect();
    }
    show();
    alerts.draw();
    alerts.follow(['view']);
    held.splice(0).forEach(each => each());
  } catch (e) {
    takeLink('lost');
    write(byId('waiting') ?? byId('notice'), text('failed', e.message));
    setTimeout(begin, START_RETRY_MILLIS);
  }
}

/** Half a minute on: the day may be another, a city without list may have more units. */
async function refresh() {
  if (!session.status) {
    return;
  }
  if (followedDay !== dayOf(new Date())) {
    connect();
  }
  try {
    await loadCity();
    if (!byId('choices').contains(document.activeElement)) {
      drawChoices();
    }
    draw();
  } catch {
    // the freshness line tells
  }
}

shell.draw();
begin();
setInterval(refresh, REFRESH_MILLIS);
setInterval(() => {
  view?.shown?.tick();
  shell.drawFreshness();
}, 1000);
