// The way between views: a row of groups, and below it the views of the group that is shown.
import {byId, link, write} from '../base/dom.js';
import {count} from '../base/format.js';
import {localized} from '../base/text.js';
import {GROUPS, VIEWS, viewOf} from '../views/catalogue.js';

/** What belongs to one list and has no meaning in another view. */
const LEFT_BEHIND = Object.fromEntries(['dossier', 'alert', 'state', 'order', 'units', 'indicator', 'of', 'duration', 'step', 'moment', 'since',
  'until', 'speed'].map(name => [name, null]));

const listed = group => VIEWS.filter(view => view.group === group && !view.under);

function tab(view) {
  const made = link('', '', '');
  made.dataset.view = view.name;
  return made;
}

export class Navigation {
  constructor(session, choices) {
    Object.assign(this, {session, choices});
    this.groups = GROUPS.filter(group => listed(group.name).length)
      .map(group => ({...group, first: listed(group.name)[0], tab: tab(listed(group.name)[0])}));
    this.views = VIEWS.filter(view => !view.under).map(view => ({...view, tab: tab(view)}));
    byId('views').append(...this.groups.map(each => each.tab));
    byId('group-views').append(...this.views.map(each => each.tab));
  }

  draw() {
    const shown = viewOf(this.choices.view);
    const members = listed(shown.group);
    this.groups.forEach(({name, words, first, tab: made}) => {
      const current = name === shown.group;
      this.write(made, localized(words) + this.total(name), first);
      made.setAttribute('aria-current', current ? members.length > 1 ? 'true' : 'page' : 'false');
    });
    byId('group-views').hidden = members.length < 2;
    this.views.forEach(view => {
      view.tab.hidden = view.group !== shown.group;
      this.write(view.tab, localized(view.words), view);
      view.tab.setAttribute('aria-current', view.name === (shown.under ?? shown.name) ? 'page' : 'false');
    });
    this.reveal(shown.name);
  }

  /** Where a row is longer than the screen, what is shown comes into sight. */
  reveal(shown) {
    if (this.shown !== shown) {
      this.shown = shown;
      ['views', 'group-views'].map(byId).forEach(row => {
        const current = row.querySelector('a:not([hidden]):not([aria-current=false])');
        row.scrollLeft = current ? current.offsetLeft - row.offsetLeft - (row.clientWidth - current.offsetWidth) / 2 : 0;
      });
    }
  }

  write(made, words, view) {
    write(made, words);
    made.href = this.choices.address({...LEFT_BEHIND, view: view.name === VIEWS[0].name ? null : view.name});
  }

  total(group) {
    const {counts} = this.session;
    return group === 'alerts' && counts ? ` ${count(counts.total)}` : '';
  }
}
