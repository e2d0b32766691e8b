package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Comparison;
import city.ioc.dashboards.board.Horizon;
import city.ioc.dashboards.board.Question;
import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.scope.UnitsAs;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The query parameters of one request: known ones only, each given once, read strictly. */
final class Parameters {
    private static final int MAX_LENGTH = 500;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);

    private final Map<String, String> values = new TreeMap<>();

    /** @throws Refusal when a parameter is not known, given twice, or too long; an empty one counts as not given */
    Parameters(Context ctx, String... known) {
        Set<String> names = new TreeSet<>(Arrays.asList(known));
        for (Map.Entry<String, List<String>> entry : ctx.queryParamMap().entrySet()) {
            String name = entry.getKey();
            if (!names.contains(name)) {
                throw Refusal.of("unknown parameter '%s'; known are %s".formatted(name, names));
            }
            if (entry.getValue().size() > 1) {
                throw Refusal.of("parameter '%s' is given %d times".formatted(name, entry.getValue().size()));
            }
            String value = entry.getValue().getFirst().trim();
            if (value.length() > MAX_LENGTH) {
                throw Refusal.of("parameter '%s' is longer than %d characters".formatted(name, MAX_LENGTH));
            }
            if (!value.isEmpty()) {
                values.put(name, value);
            }
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** With commas between; null when not given. */
    List<String> texts(String name) {
        String value = values.get(name);
        return value == null ? null : Arrays.stream(value.split(",", -1)).map(String::trim).toList();
    }

    String required(String name) {
        return text(name).orElseThrow(() -> Refusal.of("parameter '%s' is needed".formatted(name)));
    }

    /** Null when not given. */
    LocalDate date(String name) {
        String value = values.get(name);
        if (value == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(value);
            if (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)) {
                throw Refusal.of("'%s' must lie between %s and %s, not '%s'".formatted(name, FIRST_DAY, LAST_DAY, value));
            }
            return date;
        } catch (DateTimeParseException e) {
            throw Refusal.of("'%s' must be a date such as 2026-02-26, not '%s'".formatted(name, value));
        }
    }

    /** Null when not given. */
    Instant instant(String name) {
        String value = values.get(name);
        if (value == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(value.replace(' ', '+'));
            if (time.toLocalDate().isBefore(FIRST_DAY) || time.toLocalDate().isAfter(LAST_DAY)) {
                throw Refusal.of("'%s' must lie between %s and %s, not '%s'".formatted(name, FIRST_DAY, LAST_DAY, value));
            }
            return time.toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.of("'%s' must be an instant with offset such as 2026-02-26T10:42:00+07:00, not '%s'"
                    .formatted(name, value));
        }
    }

    int number(String name, int least, int most, int usual) {
        String value = values.get(name);
        if (value == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, together with numbers out of range
        }
        throw Refusal.of("'%s' must be a whole number from %d to %d, not '%s'".formatted(name, least, most, value));
    }

    /** The constant of a name in any case; empty when not given. */
    <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        String value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value.toUpperCase(Locale.ROOT))) {
                return Optional.of(constant);
            }
        }
        String known = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw Refusal.of("'%s' must be one of %s, not '%s'".formatted(name, known, value));
    }

    /** Procedure and channel, as far as given. */
    Map<String, String> filter() {
        Map<String, String> filter = new TreeMap<>();
        text("procedure").ifPresent(value -> filter.put("procedure", value));
        text("channel").ifPresent(value -> filter.put("channel", value.toUpperCase(Locale.ROOT)));
        return filter;
    }

    Question question() {
        return new Question(values.get("unit"), horizon(), date("from"), date("to"), instant("as-of"), filter(), units());
    }

    /** Null when not given. */
    private Horizon horizon() {
        String name = values.get("horizon");
        return name == null
                ? null
                : Horizon.named(name)
                        .orElseThrow(() -> Refusal.of("'horizon' must be one of %s, not '%s'".formatted(Horizon.names(), name)));
    }

    /** What to compare with, in the order given; empty when not given. */
    Set<Comparison> comparisons() {
        Set<Comparison> comparisons = new LinkedHashSet<>();
        for (String name : text("compare").map(text -> text.split(",", -1)).orElse(new String[0])) {
            comparisons.add(Comparison.named(name.trim())
                    .orElseThrow(() -> Refusal.of("'compare' must be one or more of %s with commas between, not '%s'"
                            .formatted(Comparison.names(), values.get("compare")))));
        }
        return comparisons;
    }

    /** As they were then, unless asked for. */
    UnitsAs units() {
        return oneOf("units", UnitsAs.class).orElse(UnitsAs.THEN);
    }
}
