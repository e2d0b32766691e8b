package city.ioc.core;

import city.ioc.events.Event;
import city.ioc.kpi.Measure;
import java.util.ArrayList;
import java.util.List;

/** Collects the facts of one case while it is folded. */
final class Contribution {
    private final LocalDays days;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Event> irregular = new ArrayList<>();

    Contribution(LocalDays days) {
        this.days = days;
    }

    /** A contribution to the day of {@code at} itself. */
    void add(String unit, Measure measure, long at, long amount) {
        add(unit, measure, days.of(at), at, amount);
    }

    void add(String unit, Measure measure, int cohort, long at, long amount) {
        facts.add(new Fact(unit, measure, cohort, at, amount));
    }

    /** An event without effect, or out of place. */
    void irregular(String unit, Event event) {
        irregular.add(event);
        add(unit, Measure.IRREGULAR, event.timeMillis(), 1);
    }

    /**
     * A case whose beginning is not known.
     *
     * @param events at least one
     */
    void orphan(List<Event> events) {
        add(Fact.UNKNOWN_UNIT, Measure.ORPHANS, events.getFirst().timeMillis(), 1);
    }

    int dayOf(long at) {
        return days.of(at);
    }

    List<Event> irregular() {
        return irregular;
    }

    List<Fact> facts() {
        return Facts.normalised(facts);
    }
}
