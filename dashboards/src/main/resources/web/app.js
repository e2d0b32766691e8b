// The display: loads what the city is, follows its figures, and shows one view at a time.
import {Alerts} from './alerts/alerts.js';
import {Choices} from './base/choices.js';
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
import {DossierView} from './views/dossier.js';
import {DossiersView} from './views/dossiers.js';
import {FiguresView} from './views/figures.js';
import {HistoryView} from './views/history.js';
import {IndexView} from './views/index.js';
import {ProceduresView} from './views/procedures.js';
import {SystemView} from './views/system.js';
import {UnitsView} from './views/units.js';
import {WallView} from './views/wall.js';

const ANNOUNCE_MILLIS = 20000;
const START_RETRY_MILLIS = 3000;
const REFRESH_MILLIS = 30000;
const ASKED = ['unit', 'period', 'from', 'to', 'procedure', 'channel'];
const FIRST_CHOSEN = ['dossiers.on-time', 'dossiers.resolved-on-time', 'dossiers.received'];
const VIEWS = {figures: FiguresView, units: UnitsView, index: IndexView, procedures: ProceduresView, dossiers: DossiersView, dossier: DossierView,
  system: SystemView, history: HistoryView, wall: WallView};

const session = new Session();
const choices = new Choices(changed => follow(changed));
const shell = new Shell(session, choices, {language: speak});
const filters = new Filters(session, choices);
const alerts = new Alerts(choices, session);
const live = new Live({kpis: takeKpis, alerts: takeAlerts, status: takeStatus, link: takeLink});
const draw = perFrame(drawNow);

let view = null;
let announcedAt = 0;
let followedDay = '';

// Views

/** The view that the address names; it is made anew when the language changes. */
function show() {
  const name = VIEWS[choices.view] ? choices.view : 'figures';
  const wanted = choices.view === 'alerts' ? null : name;
  byId('view').hidden = wanted === null;
  if (view?.name !== wanted) {
    view?.shown.close();
    view = wanted && {name: wanted, shown: new VIEWS[wanted](session, choices)};
    byId('view').replaceChildren(...(view ? [view.shown.element] : []));
    view?.shown.open();
  }
}

function speak() {
  view?.shown.close();
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
  if (view && view === before) {
    view.shown.follow(changed);
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

function takeKpis(content, whole) {
  if (whole) {
    session.kpis = new Map();
  }
  content.kpis.forEach(kpi => session.kpis.set(kpi.id, kpi));
  if (whole && !session.kpis.has(choices.kpi)) {
    choices.kpi = FIRST_CHOSEN.find(id => session.kpis.has(id)) ?? session.kpis.keys().next().value;
  }
  takeStatus(content);
  view?.shown.news('kpis');
}

function takeAlerts(update) {
  session.counts = update.counts;
  alerts.take(update);
  view?.shown.news('alerts');
  draw();
}

function takeStatus(content) {
  if (content.data !== session.data) {
    announce(text({fresh: 'announceFresh', stale: 'announceStale', absent: 'reading'}[content.data]));
  }
  session.hear(content);
  draw();
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
  if (view && session.status) {
    tellChanges(view.shown.draw() ?? []);
  }
  if (session.kpis.size && !performance.getEntriesByName('first-view').length) {
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

/** Tries until the server says what the city is. */
async function begin() {
  try {
    const [definitions, rules, procedures] =
      await Promise.all([...['kpi-definitions', 'alert-rules', 'procedures'].map(name => load(`/api/v1/${name}`)), loadCity()]);
    definitions.forEach(each => session.definitions.set(`${each.id} ${each.version}`, each));
    rules.forEach(rule => session.rules.set(rule.id, rule));
    procedures.forEach(each => session.procedures.set(each.code, each.name));
    setPlace(session.status.zone, session.status.currency);
    if (choices.unit && session.units.length && !session.units.some(unit => unit.code === choices.unit)) {
      choices.unit = null;
    }
    drawChoices();
    connect();
    show();
    alerts.draw();
    alerts.follow(['view']);
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
  view?.shown.tick();
  shell.drawFreshness();
}, 1000);
