package city.ioc.dashboards.board;

import city.ioc.dashboards.cases.Period;
import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.dashboards.kpi.KpiValue;
import city.ioc.kpi.KpiDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** One KPI through time. */
public final class Series {
    private static final int MAX_POINTS = 1_000;

    /** How far apart the points are. */
    public enum Step {
        /** The figure of the day as of each full hour; within one day only. */
        HOUR,
        DAY,
        MONTH
    }

    private final Board board;

    public Series(Board board) {
        this.board = board;
    }

    /** Another version became valid on {@code day}. */
    public record Break(LocalDate day, int fromVersion, int toVersion) {}

    /**
     * Points that lie in the future are left out.
     *
     * @param version by which to compute all points; null for the one that is valid on the last day of each
     * @throws Refusal when the KPI or version does not exist, or the step does not fit the period
     */
    public List<KpiValue> points(String kpi, String version, Step step, KpiQuery query) {
        List<KpiValue> points = new ArrayList<>();
        for (Period period : periods(step, query.period())) {
            KpiQuery own = new KpiQuery(query.unit(), query.scope(), period, query.filter());
            points.add(version == null ? board.kpi(kpi, own) : numbered(kpi, version, own));
        }
        return points;
    }

    private KpiValue numbered(String kpi, String version, KpiQuery query) {
        KpiDefinition definition = new Versions(board).numbered(kpi, version);
        return board.kpis(List.of(definition), query, query.period().to()).getFirst();
    }

    /** Where one version ends and the next begins, within the days of points that are each of the version of their day. */
    public List<Break> breaks(List<KpiValue> points) {
        List<Break> breaks = new ArrayList<>();
        KpiDefinition before = null;
        for (KpiDefinition version : board.profile().kpis().versions(points.getFirst().id())) {
            LocalDate day = version.validFrom();
            if (before != null && day.isAfter(points.getFirst().from()) && !day.isAfter(points.getLast().to())) {
                breaks.add(new Break(day, before.version(), version.version()));
            }
            before = version;
        }
        return breaks;
    }

    private List<Period> periods(Step step, Period whole) {
        return switch (step) {
            case HOUR -> hours(whole);
            case DAY -> days(whole, day -> day);
            case MONTH -> days(whole, day -> day.withDayOfMonth(day.lengthOfMonth()));
        };
    }

    private List<Period> hours(Period whole) {
        if (!whole.from().equals(whole.to())) {
            throw Refusal.of("step=hour needs a period of one day, not %s to %s".formatted(whole.from(), whole.to()));
        }
        ZonedDateTime end = whole.from().plusDays(1).atStartOfDay(board.zone());
        List<Period> periods = new ArrayList<>();
        ZonedDateTime hour = whole.from().atStartOfDay(board.zone());
        while (hour.isBefore(end)) {
            hour = hour.plusHours(1);
            long asOf = Math.min(hour.toInstant().toEpochMilli(), whole.asOf());
            long exact = board.moment(Instant.ofEpochMilli(asOf));
            if (exact != asOf) {
                throw Refusal.of("hours of %s are not kept any more; the finest step is day".formatted(whole.from()));
            }
            periods.add(new Period(whole.from(), whole.to(), asOf));
            if (asOf == whole.asOf()) {
                break;
            }
        }
        return periods;
    }

    private List<Period> days(Period whole, UnaryOperator<LocalDate> lastOfStep) {
        LocalDate today = board.today();
        List<Period> periods = new ArrayList<>();
        LocalDate first = whole.from();
        while (!first.isAfter(whole.to()) && (periods.isEmpty() || !first.isAfter(today))) {
            LocalDate last = lastOfStep.apply(first);
            periods.add(new Period(first, last.isAfter(whole.to()) ? whole.to() : last, whole.asOf()));
            first = last.plusDays(1);
            if (periods.size() > MAX_POINTS) {
                throw Refusal.of("%d days are too many; at most %d points"
                        .formatted(ChronoUnit.DAYS.between(whole.from(), whole.to()) + 1, MAX_POINTS));
            }
        }
        return periods;
    }
}
