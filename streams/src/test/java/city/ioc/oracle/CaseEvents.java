package city.ioc.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The set of events of a case (section 1): one event for each identity, corrections carried out, the rest in order.
 *
 * @param ordered              what is left to fold, corrections left out
 * @param irregularCorrections corrections without effect for a reason that counts
 * @param identities           how many distinct events there were
 */
record CaseEvents(List<OracleEvent> ordered, List<OracleEvent> irregularCorrections, int identities) {

    static CaseEvents of(List<OracleEvent> delivered) {
        Map<OracleEvent.Identity, OracleEvent> events = new HashMap<>();
        for (OracleEvent event : delivered) {
            OracleEvent known = events.get(event.identity());
            if (known == null || wins(event, known)) {
                events.put(event.identity(), event);
            }
        }
        int identities = events.size();
        List<OracleEvent> irregular = correct(events);
        List<OracleEvent> ordered = new ArrayList<>();
        for (OracleEvent event : events.values()) {
            if (!event.is("correction")) {
                ordered.add(event);
            }
        }
        ordered.sort(OracleEvent.CASE_ORDER);
        return new CaseEvents(ordered, irregular, identities);
    }

    private static boolean wins(OracleEvent event, OracleEvent other) {
        if (event.recorded() != other.recorded()) {
            return event.recorded() > other.recorded();
        }
        return Arrays.compareUnsigned(event.line().getBytes(UTF_8), other.line().getBytes(UTF_8)) > 0;
    }

    /** Carries the corrections out on {@code events}, the latest first, and gives the irregular ones back. */
    private static List<OracleEvent> correct(Map<OracleEvent.Identity, OracleEvent> events) {
        List<OracleEvent> corrections = new ArrayList<>();
        for (OracleEvent event : events.values()) {
            if (event.is("correction")) {
                corrections.add(event);
            }
        }
        corrections.sort(OracleEvent.RECORDING_ORDER.reversed());
        Set<OracleEvent.Identity> present = new HashSet<>(events.keySet());
        Set<OracleEvent.Identity> decided = new HashSet<>();
        List<OracleEvent> irregular = new ArrayList<>();
        for (OracleEvent listed : corrections) {
            OracleEvent correction = events.get(listed.identity());
            if (correction == null) {
                continue; // voided by a later one
            }
            OracleEvent.Identity target =
                    new OracleEvent.Identity(correction.text("targetSource"), correction.text("targetId"));
            boolean replaces = correction.text("action").equals("REPLACE");
            JsonNode replacement = correction.data().path("data");
            boolean outOfReach = !present.contains(target) || isNotEarlier(target, correction, corrections);
            if (outOfReach) {
                irregular.add(correction);
            }
            if (outOfReach || decided.contains(target)) {
                continue; // nothing to do, or a later correction has spoken
            }
            if (!replaces) {
                events.remove(target);
                decided.add(target);
            } else if (OracleContract.accepts(events.get(target).type(), replacement)) {
                events.put(target, events.get(target).withData(replacement));
                decided.add(target);
            } else {
                irregular.add(correction);
            }
        }
        return irregular;
    }

    /** Whether the target is the correction itself or a correction that comes later. */
    private static boolean isNotEarlier(
            OracleEvent.Identity target, OracleEvent correction, List<OracleEvent> latestFirst) {
        for (OracleEvent other : latestFirst) {
            if (other.identity().equals(target)) {
                return true;
            }
            if (other.identity().equals(correction.identity())) {
                return false;
            }
        }
        return false;
    }
}
