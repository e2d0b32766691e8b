// What would be under other rules: what-ifs, how far they are, and what differs.
import {button, element, write} from '../base/dom.js';
import {count, moment, share, span} from '../base/format.js';
import {load, send} from '../base/load.js';
import {text} from '../base/text.js';
import {Panel} from '../parts/panel.js';
import {ReplayComparison} from '../parts/replaycomparison.js';
import {ReplayForm} from '../parts/replayform.js';
import {table} from '../parts/table.js';
import {View} from './view.js';

const PATH = '/api/v1/replays';

/** What a what-if assumes, in words. */
function assumed({profile, files, dueShift, knownAt, writtenAt, units}) {
  const say = text('replaySaid');
  const said = [dueShift && say.dueShift(dueShift), knownAt && say.knownAt(moment(knownAt)), writtenAt && say.writtenAt(moment(writtenAt)),
    profile && say.profile(profile), files.length && say.files(files.join(', ')), units.length && say.units(units.join(', '))].filter(Boolean);
  return said.join('; ') || say.nothing;
}

export class ReplaysView extends View {
  constructor(session, choices) {
    super(session, choices, 'replays-view');
    this.form = new ReplayForm(() => this.list.loader.again());
    this.list = new Panel('replays', {title: text('replayList'), least: 1000, most: 2000, ask: signal => load(PATH, signal),
      show: (answer, body) => this.show(answer, body)});
    this.told = element('p', 'decide-result bad');
    this.told.setAttribute('role', 'status');
    this.list.element.insertBefore(this.told, this.list.body);
    this.comparison = new ReplayComparison(session, choices);
    this.panels = [this.list];
    const start = element('section', 'panel replay-start', '', element('h2', '', text('replays')), this.form.element);
    this.element.append(start, this.list.element, this.comparison.element);
  }

  /** The days or the unit of the comparison have changed. */
  follow() {
    this.comparison.renew();
  }

  close() {
    super.close();
    this.comparison.loader.stop();
  }

  show(answer, body) {
    this.form.offer(answer.profiles);
    this.comparison.offer(answer.replays);
    const focused = document.activeElement?.dataset.act;
    body.replaceChildren(element('p', 'soft', text('replayLimits', answer.atOnce, answer.kept, span(answer.lifetimeSeconds))),
      ...(answer.replays.length ? [element('div', 'wide', '', table(this.columns(), answer.replays, {caption: text('replayList'), each: (made, row) => {
        made.dataset.replay = row.id;
        made.dataset.state = row.state;
      }}))] : [element('p', 'none', text('replayNone'))]));
    [...body.querySelectorAll('[data-act]')].find(each => each.dataset.act === focused)?.focus({preventScroll: true});
  }

  columns() {
    return [
      {key: 'id', title: () => text('replayId'), cell: row => [element('code', '', row.id), element('small', '', `${moment(row.startedAt)}, ${row.by}`)]},
      {key: 'assumed', title: () => text('replayAssumed'), cell: row => assumed(row.assumed)},
      {key: 'state', title: () => text('state'), cell: row => [text('replayStates')[row.state], element('small', '', row.reason
        ?? (row.expiresAt ? text('replayUntil', moment(row.expiresAt)) : ''))]},
      {key: 'progress', title: () => text('replayProgress'), cell: row => row.state === 'RUNNING' ? this.progress(row.progress)
        : row.read ? text('replayRead', count(row.read.cases), count(row.read.unusable)) : '–'},
      {key: 'act', title: () => text('replayAct'), cell: row => [
        ...(row.state === 'DONE' ? [this.act('replayCompare', row, () => this.comparison.choose(row.id))] : []),
        this.act(row.state === 'RUNNING' ? 'replayCancel' : 'replayRemove', row, () => this.remove(row.id))]},
    ];
  }

  progress({events, share: part, perSecond, secondsLeft}) {
    const bar = element('progress');
    bar.max = 1;
    bar.value = part;
    bar.setAttribute('aria-label', text('replayProgress'));
    const left = secondsLeft === null ? '' : span(secondsLeft);
    return [bar, ` ${share(Math.floor(part * 100) / 100)} `, element('small', '', text('replayPace', count(events), count(perSecond), left))];
  }

  act(name, row, done) {
    const made = button('tool', text(name), done);
    made.dataset.act = `${name} ${row.id}`;
    made.setAttribute('aria-label', `${text(name)} ${row.id}`);
    return made;
  }

  async remove(id) {
    try {
      const {status, content} = await send(`${PATH}/${encodeURIComponent(id)}`, undefined, 'DELETE');
      write(this.told, status < 400 ? '' : content.detail ?? `HTTP ${status}`);
    } catch (e) {
      write(this.told, text('actionFailed', e.message));
    }
    this.list.loader.again();
  }
}
