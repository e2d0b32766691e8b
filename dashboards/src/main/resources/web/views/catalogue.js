// Every view of the display, one line each: the navigation, the filters of the top row and the router read it.
import {AuditView} from './audit.js';
import {DossierView} from './dossier.js';
import {DossiersView} from './dossiers.js';
import {FiguresView} from './figures.js';
import {HistoryView} from './history.js';
import {IndexView} from './index.js';
import {IndicatorsView} from './indicators.js';
import {OutagesView} from './outages.js';
import {ProceduresView} from './procedures.js';
import {ReconciliationView} from './reconciliation.js';
import {RejectedView} from './rejected.js';
import {ReplaysView} from './replays.js';
import {SystemView} from './system.js';
import {TimesView} from './times.js';
import {UnitsView} from './units.js';
import {WallView} from './wall.js';

/** The groups of the navigation, in their order. */
export const GROUPS = [
  {name: 'figures', words: {vi: 'Số liệu', en: 'Figures'}},
  {name: 'dossiers', words: {vi: 'Hồ sơ', en: 'Dossiers'}},
  {name: 'alerts', words: {vi: 'Cảnh báo', en: 'Alerts'}},
  {name: 'history', words: {vi: 'Lịch sử', en: 'History'}},
  {name: 'system', words: {vi: 'Hệ thống', en: 'System'}},
  {name: 'wall', words: {vi: 'Màn hình lớn', en: 'Wall'}},
];

/**
 * The views in their order within a group.
 * name: as in the address. made: its class; the alerts stand in the page itself. under: the view that it is reached by, which the
 * navigation marks in its place. asks: the controls of the top row that it takes: unit, period (days), minutes (windows that end now),
 * procedure, channel, units (as then or of today); month: its usual period is the running month.
 */
export const VIEWS = [
  {name: 'figures', group: 'figures', made: FiguresView, words: {vi: 'Tổng quan', en: 'Overview'},
    asks: ['unit', 'period', 'minutes', 'procedure', 'channel', 'units']},
  {name: 'units', group: 'figures', made: UnitsView, words: {vi: 'Đơn vị', en: 'Units'}, asks: ['unit', 'period', 'procedure', 'channel', 'units']},
  {name: 'index', group: 'figures', made: IndexView, words: {vi: 'Chỉ số 766', en: 'Index 766'}, asks: ['unit', 'period', 'month']},
  {name: 'indicators', group: 'figures', made: IndicatorsView, words: {vi: 'Đã công bố', en: 'Published'}, asks: ['unit']},
  {name: 'procedures', group: 'figures', made: ProceduresView, words: {vi: 'Thủ tục', en: 'Procedures'}, asks: ['unit', 'period', 'channel']},
  {name: 'times', group: 'figures', made: TimesView, words: {vi: 'Thời gian', en: 'Times'}, asks: ['unit', 'period', 'procedure', 'channel']},
  {name: 'outages', group: 'figures', made: OutagesView, words: {vi: 'Gián đoạn', en: 'Outages'}, asks: ['unit', 'period']},
  {name: 'dossiers', group: 'dossiers', made: DossiersView, words: {vi: 'Hồ sơ', en: 'Dossiers'}, asks: ['unit', 'procedure', 'channel']},
  {name: 'dossier', group: 'dossiers', made: DossierView, words: {vi: 'Hồ sơ', en: 'Dossier'}, under: 'dossiers', asks: []},
  {name: 'alerts', group: 'alerts', made: null, words: {vi: 'Cảnh báo', en: 'Alerts'}, asks: ['unit']},
  {name: 'history', group: 'history', made: HistoryView, words: {vi: 'Cỗ máy thời gian', en: 'Time machine'}, asks: ['unit']},
  {name: 'replays', group: 'history', made: ReplaysView, words: {vi: 'Thử luật khác', en: 'What-if'}, asks: ['unit', 'period']},
  {name: 'system', group: 'system', made: SystemView, words: {vi: 'Hệ thống', en: 'System'}, asks: ['unit']},
  {name: 'reconciliation', group: 'system', made: ReconciliationView, words: {vi: 'Đối soát', en: 'Reconciliation'}, asks: ['unit', 'period']},
  {name: 'rejected', group: 'system', made: RejectedView, words: {vi: 'Bị loại', en: 'Rejected'}, asks: ['period']},
  {name: 'audit', group: 'system', made: AuditView, words: {vi: 'Nhật ký', en: 'Trail'}, asks: ['period']},
  {name: 'wall', group: 'wall', made: WallView, words: {vi: 'Màn hình lớn', en: 'Wall'}, asks: []},
];

/** The view of a name; the first one when there is none. */
export function viewOf(name) {
  return VIEWS.find(view => view.name === name) ?? VIEWS[0];
}
