package city.ioc.dashboards.board;

import city.ioc.dashboards.cases.Period;
import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.dashboards.kpi.KpiValue;
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

    /**
     * Points that lie in the future are left out.
     *
     * @throws Refusal when the KPI does not exist, or the step does not fit the period
     */
    public List<KpiValue> points(String kpi, Step step, KpiQuery query) {
        List<KpiValue> points = new ArrayList<>();
        for (Period period : periods(step, query.period())) {
            KpiQuery own = new KpiQuery(query.unit(), query.scope(), period, query.filter());
            points.add(board.kpi(kpi, own));
        }
        return points;
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
