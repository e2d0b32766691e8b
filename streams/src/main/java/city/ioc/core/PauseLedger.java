package city.ioc.core;

import city.ioc.core.CaseSummary.Pause;
import city.ioc.events.DossierEvent.PauseCause;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** All pauses of one dossier, those that did not stop its clock too. */
final class PauseLedger {
    /** A dossier can wait for a supplement and for something else at the same time. */
    enum Slot {
        SUPPLEMENT,
        OTHER
    }

    /**
     * Working time up to the due, as known when a pause began.
     *
     * @param left    since then
     * @param allowed since the acceptance
     */
    record Time(long left, long allowed) {}

    private final List<Pause> pauses = new ArrayList<>();
    /** Of each pause; null of those that began without a due. */
    private final List<Time> times = new ArrayList<>();

    private final Map<Slot, Integer> open = new EnumMap<>(Slot.class);

    void open(Slot slot, PauseCause cause, long at, boolean counted, Time time) {
        open.put(slot, pauses.size());
        times.add(time);
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

    /** Whether one that lasts began like that. One that began without a due never did. */
    boolean anyBegan(Predicate<Time> how) {
        return open.values().stream().map(times::get).anyMatch(time -> time != null && how.test(time));
    }

    List<Pause> all() {
        return pauses;
    }
}
