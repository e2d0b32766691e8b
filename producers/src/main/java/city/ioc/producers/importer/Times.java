package city.ioc.producers.importer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the times of a file: date, optionally a time of day after {@code T} or a blank, optionally an offset. What has no
 * offset is local time of the zone: of a time that occurs twice the first is taken, one that does not occur is refused.
 */
final class Times {
    private static final DateTimeFormatter USUAL = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][ ]")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[ ][XXX][XX][X]")
            .optionalEnd()
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private final List<DateTimeFormatter> formats;
    private final ZoneId zone;

    /**
     * @param patterns further formats, tried first
     * @param zone     of times without an offset; null when there may be none
     */
    Times(List<String> patterns, ZoneId zone) {
        this.formats = Stream.concat(patterns.stream().map(Times::format), Stream.of(USUAL)).toList();
        this.zone = zone;
    }

    /** Strict reading needs the year without an era. */
    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace('y', 'u')).withResolverStyle(ResolverStyle.STRICT);
    }

    OffsetDateTime parse(String text) throws UnreadableValue {
        for (DateTimeFormatter format : formats) {
            TemporalAccessor parsed;
            try {
                parsed = format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            } catch (DateTimeException e) {
                continue;
            }
            return switch (parsed) {
                case OffsetDateTime time -> time;
                case LocalDateTime local -> inZone(local);
                default -> inZone(LocalDate.from(parsed).atStartOfDay());
            };
        }
        throw UnreadableValue.of(text, "is not a time in a known format");
    }

    /** The same time of day in the zone, which there must be, so many days later. */
    OffsetDateTime plusDays(OffsetDateTime time, int days) throws UnreadableValue {
        return inZone(time.atZoneSameInstant(zone).toLocalDateTime().plusDays(days));
    }

    private OffsetDateTime inZone(LocalDateTime local) throws UnreadableValue {
        if (zone == null) {
            throw UnreadableValue.of(local.toString(), "has no offset and the mapping names no zone");
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw UnreadableValue.of(local.toString(), "does not occur in " + zone);
        }
        return local.atOffset(offsets.getFirst());
    }
}
