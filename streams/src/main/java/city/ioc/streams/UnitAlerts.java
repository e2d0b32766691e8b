package city.ioc.streams;

import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.UnitFigures;
import city.ioc.core.alerts.UnitWatch;
import city.ioc.core.alerts.WatchedUnit;
import city.ioc.events.Event;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is kept of the alerts about each unit. */
final class UnitAlerts {
    private static final Logger LOG = LoggerFactory.getLogger(UnitAlerts.class);

    private final UnitWatch watch;
    private final KeyValueStore<String, byte[]> units;

    UnitAlerts(UnitWatch watch, KeyValueStore<String, byte[]> units) {
        this.watch = watch;
        this.units = units;
    }

    /** Looks at a unit, and gives the alerts that have changed. */
    List<Alert> look(String unit, boolean exists, UnitFigures figures, long minute) {
        WatchedUnit before = known(unit);
        WatchedUnit after = watch.looked(unit, before, exists, figures, minute);
        List<Alert> changed = watch.changed(unit, before, after);
        if (!changed.isEmpty() || !after.rules().equals(before.rules())) {
            units.put(unit, Formats.WATCHED_UNIT.encode(after));
        }
        return changed;
    }

    /** The alerts that an action changes; empty when it concerns none as it stands. */
    Optional<List<Alert>> act(String unit, Event action, long now) {
        WatchedUnit before = known(unit);
        return watch.acted(before, action, now).flatMap(after -> {
            byte[] encoded = Formats.WATCHED_UNIT.encode(after);
            if (encoded.length > CaseProcessor.MAX_BYTES) {
                LOG.atWarn()
                        .addKeyValue("unit", unit)
                        .addKeyValue("event", action.id())
                        .log("a unit has too many actions on its alerts; this one changes nothing");
                return Optional.empty();
            }
            units.put(unit, encoded);
            return Optional.of(watch.changed(unit, before, after));
        });
    }

    private WatchedUnit known(String unit) {
        byte[] stored = units.get(unit);
        return stored == null ? WatchedUnit.NEW : Formats.WATCHED_UNIT.decode(stored);
    }
}
