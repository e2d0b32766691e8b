package city.ioc.profile;

import city.ioc.calendar.TimeLimit;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Readers of single values; each refuses with an {@link IllegalArgumentException} that says what would be right. */
final class Read {
    private static final int MAX_TEXT = 1000;
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private Read() {}

    static String text(String text) {
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("must have at most " + MAX_TEXT + " characters");
        }
        return text;
    }

    static Function<String, String> matching(Pattern pattern, String wanted) {
        return text -> {
            if (!pattern.matcher(text).matches()) {
                throw new IllegalArgumentException("must be " + wanted + ", not '" + text + "'");
            }
            return text;
        };
    }

    static LocalDate date(String text) {
        return time(text, LocalDate::parse, "a date such as 2024-02-26");
    }

    static LocalTime timeOfDay(String text) {
        return time(text, LocalTime::parse, "a time such as 07:00");
    }

    static Instant instant(String text) {
        return time(text, OffsetDateTime::parse, "a date-time with an offset such as 2010-01-01T00:00:00+07:00").toInstant();
    }

    /** A date-time with an offset, to the millisecond, or a date, which stands for its beginning in the zone. */
    static Function<String, Instant> moment(ZoneId zone) {
        return text -> time(
                text,
                moment -> DATE.matcher(moment).matches()
                        ? LocalDate.parse(moment).atStartOfDay(zone).toInstant()
                        : Instant.ofEpochMilli(OffsetDateTime.parse(moment).toInstant().toEpochMilli()),
                "a date such as 2024-04-12 or a date-time with an offset such as 2024-04-12T15:00:00+07:00");
    }

    static ZoneId zone(String text) {
        return time(text, ZoneId::of, "a time zone such as Asia/Ho_Chi_Minh");
    }

    static boolean yesNo(String text) {
        return switch (text) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw new IllegalArgumentException("must be yes or no, not '" + text + "'");
        };
    }

    static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number, not '" + text + "'", e);
        }
    }

    /** A number and a unit such as {@code 8 WORKING_HOUR}, or a unit that needs no number. */
    static TimeLimit limit(String text) {
        String[] parts = text.split("\\s+", -1);
        if (parts.length > 2) {
            throw new IllegalArgumentException("must be a number and a unit such as 8 WORKING_HOUR, not '" + text + "'");
        }
        int value = parts.length == 1 ? 0 : wholeNumber(parts[0]);
        return new TimeLimit(value, oneOf(TimeLimit.Unit.class).apply(parts[parts.length - 1]));
    }

    static BigDecimal number(String text) {
        if (!text.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?")) {
            throw new IllegalArgumentException("must be a plain number such as 0.98, not '" + text + "'");
        }
        return new BigDecimal(text);
    }

    static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + String.join(", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList())
                        + ", not '" + text + "'"));
    }

    /** Constants joined by +. */
    static <E extends Enum<E>> Function<String, Set<E>> someOf(Class<E> type) {
        return text -> {
            Set<E> some = EnumSet.noneOf(type);
            for (String part : text.split("\\+", -1)) {
                some.add(oneOf(type).apply(part.strip()));
            }
            return some;
        };
    }

    private static <T> T time(String text, Function<String, T> parser, String wanted) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("must be " + wanted + ", not '" + text + "'", e);
        }
    }
}
