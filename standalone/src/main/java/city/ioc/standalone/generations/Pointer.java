package city.ioc.standalone.generations;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code ioc.control.v1} holds: which generation is shown, which was before, and which will be. Each change is one record, so
 * that a kill finds either all of it or none; what runs, and what is removed, follows from the record.
 *
 * @param generation the promoted one, which is shown
 * @param previous the way back; null when there is none
 * @param candidate what is to be promoted; null when there is none
 * @param promotedAt epoch milliseconds
 * @param by who promoted it, unverified
 */
public record Pointer(String generation, String previous, Candidate candidate, long promotedAt, String by) {
    /** Who promotes where there was nothing to choose from. */
    static final String START = "start";

    /** Who starts the candidate that {@code --profile} gives. */
    static final String PROFILE = "profile";

    /**
     * A generation that catches up.
     *
     * @param since epoch milliseconds
     * @param by who started it, unverified; whoever did is who promotes it, unless an operator does
     */
    public record Candidate(String generation, long since, String by) {}

    /**
     * What holds when a process starts.
     *
     * @param own the generation of the profile given
     * @param known the latest record; empty on a new cluster
     * @param runnable generations whose kept profile still gives them: another version of the code gives others
     */
    static Pointer atStart(String own, Optional<Pointer> known, Set<String> runnable, Instant now) {
        Optional<Pointer> holds = known.filter(it -> it.generation.equals(own) || runnable.contains(it.generation));
        if (holds.isEmpty()) {
            return new Pointer(own, null, null, now.toEpochMilli(), START);
        }
        Pointer it = holds.get().only(runnable, own);
        return it.names().contains(own) ? it : it.withCandidate(own, now, PROFILE);
    }

    /**
     * What holds when a process joins others that show the same figures: what they show stays, whether or not it can be shown here, as others
     * may know what is not known here.
     */
    static Pointer joining(String own, Optional<Pointer> known, Instant now) {
        return known.map(it -> it.names().contains(own) ? it : it.withCandidate(own, now, PROFILE))
                .orElseGet(() -> new Pointer(own, null, null, now.toEpochMilli(), START));
    }

    /** Without those that cannot run. */
    private Pointer only(Set<String> runnable, String own) {
        boolean keepsPrevious = previous != null && (runnable.contains(previous) || previous.equals(own));
        boolean keepsCandidate = candidate != null && (runnable.contains(candidate.generation) || candidate.generation.equals(own));
        return new Pointer(generation, keepsPrevious ? previous : null, keepsCandidate ? candidate : null, promotedAt, by);
    }

    /** Another candidate, in place of the one there may be. */
    Pointer withCandidate(String id, Instant now, String starter) {
        return new Pointer(generation, previous, new Candidate(id, now.toEpochMilli(), starter), promotedAt, by);
    }

    /** The candidate or the previous one is promoted, and what was promoted is the way back. */
    Pointer promoting(String id, Instant now, String operator) {
        return new Pointer(id, generation, isCandidate(id) ? null : candidate, now.toEpochMilli(), operator);
    }

    /** The candidate or the previous one is no more. */
    Pointer without(String id) {
        return new Pointer(generation, id.equals(previous) ? null : previous, isCandidate(id) ? null : candidate, promotedAt, by);
    }

    boolean isCandidate(String id) {
        return candidate != null && candidate.generation.equals(id);
    }

    /** All that are kept; whatever else there is of a generation is to be removed. */
    Set<String> names() {
        return Stream.of(generation, previous, candidate == null ? null : candidate.generation)
                .filter(each -> each != null)
                .collect(Collectors.toUnmodifiableSet());
    }
}
