package city.ioc.standalone.pipeline;

import city.ioc.oracle.CaseResult;
import city.ioc.oracle.OracleResult;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Both sides of every identity by the page of reconciliation alone, from what the oracle computed: the cells as sums of its cells,
 * the case table by a walk through what it found each dossier to be.
 */
final class IdentityOracle {
    private final OracleResult result;
    private final String unit;
    private final LocalDate from;
    private final LocalDate to;
    private final Instant asOf;
    private final Instant start;
    private final Instant end;

    private long carried;
    private long accepted;
    private long begun;
    private long passedOn;
    private long onTime;
    private long late;
    private long withoutDue;
    private long cancelled;
    private long waiting;
    private long undue;
    private long overdue;

    /** @param unit a code of its own; null for the city */
    IdentityOracle(OracleResult result, ZoneId zone, String unit, LocalDate from, LocalDate to, Instant asOf) {
        this.result = result;
        this.unit = unit;
        this.from = from;
        this.to = to;
        this.asOf = asOf;
        start = from.atStartOfDay(zone).toInstant();
        Instant last = to.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
        end = last.isAfter(asOf) ? asOf : last;
        result.cases().values().forEach(this::count);
    }

    /** As "cells cases" by identity. */
    Map<String, String> sides() {
        long released = onTime + late + withoutDue;
        long open = waiting + undue + overdue;
        Map<String, String> sides = new LinkedHashMap<>();
        sides.put("received", cells("received") + " " + accepted);
        sides.put(
                "intake",
                cells("resolved") + cells("withdrawn") + cells("transferred-out") + cells("open") + " " + (carried + begun));
        sides.put(
                "outcome",
                cells("open", from.minusDays(1)) + cells("received") + cells("reopened") + cells("transferred-in") + " "
                        + (released + cancelled + passedOn + open));
        sides.put("open", cells("open") + " " + open);
        sides.put("overdue", cells("overdue") + " " + overdue);
        sides.put("released", cells("resolved") + " " + released);
        sides.put("on-time", cells("resolved-on-time") + " " + onTime);
        return sides;
    }

    private long cells(String measure) {
        return cells(measure, to);
    }

    private long cells(String measure, LocalDate last) {
        return OracleResult.count(result, measure, unit, from, last, asOf);
    }

    private void count(CaseResult dossier) {
        String before = null;
        for (CaseResult.Spell spell : dossier.spells()) {
            if (mine(spell.unit())) {
                begun += within(spell.from()) ? 1 : 0;
                accepted += before == null && within(spell.from()) ? 1 : 0;
                carried += !spell.from().isAfter(asOf) && spell.from().isBefore(start)
                                && !over(spell.until(), start.minusMillis(1))
                        ? 1
                        : 0;
                if (!spell.from().isAfter(end) && !over(spell.until(), end)) {
                    countOpen(dossier);
                }
            }
            boolean passed = before != null && !before.equals(spell.unit());
            passedOn += passed && mine(before) && within(spell.from()) ? 1 : 0;
            before = spell.unit();
        }
        for (CaseResult.End each : dossier.ends()) {
            if (mine(each.unit()) && within(each.at())) {
                countEnd(each);
            }
        }
    }

    private void countOpen(CaseResult dossier) {
        boolean waits = dossier.pauses().stream()
                .anyMatch(pause -> pause.counted() && !pause.from().isAfter(end) && !over(pause.until(), end));
        boolean late = dossier.dues().stream()
                .filter(due -> !due.from().isAfter(end))
                .reduce((earlier, later) -> later)
                .filter(due -> !due.overdueFrom().isAfter(end))
                .isPresent();
        waiting += waits ? 1 : 0;
        overdue += !waits && late ? 1 : 0;
        undue += !waits && !late ? 1 : 0;
    }

    private void countEnd(CaseResult.End end) {
        if (end.kind() == CaseResult.EndKind.WITHDRAWN) {
            cancelled++;
        } else if (end.onTime() == null) {
            withoutDue++;
        } else if (end.onTime()) {
            onTime++;
        } else {
            late++;
        }
    }

    private boolean mine(String code) {
        return unit == null || unit.equals(code);
    }

    private boolean within(Instant at) {
        return !at.isBefore(start) && !at.isAfter(end);
    }

    /** Whether something that lasts until an instant is over at another, as far as is known. */
    private boolean over(Instant until, Instant at) {
        return until != null && !until.isAfter(at) && !until.isAfter(asOf);
    }
}
