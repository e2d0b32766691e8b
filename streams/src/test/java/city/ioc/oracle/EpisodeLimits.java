package city.ioc.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The limits and shares of rules as moments. */
final class EpisodeLimits {
    private static final long HOUR = 3_600_000;
    private static final int HOURS_OF_A_DAY = 24;
    private static final int HOURS_OF_A_WORKING_DAY = 8;

    private final OracleCalendar calendar;

    EpisodeLimits(OracleCalendar calendar) {
        this.calendar = calendar;
    }

    /** When something that began at {@code from} has lasted for the limit: a dossier accepted then would be due. */
    long lasted(long from, OracleLimit limit) {
        Long due = calendar.due(from, limit);
        return due == null ? EpisodeBook.FOR_EVER : due;
    }

    /** From when on the rule calls a due near; not before the acceptance. */
    long near(OracleRule rule, long accepted, long due) {
        if (rule.limit() != null && countsAllHours(rule.limit())) {
            return Math.max(accepted, due - millis(rule.limit()));
        }
        long enough = rule.limit() != null ? millis(rule.limit()) : share(rule.share(), accepted, due);
        return calendar.before(accepted, due, enough);
    }

    /** Whether at most the rule's share of the time from acceptance to due is left at a moment. */
    boolean isLate(OracleRule rule, long accepted, long due, long at) {
        return calendar.between(at, due) <= share(rule.share(), accepted, due);
    }

    /** Milliseconds are whole, so what is at most the share is at most its whole part. */
    private long share(BigDecimal share, long accepted, long due) {
        return share.multiply(BigDecimal.valueOf(calendar.between(accepted, due)))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    private static boolean countsAllHours(OracleLimit limit) {
        return limit.unit().equals("CALENDAR_DAY");
    }

    private static long millis(OracleLimit limit) {
        return switch (limit.unit()) {
            case "WORKING_HOUR" -> limit.value() * HOUR;
            case "WORKING_DAY" -> limit.value() * HOURS_OF_A_WORKING_DAY * HOUR;
            case "CALENDAR_DAY" -> limit.value() * HOURS_OF_A_DAY * HOUR;
            default -> throw new IllegalArgumentException("no limit of a rule: " + limit);
        };
    }
}
