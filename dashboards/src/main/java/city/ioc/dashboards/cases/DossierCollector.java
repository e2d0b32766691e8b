package city.ioc.dashboards.cases;

import city.ioc.dashboards.cases.DossierQuery.Cursor;
import city.ioc.dashboards.cases.DossierView.EndView;
import city.ioc.kpi.Measure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** Picks the dossiers of one page out of all rows, holding no more than a page. Used once. */
final class DossierCollector {
    private static final int MONEY_SCALE = 4;
    private static final int MILLIS_SCALE = 3;

    private record Ranked(Cursor place, CaseRow row) {}

    private final DossierQuery query;
    private final ZoneId zone;
    private final Codes units;
    private final Codes procedures;
    private final PriorityQueue<Ranked> first =
            new PriorityQueue<>(Comparator.comparing(Ranked::place).reversed());
    private int total;
    private int afterCursor;

    DossierCollector(DossierQuery query, ZoneId zone, Codes units, Codes procedures) {
        this.query = query;
        this.zone = zone;
        this.units = units;
        this.procedures = procedures;
    }

    void offer(CaseRow row) {
        if (!inState(row) || !onDays(row)) {
            return;
        }
        total++;
        Cursor place = place(row);
        if (query.cursor() != null && place.compareTo(query.cursor()) <= 0) {
            return;
        }
        afterCursor++;
        if (first.size() < query.limit()) {
            first.add(new Ranked(place, row));
        } else if (place.compareTo(first.peek().place()) < 0) {
            first.poll();
            first.add(new Ranked(place, row));
        }
    }

    DossierPage page() {
        List<Ranked> inOrder = new ArrayList<>(first);
        inOrder.sort(Comparator.comparing(Ranked::place));
        Cursor next = afterCursor > inOrder.size() ? inOrder.getLast().place() : null;
        List<DossierView> views = inOrder.stream()
                .map(ranked -> view(ranked.row(), unit(ranked.row()), query.asOf(), units, procedures))
                .toList();
        return new DossierPage(views, total, next);
    }

    private boolean inState(CaseRow row) {
        StateFilter filter = query.state();
        if (filter.state() != null && row.state() != filter.state()) {
            return false;
        }
        return filter.standing() == null || holds(row, measure(), query.asOf());
    }

    private Measure measure() {
        return query.state().standing() == StateFilter.Standing.OPEN ? Measure.OPEN : Measure.OVERDUE;
    }

    /** For whom the dossier is listed: who has it at the moment when it has to stand then, else who owns it now. */
    int unit(CaseRow row) {
        return query.state().standing() == null ? row.unit() : holder(row, measure(), query.asOf());
    }

    private boolean onDays(CaseRow row) {
        for (DayFilter filter : query.days()) {
            boolean holds = switch (filter.mark()) {
                case ACCEPTED -> isOn(filter, row.acceptedAt());
                case DUE -> isOn(filter, row.dueAt());
                case ENDED -> IntStream.range(0, row.endCount()).anyMatch(i -> isOn(filter, row.endAt(i)));
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private boolean isOn(DayFilter filter, long at) {
        return at != CaseRow.NONE && filter.contains(Instant.ofEpochMilli(at).atZone(zone).toLocalDate());
    }

    private Cursor place(CaseRow row) {
        if (query.sort() == DossierQuery.Sort.ID) {
            return new Cursor(0, row.id);
        }
        return new Cursor(row.dueAt() == CaseRow.NONE ? Long.MAX_VALUE : row.dueAt(), row.id);
    }

    /** Whether a standing holds at a moment, by the facts, so that lists and figures agree. */
    private static boolean holds(CaseRow row, Measure standing, long asOf) {
        return holder(row, standing, asOf) != Codes.NONE;
    }

    /** For which unit it does; {@link Codes#NONE} when for none. It begins for one when it has ended for the one before. */
    private static int holder(CaseRow row, Measure standing, long asOf) {
        PackedFacts.Cursor fact = new PackedFacts.Cursor().on(row);
        int holder = Codes.NONE;
        long sum = 0;
        while (fact.next()) {
            if (fact.measure() == standing && fact.label() <= asOf) {
                sum += fact.amount();
                holder = fact.amount() > 0 ? fact.unit() : holder;
            }
        }
        return sum > 0 ? holder : Codes.NONE;
    }

    /** As it is for the unit that owns it now. */
    static DossierView view(CaseRow row, long asOf, Codes units, Codes procedures) {
        return view(row, row.unit(), asOf, units, procedures);
    }

    private static DossierView view(CaseRow row, int unit, long asOf, Codes units, Codes procedures) {
        List<EndView> ends = new ArrayList<>();
        for (int i = 0; i < row.endCount(); i++) {
            ends.add(new EndView(
                    Instant.ofEpochMilli(row.endAt(i)),
                    row.endHow(i),
                    units.text(row.endUnit(i)),
                    BigDecimal.valueOf(row.endProcessingMillis(i), MILLIS_SCALE),
                    row.endOnTime(i)));
        }
        return new DossierView(
                row.id,
                row.state(),
                holds(row, Measure.OPEN, asOf),
                holds(row, Measure.OVERDUE, asOf),
                units.text(unit),
                units.text(row.handler()),
                procedures.text(row.procedure()),
                row.channel(),
                instant(row.submittedAt()),
                instant(row.acceptedAt()),
                instant(row.dueAt()),
                instant(row.overdueFrom()),
                ends,
                BigDecimal.valueOf(row.fees(), MONEY_SCALE),
                BigDecimal.valueOf(row.paid(), MONEY_SCALE),
                row.events(),
                row.irregular());
    }

    private static Instant instant(long millis) {
        return millis == CaseRow.NONE ? null : Instant.ofEpochMilli(millis);
    }
}
