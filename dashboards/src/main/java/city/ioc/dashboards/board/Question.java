package city.ioc.dashboards.board;

import city.ioc.dashboards.scope.UnitsAs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * A question about figures as it was put; the {@link Board} makes it exact.
 *
 * @param unit null for the whole city
 * @param horizon which period; null when days say it
 * @param from null for today
 * @param to null for today
 * @param asOf null for live
 * @param filter values of {@code procedure} and {@code channel}
 * @param units as they were then, or today
 */
public record Question(
        String unit,
        Horizon horizon,
        LocalDate from,
        LocalDate to,
        Instant asOf,
        Map<String, String> filter,
        UnitsAs units) {
    public Question {
        filter = Map.copyOf(filter);
    }

    /** Of days, and of the units as they were then. */
    public Question(String unit, LocalDate from, LocalDate to, Instant asOf, Map<String, String> filter) {
        this(unit, null, from, to, asOf, filter, UnitsAs.THEN);
    }

    /** All of the city today. */
    public static final Question CITY_TODAY = new Question(null, null, null, null, Map.of());
}
