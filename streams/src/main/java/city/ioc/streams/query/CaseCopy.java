package city.ioc.streams.query;

import city.ioc.core.CaseEvents;
import city.ioc.streams.query.CaseAnswer.Copy;

/** What one instance says of a case, from its own store alone. */
sealed interface CaseCopy {
    /**
     * It has a copy that may answer.
     *
     * @param behind records of the changelog that the copy had not taken over
     * @param events none when the copy has no such case
     */
    record Held(Copy copy, long behind, CaseEvents events) implements CaseCopy {}

    /** It has none, or none that may answer. */
    record None(String reason) implements CaseCopy {}
}
