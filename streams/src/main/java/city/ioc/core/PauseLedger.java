package city.ioc.core;

import city.ioc.core.CaseSummary.Pause;
import city.ioc.events.DossierEvent.PauseCause;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** All pauses of one dossier, those that did not stop its clock too. */
final class PauseLedger {
    /** A dossier can wait for a supplement and for something else at the same time. */
    enum Slot {
        SUPPLEMENT,
        OTHER
    }

    private final List<Pause> pauses = new ArrayList<>();
    /** That stood when each pause began. */
    private final List<OptionalLong> dues = new ArrayList<>();

    private final Map<Slot, Integer> open = new EnumMap<>(Slot.class);

    void open(Slot slot, PauseCause cause, long at, boolean counted, OptionalLong due) {
        open.put(slot, pauses.size());
        dues.add(due);
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

    /** How a pause began. */
    interface Beginning {
        boolean test(long at, long due);
    }

    /** Whether one that lasts began like that. One that began without a due never did. */
    boolean anyBegan(Beginning how) {
        return open.values().stream()
                .anyMatch(index -> dues.get(index).isPresent()
                        && how.test(pauses.get(index).from(), dues.get(index).getAsLong()));
    }

    List<Pause> all() {
        return pauses;
    }
}
