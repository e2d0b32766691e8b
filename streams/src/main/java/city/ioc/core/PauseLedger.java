package city.ioc.core;

import city.ioc.core.CaseSummary.Pause;
import city.ioc.events.DossierEvent.PauseCause;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All pauses of one dossier, those that did not stop its clock too. */
final class PauseLedger {
    /** A dossier can wait for a supplement and for something else at the same time. */
    enum Slot {
        SUPPLEMENT,
        OTHER
    }

    private final List<Pause> pauses = new ArrayList<>();
    private final Map<Slot, Integer> open = new EnumMap<>(Slot.class);

    void open(Slot slot, PauseCause cause, long at, boolean counted) {
        open.put(slot, pauses.size());
        pauses.add(new Pause(cause, at, null, counted));
    }

    void close(Slot slot, long at) {
        Integer index = open.remove(slot);
        if (index != null) {
            Pause pause = pauses.get(index);
            pauses.set(index, new Pause(pause.cause(), pause.from(), at, pause.counted()));
        }
    }

    void closeAll(long at) {
        for (Slot slot : Slot.values()) {
            close(slot, at);
        }
    }

    boolean isWaiting() {
        return !open.isEmpty();
    }

    /** When the first of the pauses that last began; {@link Long#MAX_VALUE} when there is none. */
    long waitingSince() {
        return open.values().stream().mapToLong(index -> pauses.get(index).from()).min().orElse(Long.MAX_VALUE);
    }

    List<Pause> all() {
        return pauses;
    }
}
