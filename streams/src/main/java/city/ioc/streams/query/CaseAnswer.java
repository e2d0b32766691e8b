package city.ioc.streams.query;

import city.ioc.core.CaseEvents;

/** What can be said of a case. There is no empty answer: a case that is not found where it could be is not available. */
public sealed interface CaseAnswer {
    /** What a copy of the cases is. */
    enum Copy {
        /** The one that is written to. */
        ACTIVE,
        /** One that follows it, or that is about to become it. */
        STANDBY
    }

    /**
     * @param events at least one
     * @param behind by how many records of the changelog the copy was behind when it answered; 0 of the active one
     */
    record Found(CaseEvents events, Copy copy, long behind) implements CaseAnswer {}

    /** No event of such a case was folded: the active copy says so, and no event waits to be folded. */
    record Unknown() implements CaseAnswer {}

    /** Nobody can say now. It is worth asking again. */
    record NotAvailable(String reason) implements CaseAnswer {}
}
