package city.ioc.dashboards.board;

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
 */
public record Question(
        String unit, Horizon horizon, LocalDate from, LocalDate to, Instant asOf, Map<String, String> filter) {
    public Question {
        filter = Map.copyOf(filter);
    }

    /** Of days. */
    public Question(String unit, LocalDate from, LocalDate to, Instant asOf, Map<String, String> filter) {
        this(unit, null, from, to, asOf, filter);
    }

    /** All of the city today. */
    public static final Question CITY_TODAY = new Question(null, null, null, null, Map.of());
}
