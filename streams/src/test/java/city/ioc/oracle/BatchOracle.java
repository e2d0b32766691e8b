package city.ioc.oracle;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All figures from all events at once: the independent check of the pipeline. */
public final class BatchOracle {
    static final String UNKNOWN_UNIT = "?";

    private final OracleSettings settings;
    private final OracleCalendar calendar;
    private final Tally tally;

    private BatchOracle(OracleSettings settings) {
        this.settings = settings;
        this.calendar = new OracleCalendar(settings);
        this.tally = new Tally(calendar);
    }

    /** @param lines canonical JSON in UTF-8, one event each, in any order, duplicates welcome */
    public static OracleResult computeBytes(Collection<byte[]> lines, OracleSettings settings) {
        List<String> texts = new ArrayList<>();
        for (byte[] line : lines) {
            texts.add(new String(line, StandardCharsets.UTF_8));
        }
        return compute(texts, settings);
    }

    /** @param lines canonical JSON, one event each, in any order, duplicates welcome */
    public static OracleResult compute(Collection<String> lines, OracleSettings settings) {
        SortedMap<String, List<OracleEvent>> bySubject = new TreeMap<>();
        for (String line : lines) {
            OracleEvent event = OracleEvent.read(line);
            bySubject.computeIfAbsent(event.subject(), subject -> new ArrayList<>()).add(event);
        }
        BatchOracle oracle = new BatchOracle(settings);
        SortedMap<String, CaseResult> cases = new TreeMap<>();
        for (Map.Entry<String, List<OracleEvent>> entry : bySubject.entrySet()) {
            cases.put(entry.getKey(), oracle.caseOf(entry.getKey(), CaseEvents.of(entry.getValue())));
        }
        return new OracleResult(oracle.tally.withoutZeros(), cases);
    }

    private CaseResult caseOf(String subject, CaseEvents events) {
        List<OracleEvent> dossier = new ArrayList<>();
        List<OracleEvent> ticket = new ArrayList<>();
        for (OracleEvent event : events.ordered()) {
            if (event.type().startsWith("dossier.") || event.type().startsWith("payment.")) {
                dossier.add(event);
            } else if (event.type().startsWith("ticket.")) {
                ticket.add(event);
            }
            if (event.is("dossier.superseded") && !event.text("by").equals(subject)) {
                return superseded(events.identities());
            }
        }
        DossierPart part = dossierPart(dossier);
        long irregular = part.irregular();
        for (OracleEvent correction : events.irregularCorrections()) {
            tally.add(part.acceptingUnit(), "irregular", correction.time(), 1);
            irregular++;
        }
        TicketWalk walked = ticket.isEmpty() ? null : TicketWalk.walk(ticket, tally);
        boolean taken = walked != null && walked.taken != null;
        return part.toResult(
                irregular + (walked == null ? 0 : walked.irregular),
                events.identities(),
                taken ? walked.unit : null,
                taken ? Instant.ofEpochMilli(walked.taken) : null,
                taken ? walked.waiting : null);
    }

    private DossierPart dossierPart(List<OracleEvent> own) {
        OracleEvent acceptance = first(own, "dossier.accepted");
        OracleEvent submission = first(own, "dossier.submitted");
        String channel = acceptance == null ? null : acceptance.text("channel");
        if (channel == null) {
            channel = submission == null ? "DESK" : submission.text("channel");
        }
        if (acceptance == null) {
            UnacceptedWalk walk = UnacceptedWalk.walk(own, submission, settings.currency(), tally);
            return new DossierPart(own, submission, channel, walk, null);
        }
        DossierWalk walk = DossierWalk.walk(own, acceptance, channel, settings, calendar, tally);
        return new DossierPart(own, submission, channel, null, walk);
    }

    private static OracleEvent first(List<OracleEvent> events, String type) {
        for (OracleEvent event : events) {
            if (event.is(type)) {
                return event;
            }
        }
        return null;
    }

    private static CaseResult superseded(int identities) {
        return new CaseResult(
                CaseResult.State.SUPERSEDED, null, null, null, null, null, null, null, List.of(), 0, 0, 0, identities,
                null, null, null);
    }
}
