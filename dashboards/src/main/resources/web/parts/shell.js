// What surrounds every view: the city, the views, how fresh the figures are, language and theme.
import {byId, link, write} from '../base/dom.js';
import {clock, count, dayOf, span} from '../base/format.js';
import {store, stored} from '../base/memory.js';
import {chooseLanguage, currentLanguage, languages, localized, text, writeTexts} from '../base/text.js';
import {agreementWords, drawBroken} from './soundness.js';

const THEMES = ['auto', 'light', 'dark'];
export const VIEWS = ['figures', 'units', 'index', 'procedures', 'dossiers', 'alerts', 'system', 'history', 'wall'];

/** What the freshness line says: how old the figures are when they are not of this moment. */
export function freshnessWords(session) {
  const at = clock(session.completeAsOf, dayOf(new Date()));
  const behind = () => span((session.now() - Date.parse(session.completeAsOf)) / 1000);
  const words = {
    fresh: () => text('dataAt', at),
    stale: () => session.completeAsOf ? text('staleAt', at, behind()) : text('reading'),
    absent: () => text('reading'),
    lost: () => session.completeAsOf ? text('lostAt', at, behind()) : text('lostAt', ''),
    loading: () => text('loading'),
  };
  return words[session.freshness]();
}

export class Shell {
  /** @param on {language()} */
  constructor(session, choices, on) {
    Object.assign(this, {session, choices, on});
    this.tabs = VIEWS.map(view => {
      const tab = link('', '', '');
      tab.dataset.view = view;
      return tab;
    });
    byId('views').append(...this.tabs);
    byId('langs').addEventListener('click', event => this.chooseLanguage(event.target.dataset.lang));
    byId('theme').addEventListener('change', event => this.chooseTheme(event.target.value));
    byId('theme').append(...THEMES.map(each => new Option('', each)));
    chooseLanguage(new URLSearchParams(location.search).get('lang') ?? stored('lang') ?? 'vi');
    this.write();
  }

  chooseLanguage(lang) {
    if (languages.includes(lang)) {
      chooseLanguage(lang);
      this.keep('lang', lang);
      this.write();
      this.on.language();
    }
  }

  chooseTheme(theme) {
    if (theme === 'auto') {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = theme;
    }
    this.keep('theme', theme);
  }

  keep(name, value) {
    store(name, value);
    const address = new URLSearchParams(location.search);
    address.set(name, value);
    history.replaceState(null, '', `?${address}`);
  }

  write() {
    writeTexts(document);
    byId('langs').setAttribute('aria-label', text('language'));
    byId('views').setAttribute('aria-label', text('views'));
    byId('asked').setAttribute('aria-label', text('filters'));
    byId('theme').setAttribute('aria-label', text('theme'));
    [...byId('theme').options].forEach(each => write(each, text('themes')[each.value]));
    byId('theme').value = document.documentElement.dataset.theme ?? 'auto';
    byId('langs').querySelectorAll('button').forEach(each =>
      each.setAttribute('aria-pressed', String(each.dataset.lang === currentLanguage())));
  }

  draw() {
    const {session, choices} = this;
    const view = choices.view ?? 'figures';
    const shownAs = view === 'dossier' ? 'dossiers' : view;
    document.documentElement.dataset.view = view;
    this.tabs.forEach(tab => {
      const label = text('viewNames')[tab.dataset.view];
      const total = tab.dataset.view === 'alerts' && session.counts ? ` ${count(session.counts.total)}` : '';
      write(tab, label + total);
      tab.href = choices.address({view: tab.dataset.view === 'figures' ? null : tab.dataset.view, dossier: null, alert: null, state: null,
        order: null, moment: null, since: null, until: null, speed: null});
      tab.setAttribute('aria-current', tab.dataset.view === shownAs ? 'page' : 'false');
    });
    if (session.status) {
      const name = localized(session.status.name);
      write(byId('city'), name);
      document.title = `${text('viewNames')[view] ?? ''} · ${name} · IOC`;
      write(byId('about'), this.about(session.status));
      drawBroken(session.status.selfCheck, session.units);
    }
    this.drawFreshness();
  }

  about(status) {
    return [text('about', status.profile, status.generation, count(status.cases)), agreementWords(status.selfCheck)].join(' · ');
  }

  drawFreshness() {
    document.body.dataset.link = this.session.freshness;
    write(byId('fresh-text'), freshnessWords(this.session));
  }
}
