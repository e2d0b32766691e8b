package city.ioc.dashboards.board;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A period that ends with the moment asked for; {@code docs/reference/kpis.md} defines each. */
public enum Horizon {
    MINUTES_5("5m", Duration.ofMinutes(5)),
    MINUTES_15("15m", Duration.ofMinutes(15)),
    MINUTES_60("60m", Duration.ofMinutes(60)),
    TODAY("today", null),
    YESTERDAY("yesterday", null),
    DAYS_7("7d", null),
    DAYS_30("30d", null),
    MONTH("month", null),
    QUARTER("quarter", null),
    YEAR("year", null);

    private final String wireName;
    private final Duration window;

    Horizon(String wireName, Duration window) {
        this.wireName = wireName;
        this.window = window;
    }

    /** As in questions, such as {@code 7d}. */
    public String wireName() {
        return wireName;
    }

    /** The horizon of a name; empty when there is none. */
    public static Optional<Horizon> named(String name) {
        return Arrays.stream(values()).filter(each -> each.wireName.equals(name)).findFirst();
    }

    /** All names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(Horizon::wireName).collect(Collectors.joining(", "));
    }

    /** How long it is when it is a window of minutes; empty when it is one of days. */
    Optional<Duration> window() {
        return Optional.ofNullable(window);
    }

    /** How many months later the next one of its kind begins; 0 when it is counted in days or minutes. */
    int months() {
        return switch (this) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case YEAR -> 12;
            default -> 0;
        };
    }

    /** @param day of the moment asked for */
    LocalDate firstDay(LocalDate day) {
        return switch (this) {
            case MINUTES_5, MINUTES_15, MINUTES_60, TODAY -> day;
            case YESTERDAY -> day.minusDays(1);
            case DAYS_7 -> day.minusDays(6);
            case DAYS_30 -> day.minusDays(29);
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** @param day of the moment asked for */
    LocalDate lastDay(LocalDate day) {
        return this == YESTERDAY ? day.minusDays(1) : day;
    }
}
