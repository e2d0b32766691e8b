package city.ioc.profile;

import city.ioc.events.Opt;
import java.time.LocalDate;

/**
 * What is known of where a unit came from. A unit has as many as it had predecessors; where there is none, nothing is known.
 *
 * @param unit the code of the unit that begins
 * @param from its first day
 * @param predecessor what the code meant on the day before; null for one that the profile does not list
 * @param part null if and only if the predecessor is
 */
public record Succession(String unit, LocalDate from, @Opt String predecessor, @Opt Part part) {

    /** How much of a predecessor went to a unit. */
    public enum Part {
        /** All of it: it ended on the day before. */
        WHOLE,
        PART
    }
}
