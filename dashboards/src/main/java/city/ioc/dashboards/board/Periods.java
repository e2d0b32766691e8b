package city.ioc.dashboards.board;

import city.ioc.dashboards.cases.Period;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Makes the periods of questions exact, and finds the earlier ones that they are compared with. */
final class Periods {
    private final Moments moments;
    private final Clock clock;
    private final ZoneId zone;

    Periods(Moments moments, Clock clock, ZoneId zone) {
        this.moments = moments;
        this.clock = clock;
        this.zone = zone;
    }

    LocalDate today() {
        return day(clock.instant());
    }

    /** @throws Refusal when it ends before it begins, is given twice, or is a window that is not kept */
    Period of(Question question) {
        long asOf = moments.exact(question.asOf());
        if (question.horizon() == null) {
            return range(question, asOf);
        }
        if (question.from() != null || question.to() != null) {
            throw Refusal.of("'horizon' says which days, so it goes without 'from' and 'to'");
        }
        Horizon horizon = question.horizon();
        LocalDate day = dayOf(question);
        if (horizon.window().isEmpty()) {
            return new Period(horizon.firstDay(day), horizon.lastDay(day), asOf);
        }
        Period window = window(horizon.window().get(), day, asOf);
        if (!isKept(window)) {
            throw Refusal.of("horizon=%s begins at %s, for which only %ss are kept".formatted(
                    horizon.wireName(),
                    Instant.ofEpochMilli(window.after()).atZone(zone).toOffsetDateTime(),
                    moments.grain(window.after()).name().toLowerCase(Locale.ROOT)));
        }
        return window;
    }

    private Period range(Question question, long asOf) {
        LocalDate today = today();
        LocalDate to = question.to() == null ? today : question.to();
        LocalDate from = question.from() == null ? (question.to() == null ? today : earlier(today, to)) : question.from();
        if (from.isAfter(to)) {
            throw Refusal.of("'from' (%s) is after 'to' (%s)".formatted(from, to));
        }
        return new Period(from, to, asOf);
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    /**
     * The earlier period that a question is compared with, as of its own moment.
     *
     * @param period of the question
     */
    Period before(Period period, Question question, Comparison comparison) {
        if (period.isWindow() && comparison == Comparison.PREVIOUS) {
            return window(length(period), day(Instant.ofEpochMilli(period.after())), period.after());
        }
        Comparison.Days days =
                comparison.earlier(new Comparison.Days(period.from(), period.to(), dayOf(question)), question.horizon());
        long asOf = earlierMoment(period.asOf(), dayOf(question), days.moment());
        return period.isWindow() ? window(length(period), days.moment(), asOf) : new Period(days.from(), days.to(), asOf);
    }

    /** Whether the cells are fine enough for a period; days always are. */
    boolean isKept(Period period) {
        return !period.isWindow() || moments.isExact(period.asOf()) && moments.isExact(period.after());
    }

    /** The same time of day; a live moment may be the midnight that ends the day. */
    private long earlierMoment(long asOf, LocalDate day, LocalDate earlierDay) {
        LocalDateTime moment = LocalDateTime.ofInstant(Instant.ofEpochMilli(asOf), zone);
        long later = ChronoUnit.DAYS.between(day, moment.toLocalDate());
        return moments.exact(earlierDay.plusDays(later).atTime(moment.toLocalTime()).atZone(zone).toInstant());
    }

    private Period window(Duration length, LocalDate lastDay, long asOf) {
        long after = asOf - length.toMillis();
        return new Period(day(Instant.ofEpochMilli(after)), lastDay, asOf, after);
    }

    private static Duration length(Period window) {
        return Duration.ofMillis(window.asOf() - window.after());
    }

    /** Of the moment asked for. */
    private LocalDate dayOf(Question question) {
        return question.asOf() == null ? today() : day(question.asOf());
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
