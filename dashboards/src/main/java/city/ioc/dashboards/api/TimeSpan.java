package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The days of {@code from} and {@code to}, both inclusive, as instants.
 *
 * @param from  null when open
 * @param until exclusive; null when open
 */
record TimeSpan(Instant from, Instant until) {
    /** @throws Refusal when it ends before it begins */
    static TimeSpan of(Parameters parameters, ZoneId zone) {
        LocalDate from = parameters.date("from");
        LocalDate to = parameters.date("to");
        if (from != null && to != null && from.isAfter(to)) {
            throw Refusal.of("'from' (%s) is after 'to' (%s)".formatted(from, to));
        }
        return new TimeSpan(
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
