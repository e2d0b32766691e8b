package city.ioc.dashboards.board;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which earlier days a period of days is compared with; {@code docs/reference/kpis.md} has the rule. */
public enum Comparison {
    PREVIOUS("previous"),
    LAST_YEAR("last-year");

    private static final int YEAR = 12;

    private final String wireName;

    Comparison(String wireName) {
        this.wireName = wireName;
    }

    /**
     * Days, and the day of the moment that they are seen from.
     *
     * @param from first day
     * @param to last day
     * @param moment the day on which the question is put, which may be any
     */
    record Days(LocalDate from, LocalDate to, LocalDate moment) {

        Days earlierByDays(long days) {
            return new Days(from.minusDays(days), to.minusDays(days), moment.minusDays(days));
        }

        /** A day that a month does not have becomes the last that it has. */
        Days earlierByMonths(long months) {
            return new Days(from.minusMonths(months), to.minusMonths(months), moment.minusMonths(months));
        }

        /** Whole months, which stay whole. */
        Days wholeEarlierByMonths(long months) {
            Days earlier = earlierByMonths(months);
            return new Days(earlier.from, YearMonth.from(earlier.to).atEndOfMonth(), earlier.moment);
        }

        private boolean isWholeMonths() {
            return from.getDayOfMonth() == 1 && to.equals(YearMonth.from(to).atEndOfMonth());
        }

        private long length() {
            return ChronoUnit.DAYS.between(from, to) + 1;
        }

        private long months() {
            return ChronoUnit.MONTHS.between(from, to.plusDays(1));
        }
    }

    /** As in questions and answers. */
    public String wireName() {
        return wireName;
    }

    /** The comparison of a name; empty when there is none. */
    public static Optional<Comparison> named(String name) {
        return Arrays.stream(values()).filter(each -> each.wireName.equals(name)).findFirst();
    }

    /** All names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(Comparison::wireName).collect(Collectors.joining(", "));
    }

    /** @param horizon that the days are; null when they were given as they are */
    Days earlier(Days days, Horizon horizon) {
        if (horizon == null && days.isWholeMonths()) {
            return days.wholeEarlierByMonths(this == LAST_YEAR ? YEAR : days.months());
        }
        if (this == LAST_YEAR) {
            return days.earlierByMonths(YEAR);
        }
        boolean byMonths = horizon != null && horizon.months() > 0;
        return byMonths ? days.earlierByMonths(horizon.months()) : days.earlierByDays(days.length());
    }
}
