// The page: loads what the city is, follows its figures, and draws at most once a frame.
import {Alerts} from './alerts.js';
import {Cards} from './cards.js';
import {Choices} from './choices.js';
import {byId, load, query, write} from './dom.js';
import {clock, count, dayOf, setPlace, shortFigure} from './format.js';
import {League} from './league.js';
import {Live} from './live.js';
import {store, stored} from './memory.js';
import {agreement, drawBroken} from './soundness.js';
import {chooseLanguage, currentLanguage, languages, localized, text} from './text.js';
import {Trend} from './trend.js';

const PANELS_MILLIS = 3000;
const ANNOUNCE_MILLIS = 20000;
const START_RETRY_MILLIS = 3000;
const FAVOURITES = ['dossiers.on-time', 'dossiers.resolved-on-time', 'dossiers.received'];

const state = {status: null, units: [], definitions: new Map(), kpis: new Map(), data: null, completeAsOf: null, link: 'loading'};
const cards = new Cards(byId('figures'), id => choices.set({kpi: id}));
const league = new League(byId('league'), unit => choices.set({unit: unit === choices.unit ? null : unit}));
const trend = new Trend(byId('trend'));
const choices = new Choices(changed => follow(changed));
const alerts = new Alerts(choices, state);
const live = new Live({kpis: takeKpis, alerts: update => alerts.take(update), status: takeStatus, link: takeLink});

let drawing = false;
let panelsAt = 0;
let panelsTimer = 0;
let panelsRequest = null;
let announcedAt = 0;
let followedDay = '';

// Language

function startLanguage() {
  const wanted = new URLSearchParams(location.search).get('lang') ?? stored('lang');
  chooseLanguage(wanted ?? 'vi');
  byId('langs').addEventListener('click', event => {
    const lang = event.target.dataset.lang;
    if (languages.includes(lang)) {
      chooseLanguage(lang);
      store('lang', lang);
      const address = new URLSearchParams(location.search);
      address.set('lang', lang);
      history.replaceState(null, '', `?${address}`);
      writeTexts();
      drawChoices();
      draw();
      alerts.draw();
      loadPanels();
    }
  });
  writeTexts();
}

function writeTexts() {
  document.documentElement.lang = currentLanguage();
  document.querySelectorAll('[data-text]').forEach(each => write(each, text(each.dataset.text)));
  byId('langs').setAttribute('aria-label', text('language'));
  byId('views').setAttribute('aria-label', text('views'));
  byId('langs').querySelectorAll('button').forEach(each =>
    each.setAttribute('aria-pressed', String(each.dataset.lang === currentLanguage())));
}

// Following the stream

function currentDefinitions() {
  return [...state.kpis.values()].map(kpi => definition(kpi)).filter(Boolean);
}

function definition(kpi) {
  return kpi && state.definitions.get(`${kpi.id} ${kpi.version}`);
}

function follow(changed) {
  drawChoices();
  draw();
  alerts.draw();
  alerts.follow(changed);
  if (changed.some(name => ['period', 'from', 'to', 'unit'].includes(name))) {
    connect();
  }
  loadPanels();
}

function connect() {
  const days = choices.days(state.status);
  followedDay = dayOf(new Date());
  if (days.from > days.to) {
    notice(text('wrongDates'));
    return;
  }
  notice('');
  live.open(`/api/v1/stream${query({unit: choices.unit, ...days})}`);
}

function takeKpis(content, whole) {
  if (whole) {
    state.kpis = new Map();
  }
  content.kpis.forEach(kpi => state.kpis.set(kpi.id, kpi));
  takeStatus(content);
  if (whole) {
    if (!state.kpis.has(choices.kpi)) {
      choices.kpi = FAVOURITES.find(id => state.kpis.has(id)) ?? state.kpis.keys().next().value;
    }
    drawChoices();
  }
  schedulePanels();
}

function takeStatus(content) {
  if (content.data !== state.data) {
    announce(text({fresh: 'announceFresh', stale: 'announceStale', absent: 'reading'}[content.data]));
  }
  state.data = content.data;
  state.completeAsOf = content.completeAsOf ?? state.completeAsOf;
  draw();
}

function takeLink(link) {
  if (link === 'lost' && state.link !== 'lost') {
    announce(text('announceLost'));
  }
  if (link !== state.link) {
    state.link = link;
    draw();
  }
}

// Drawing

function draw() {
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      drawFreshness();
      if (state.kpis.size) {
        tellChanges(cards.show(state.definitions, state.kpis, choices.kpi));
      }
    });
  }
}

function drawFreshness() {
  const at = clock(state.completeAsOf, dayOf(new Date()));
  const shown = state.link === 'open' ? state.data ?? 'loading' : state.link;
  document.body.dataset.link = shown;
  const words = {
    fresh: () => text('dataAt', at),
    stale: () => text('staleAt', at),
    absent: () => text('reading'),
    lost: () => text('lostAt', at),
    loading: () => text('loading'),
  };
  write(byId('fresh-text'), words[shown]());
}

function drawChoices() {
  if (state.status) {
    choices.draw(state.status, state.units, currentDefinitions());
    const name = localized(state.status.name);
    write(byId('city'), name);
    document.title = `${name} · IOC`;
    write(byId('about'), [text('about', state.status.profile, state.status.generation, count(state.status.cases)),
      agreement(state.status.selfCheck)].filter(Boolean).join(' · '));
    drawBroken(state.status.selfCheck, state.units);
  }
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
      const kpi = state.kpis.get(id);
      return `${localized(definition(kpi).name)} ${shortFigure(definition(kpi), kpi.value)}`;
    });
    announce(text('updated', told.join(', ')));
  }
}

// League and trend

function schedulePanels() {
  clearTimeout(panelsTimer);
  panelsTimer = setTimeout(loadPanels, Math.max(0, panelsAt + PANELS_MILLIS - Date.now()));
}

async function loadPanels() {
  const chosen = definition(state.kpis.get(choices.kpi));
  if (!chosen) {
    return;
  }
  panelsAt = Date.now();
  panelsRequest?.abort();
  panelsRequest = new AbortController();
  const signal = panelsRequest.signal;
  const days = choices.days(state.status);
  write(byId('trend-title'), text('trendOf', localized(chosen.name)));
  const level = choices.level === 'all' ? null : choices.level;
  await Promise.all([
    show(league, `/api/v1/league${query({kpi: chosen.id, level, ...days})}`, signal,
      answer => league.show(chosen, answer, choices.unit)),
    show(trend, `/api/v1/series${query({kpi: chosen.id, unit: choices.unit, ...days, step: step(days)})}`, signal,
      answer => trend.show(chosen, answer)),
  ]);
}

/** A panel keeps what it shows when the server is out of reach; the freshness line tells. */
async function show(panel, path, signal, onAnswer) {
  try {
    onAnswer(await load(path, signal));
    panel.filled = true;
  } catch (e) {
    if (e.name !== 'AbortError' && (!panel.filled || state.link === 'open')) {
      panel.fail(e.message);
    }
  }
}

function step(days) {
  const length = days.from ? (new Date(days.to) - new Date(days.from)) / 86400000 + 1 : 1;
  const recent = !days.from || (new Date() - new Date(days.from)) / 86400000 < 390;
  return length > 92 ? 'month' : length === 1 && recent ? 'hour' : 'day';
}

// Start

async function start() {
  startLanguage();
  alerts.draw();
  drawFreshness();
  await begin();
  setInterval(refresh, 30000);
}

/** Tries until the server says what the city is. */
async function begin() {
  try {
    const [status, units, definitions, rules] =
      await Promise.all(['status', 'units', 'kpi-definitions', 'alert-rules'].map(name => load(`/api/v1/${name}`)));
    state.status = status;
    state.units = units;
    definitions.forEach(each => state.definitions.set(`${each.id} ${each.version}`, each));
    setPlace(status.zone, status.currency);
    if (choices.unit && units.length && !units.some(unit => unit.code === choices.unit)) {
      choices.unit = null;
    }
    alerts.takeRules(rules);
    drawChoices();
    alerts.draw();
    alerts.follow(['view']);
    connect();
  } catch (e) {
    takeLink('lost');
    write(byId('waiting'), text('failed', e.message));
    setTimeout(begin, START_RETRY_MILLIS);
  }
}

/** Half a minute on: the day may be another, a city without list may have more units. */
async function refresh() {
  if (!state.status) {
    return;
  }
  if (followedDay !== dayOf(new Date())) {
    connect();
  }
  try {
    [state.status, state.units] = await Promise.all(['status', 'units'].map(name => load(`/api/v1/${name}`)));
    drawBroken(state.status.selfCheck, state.units);
    if (!byId('choices').contains(document.activeElement)) {
      drawChoices();
    }
    schedulePanels();
  } catch {
    // the freshness line tells
  }
}

start();
