// What happened just before a moment, the latest first, and how much of each kind.
import {element, link, write} from '../base/dom.js';
import {clock, count, dayOf} from '../base/format.js';
import {text} from '../base/text.js';

const FIRST = ['OVERDUE', 'OUTAGE_STARTED', 'ALERT_RAISED'];

function words(each, session) {
  const kind = text('transitionKinds')[each.kind];
  switch (each.kind) {
    case 'ALERT_RAISED':
    case 'ALERT_CLEARED':
      return `${kind}: ${session.ruleName(each.rule)}`;
    case 'OUTAGE_STARTED':
    case 'OUTAGE_ENDED':
      return `${kind}: ${text('components')[each.detail] ?? each.detail}`;
    case 'ENDED':
      return [text('transitionEnds')[each.detail], each.onTime === false ? text('transitionLate') : ''].filter(Boolean).join(', ');
    default:
      return kind;
  }
}

function subject(each, choices) {
  if (each.kind.startsWith('OUTAGE')) {
    return element('span', '', each.subject);
  }
  return each.procedure !== null || !each.kind.startsWith('ALERT')
    ? link('plain-link', each.subject, choices.address({view: 'dossier', dossier: each.subject}))
    : link('plain-link', each.subject, choices.address({view: 'alerts', alert: `${each.subject}!${each.rule}`}));
}

export class Ticker {
  constructor(session, choices) {
    Object.assign(this, {session, choices});
    this.span = element('p', 'soft');
    this.counts = element('ul', 'ticker-counts');
    this.list = element('ol', 'ticker-list');
    this.list.tabIndex = 0;
    this.element = element('div', 'ticker', '', this.span, this.counts, this.list);
  }

  /** @param told null when nothing can be told */
  show(told) {
    const day = told ? dayOf(new Date(told.to)) : '';
    write(this.span, told ? text('transitionsSince', clock(told.after, day), clock(told.to, day)) : '');
    const counts = Object.entries(told?.counts ?? {}).filter(([, number]) => number);
    this.counts.replaceChildren(...counts.map(([kind, number]) => {
      const made = element('li', '', '', element('strong', '', count(number)), ` ${text('transitionKinds')[kind]}`);
      made.dataset.kind = kind;
      return made;
    }));
    const rows = (told?.transitions ?? []).toReversed().map(each => this.row(each, day));
    const rest = told ? told.total - told.transitions.length : 0;
    this.list.replaceChildren(...rows, ...(rest > 0 ? [element('li', 'soft', text('transitionsMore', count(rest)))] : []));
    if (told && !told.total) {
      this.list.replaceChildren(element('li', 'none', text('transitionsNone')));
    }
  }

  row(each, day) {
    const made = element('li', '', '', element('time', 'soft', clock(each.at, day)), element('span', 'what', words(each, this.session)),
      subject(each, this.choices), element('span', 'soft', each.unit === null ? '' : this.session.unitName(each.unit)));
    made.dataset.kind = each.kind;
    made.classList.toggle('matters', FIRST.includes(each.kind));
    return made;
  }
}
