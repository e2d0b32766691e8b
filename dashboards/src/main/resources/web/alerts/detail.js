// One alert: where it stands, the clock of its dossier, and all that happened to it.
import {byId, element, write} from '../base/dom.js';
import {clock, relative} from '../base/format.js';
import {load} from '../base/load.js';
import {text} from '../base/text.js';

const time = instant => clock(instant, '');

function fact(name, content) {
  return content ? [element('dt', '', text(name)), element('dd', '', content)] : [];
}

function change(each) {
  const by = each.by ? text('byUnverified', each.by) : '';
  const words = text('changes')[each.kind];
  const more = [each.to && text('changeTo', text('roles')[each.to] ?? each.to), each.until && text('changeUntil', time(each.until)), by]
    .filter(Boolean).join(', ');
  const note = each.kind === 'CLEARED' ? text('reasons')[each.text] ?? each.text : each.text;
  const made = element('li', '', '', element('span', 'at', time(each.at)), element('span', '', more ? `${words} · ${more}` : words));
  if (note) {
    made.append(element('q', '', note));
  }
  return made;
}

function pause(each) {
  const span = `${time(each.from)} – ${each.until ? time(each.until) : text('goesOn')}`;
  return element('li', '', `${text('pauseCauses')[each.cause]}: ${span} (${text(each.counted ? 'counted' : 'notCounted')})`);
}

function step(each, names) {
  const who = each.unit ? names.unit(each.unit) : '';
  const dueBy = each.dueAt ? `, ${text('dueHead')} ${time(each.dueAt)}` : '';
  return element('li', '', `${each.name}${who ? `, ${who}` : ''}: ${time(each.from)} – ${each.until ? time(each.until) : text('goesOn')}${dueBy}`);
}

function listOf(title, items) {
  return items.length ? [element('h4', '', text(title)), element('ul', 'plain', '', ...items)] : [];
}

export class AlertDetail {
  constructor(root) {
    this.root = root;
    this.id = null;
    this.known = null;
  }

  /** Shows an alert; what was shown stays until it is there, and when the server is out of reach. */
  async show(id, names) {
    this.id = id;
    this.names = names;
    this.root.hidden = !id;
    this.request?.abort();
    if (!id) {
      return;
    }
    this.request = new AbortController();
    try {
      const path = `/api/v1/alerts/${encodeURIComponent(id)}`;
      const alert = await load(path, this.request.signal);
      const dossier = alert.scope === 'CASE' ? await this.dossier(alert.subject, this.request.signal) : null;
      this.known = {alert, dossier};
      this.draw();
    } catch (e) {
      if (e.name !== 'AbortError' && this.known?.alert.id !== id) {
        this.known = null;
        byId('detail-body').replaceChildren(element('p', 'none', text('failed', e.message)));
      }
    }
  }

  /** A case need not be a dossier. */
  async dossier(id, signal) {
    try {
      return await load(`/api/v1/dossiers/${encodeURIComponent(id)}`, signal);
    } catch (e) {
      if (e.name === 'AbortError') {
        throw e;
      }
      return null;
    }
  }

  get alert() {
    return this.known && this.known.alert.id === this.id ? this.known.alert : null;
  }

  draw() {
    if (!this.known || !this.id) {
      return;
    }
    const {alert, dossier} = this.known;
    write(byId('detail-title'), `${this.names.rule(alert.rule)} · ${alert.scope === 'UNIT' ? this.names.unit(alert.subject) : alert.subject}`);
    const facts = element('dl', '', '',
      ...fact('state', text('alertStates')[alert.state]),
      ...fact('severity', text('severities')[alert.severity]),
      ...fact('unit', alert.unit && this.names.unit(alert.unit)),
      ...fact('since', `${time(alert.from)} (${relative(alert.from)})`),
      ...fact('dueHead', alert.dueAt && time(alert.dueAt)),
      ...fact('assignedTo', alert.assignee),
      ...fact('cleared', alert.clearedAt && `${time(alert.clearedAt)}, ${text('reasons')[alert.reason]}`));
    const marks = [alert.suspected && text('suspectedLong'), alert.heldBack && !alert.suspected && text('heldBackLong'),
      alert.historic && text('historicLong')].filter(Boolean).map(each => element('p', 'warns', each));
    byId('detail-body').replaceChildren(facts, ...marks, ...this.dossierPart(dossier),
      element('h3', '', text('timeline')), element('ol', 'timeline', '', ...[...alert.changes].reverse().map(change)));
  }

  dossierPart(dossier) {
    if (!dossier) {
      return [];
    }
    return [
      element('h3', '', text('clockOf')),
      element('dl', '', '',
        ...fact('state', text('dossierStates')[dossier.state]),
        ...fact('accepted', dossier.acceptedAt && time(dossier.acceptedAt)),
        ...fact('dueHead', dossier.dueAt && `${time(dossier.dueAt)} (${relative(dossier.dueAt)})`)),
      ...listOf('pauses', dossier.pauses.map(pause)),
      ...listOf('steps', dossier.steps.map(each => step(each, this.names))),
    ];
  }
}
