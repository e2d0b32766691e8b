// What surrounds every view: the city, the views, how fresh the figures are, language and theme.
import {byId, write} from '../base/dom.js';
import {count} from '../base/format.js';
import {store, stored} from '../base/memory.js';
import {chooseLanguage, currentLanguage, languages, localized, text, writeTexts} from '../base/text.js';
import {viewOf} from '../views/catalogue.js';
import {freshnessWords} from './freshness.js';
import {Navigation} from './navigation.js';
import {agreementWords, drawBroken} from './soundness.js';

const THEMES = ['auto', 'light', 'dark'];

export class Shell {
  /** @param on {language()} */
  constructor(session, choices, on) {
    Object.assign(this, {session, choices, on});
    this.navigation = new Navigation(session, choices);
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
    byId('group-views').setAttribute('aria-label', text('groupViews'));
    byId('asked').setAttribute('aria-label', text('filters'));
    byId('theme').setAttribute('aria-label', text('theme'));
    [...byId('theme').options].forEach(each => write(each, text('themes')[each.value]));
    byId('theme').value = document.documentElement.dataset.theme ?? 'auto';
    byId('langs').querySelectorAll('button').forEach(each =>
      each.setAttribute('aria-pressed', String(each.dataset.lang === currentLanguage())));
  }

  draw() {
    const {session, choices} = this;
    const view = viewOf(choices.view);
    document.documentElement.dataset.view = view.name;
    this.navigation.draw();
    if (session.status) {
      const name = localized(session.status.name);
      write(byId('city'), name);
      document.title = `${localized(view.words)} · ${name} · IOC`;
      write(byId('about'), this.about(session.status));
      drawBroken(session.status.selfCheck, session.units, choices.address({view: 'reconciliation', period: 'all', dossier: null, alert: null}));
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
