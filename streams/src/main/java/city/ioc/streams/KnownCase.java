package city.ioc.streams;

import city.ioc.core.CaseEvents;
import city.ioc.core.Fact;
import java.util.List;

/**
 * What the pipeline keeps of a case.
 *
 * @param events all that were delivered
 * @param facts  what the case has contributed to the cells so far; kept, not folded again, so that what is taken back is exactly
 *     what was added
 */
public record KnownCase(CaseEvents events, List<Fact> facts) {
    static final KnownCase NOTHING = new KnownCase(CaseEvents.NONE, List.of());

    public KnownCase {
        facts = List.copyOf(facts);
    }
}
