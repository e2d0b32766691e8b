package city.ioc.profile;

import city.ioc.events.DossierEvent.PauseCause;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which pauses stop the clock of a dossier.
 *
 * @param counted the causes that do; unmodifiable, in the order of the constants
 */
public record PausePolicy(Set<PauseCause> counted) {
    public PausePolicy {
        EnumSet<PauseCause> copy = EnumSet.noneOf(PauseCause.class);
        copy.addAll(counted);
        counted = Collections.unmodifiableSet(copy);
    }

    public boolean counts(PauseCause cause) {
        return counted.contains(cause);
    }
}
