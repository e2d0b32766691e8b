package city.ioc.streams.query;

import city.ioc.core.CaseEvents;
import city.ioc.events.Event;
import city.ioc.streams.query.CaseAnswer.Copy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was said of one case so far. Of several copies all events are taken, one for each identity, so that it does not matter who
 * answers twice, or in which order.
 */
final class Copies {
    private final List<String> reasons = new ArrayList<>();
    private CaseEvents found = CaseEvents.NONE;
    private long behind = Long.MAX_VALUE;
    private boolean active;
    private boolean foundByActive;

    void add(String who, CaseCopy copy) {
        switch (copy) {
            case CaseCopy.None none -> reasons.add(who + ": " + none.reason());
            case CaseCopy.Held held -> {
                active |= held.copy() == Copy.ACTIVE;
                if (held.events().size() == 0) {
                    reasons.add(who + ": its " + (held.copy() == Copy.ACTIVE ? "active" : "standby") + " copy has no such case");
                } else {
                    behind = Math.min(behind, held.behind());
                    foundByActive |= held.copy() == Copy.ACTIVE;
                    for (Event event : held.events().events()) {
                        found = found.with(event).orElse(found);
                    }
                }
            }
        }
    }

    /** Whether the copy that is written to was among them: nobody knows more. */
    boolean isSettled() {
        return active;
    }

    boolean isFound() {
        return found.size() > 0;
    }

    /** @param notReady why events may not be folded yet; empty when all are */
    CaseAnswer answer(Supplier<Optional<String>> notReady) {
        if (isFound()) {
            return new CaseAnswer.Found(found, foundByActive ? Copy.ACTIVE : Copy.STANDBY, behind);
        }
        if (!active) {
            return new CaseAnswer.NotAvailable(
                    reasons.isEmpty() ? "it is not known yet which instance has the case" : String.join("; ", reasons));
        }
        return notReady.get().<CaseAnswer>map(CaseAnswer.NotAvailable::new).orElseGet(CaseAnswer.Unknown::new);
    }
}
