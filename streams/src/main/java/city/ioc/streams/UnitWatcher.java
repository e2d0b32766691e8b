package city.ioc.streams;

import city.ioc.calendar.WorkingCalendar;
import city.ioc.core.Fact;
import city.ioc.core.Grain;
import city.ioc.core.alerts.Alert;
import city.ioc.profile.Units;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Looks at all units of one partition every full minute. */
final class UnitWatcher {
    /** Figures that are being rebuilt say nothing. */
    private static final long SETTLE_MILLIS = Duration.ofMinutes(1).toMillis();

    private final UnitSums sums;
    private final UnitAlerts alerts;
    private final KeyValueStore<String, Long> heard;
    private final Units units;
    private final WorkingCalendar calendar;
    private long lookedAt = Long.MIN_VALUE;
    private long unsettledAt;

    /** @param heard time of the latest event by unit */
    UnitWatcher(
            UnitSums sums,
            UnitAlerts alerts,
            KeyValueStore<String, Long> heard,
            Units units,
            WorkingCalendar calendar,
            long now) {
        this.sums = sums;
        this.alerts = alerts;
        this.heard = heard;
        this.units = units;
        this.calendar = calendar;
        this.unsettledAt = now;
    }

    /** The clock goes on; to be called before anything that happens now. */
    void tick(long now) {
        long minute = Grain.MINUTE.floor(now, calendar.zone());
        sums.countUntil(minute, calendar.localDay(minute));
    }

    /** @param arrivedAt when the event arrived from which the news comes */
    void news(String unit, UnitNews news, long arrivedAt, long now) {
        if (now - arrivedAt > SETTLE_MILLIS) {
            unsettledAt = now;
        }
        if (news.heardAt() != null && !unit.equals(Fact.UNKNOWN_UNIT)) {
            long at = Math.min(news.heardAt(), now);
            Long before = heard.get(unit);
            if (before == null || at > before) {
                heard.put(unit, at);
            }
        }
    }

    /** The alerts that have changed by the full minute; none when it was looked at already. */
    List<Alert> look(long now) {
        long minute = Grain.MINUTE.floor(now, calendar.zone());
        if (minute <= lookedAt || now - unsettledAt < SETTLE_MILLIS) {
            return List.of();
        }
        lookedAt = minute;
        LocalDate day = calendar.localDay(minute);
        List<Alert> changed = new ArrayList<>();
        try (KeyValueIterator<String, Long> all = heard.all()) {
            all.forEachRemaining(unit -> changed.addAll(alerts.look(
                    unit.key, units.at(unit.key, day).isPresent(), sums.of(unit.key, unit.value), minute)));
        }
        return changed;
    }
}
