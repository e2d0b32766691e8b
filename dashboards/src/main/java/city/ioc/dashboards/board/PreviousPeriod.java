package city.ioc.dashboards.board;

import city.ioc.dashboards.cases.Period;
import city.ioc.dashboards.kpi.KpiQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The question about the period of the same length just before: whole calendar months before whole calendar months, else days. As
 * much time has passed in both: the moment of the earlier one is as much earlier.
 */
final class PreviousPeriod {
    private PreviousPeriod() {}

    static KpiQuery of(KpiQuery query, Board board) {
        Period period = query.period();
        ZonedDateTime asOf = Instant.ofEpochMilli(period.asOf()).atZone(board.zone());
        Period before = wholeMonths(period) ? monthsBefore(period, asOf, board) : daysBefore(period, asOf, board);
        return new KpiQuery(query.unit(), query.scope(), before, query.filter());
    }

    private static boolean wholeMonths(Period period) {
        return period.from().getDayOfMonth() == 1 && period.to().plusDays(1).getDayOfMonth() == 1;
    }

    private static Period monthsBefore(Period period, ZonedDateTime asOf, Board board) {
        long months = ChronoUnit.MONTHS.between(YearMonth.from(period.from()), YearMonth.from(period.to())) + 1;
        LocalDate from = period.from().minusMonths(months);
        return new Period(from, period.from().minusDays(1), board.moment(asOf.minusMonths(months).toInstant()));
    }

    private static Period daysBefore(Period period, ZonedDateTime asOf, Board board) {
        long days = ChronoUnit.DAYS.between(period.from(), period.to()) + 1;
        return new Period(
                period.from().minusDays(days), period.to().minusDays(days), board.moment(asOf.minusDays(days).toInstant()));
    }
}
