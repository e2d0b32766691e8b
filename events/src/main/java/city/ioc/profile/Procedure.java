package city.ioc.profile;

import city.ioc.calendar.TimeLimit;
import city.ioc.events.DossierEvent.PauseCause;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * An administrative procedure.
 *
 * @param code of the national catalogue, without unit suffix
 * @param field the area of law, in the language of the city
 * @param levels the kinds of units that decide
 * @param limit {@link TimeLimit.Unit#NONE} when none is stated
 * @param fee whether a fee is usually due
 * @param countedPauses the causes that stop the clock; empty when the policy of the city holds
 * @param online how far it can be done online; empty when not known
 */
public record Procedure(
        String code,
        LocalizedText name,
        String field,
        Set<Unit.Kind> levels,
        TimeLimit limit,
        boolean fee,
        Optional<Set<PauseCause>> countedPauses,
        Optional<Online> online) {

    /** How far a procedure can be done online. */
    public enum Online {
        /** From submission to result. */
        FULL,
        PARTIAL,
        NO
    }

    public Procedure {
        EnumSet<Unit.Kind> copy = EnumSet.noneOf(Unit.Kind.class);
        copy.addAll(levels);
        levels = Collections.unmodifiableSet(copy);
        countedPauses = countedPauses.map(Set::copyOf);
    }
}
