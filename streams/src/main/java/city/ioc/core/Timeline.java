package city.ioc.core;

import city.ioc.core.CaseSummary.Pause;
import city.ioc.events.Event;
import city.ioc.events.EventData;
import city.ioc.events.Opt;
import java.util.List;

/**
 * What happened to a case, as all that was delivered tells it. Instants are epoch milliseconds, times are milliseconds.
 *
 * @param entries every event that was delivered, in case order
 * @param pauses  of the dossier, in the order of their opening
 */
public record Timeline(List<Entry> entries, List<Pause> pauses) {
    public Timeline {
        entries = List.copyOf(entries);
        pauses = List.copyOf(pauses);
    }

    /** What an event did, with all that is known now. */
    public enum Effect {
        /** It counts. */
        EFFECTIVE,
        /** It has no effect where it should have one, or is out of place. */
        IRREGULAR,
        /** A correction took it back. */
        VOID,
        /** A correction that a later one of the same event outdoes. */
        OVERRULED,
        /** The case is counted under another, and so is this. */
        SUPERSEDED
    }

    /**
     * @param event       as it was delivered
     * @param effect      of what counts of it
     * @param correctedBy the correction that took it back or replaced what it said; null when none did
     * @param counted     what counts in place of what it said; null unless it was replaced
     * @param after       how the case stands right after it; null as long as nothing is known that can stand
     */
    public record Entry(
            Event event,
            Effect effect,
            @Opt Event.Identity correctedBy,
            @Opt EventData counted,
            @Opt Standing after) {}

    /**
     * How a case stands at a moment, without what happened later.
     *
     * @param state      of the dossier, feedback, outage or plan task; null for other cases
     * @param unit       that owns it; null when not known
     * @param dueAt      the due as it stood then; null when there was none, and for all but accepted dossiers
     * @param usedMillis working time since the acceptance, pauses that count left out; null for all but accepted dossiers
     * @param leftMillis working time until the due: negative when it had passed, still while the clock stood, and at the end what was left
     *     then; null when there was no due
     */
    public record Standing(
            @Opt String state,
            @Opt String unit,
            @Opt Long dueAt,
            @Opt Long usedMillis,
            @Opt Long leftMillis) {}
}
