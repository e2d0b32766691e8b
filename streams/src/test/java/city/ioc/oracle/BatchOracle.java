package city.ioc.oracle;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All figures from all events at once: the independent check of the pipeline. */
public final class BatchOracle {
    static final String UNKNOWN_UNIT = "?";

    private static final Set<String> OF_NO_CASE = Set.of("health.sampled", "tracer.sent");

    private final OracleSettings settings;
    private final OracleCalendars calendars;
    private final OracleCalendar calendar;
    private final Tally tally;

    private BatchOracle(OracleSettings settings) {
        this.settings = settings;
        this.calendars = new OracleCalendars(settings);
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
            if (!OF_NO_CASE.contains(event.type())) {
                bySubject.computeIfAbsent(event.subject(), subject -> new ArrayList<>()).add(event);
            }
        }
        BatchOracle oracle = new BatchOracle(settings);
        SortedMap<String, CaseResult> cases = new TreeMap<>();
        for (Map.Entry<String, List<OracleEvent>> entry : bySubject.entrySet()) {
            cases.put(entry.getKey(), oracle.caseOf(entry.getKey(), CaseEvents.of(entry.getValue())));
        }
        return new OracleResult(oracle.tally.withoutZeros(), cases);
    }

    private CaseResult caseOf(String subject, CaseEvents events) {
        Map<String, List<OracleEvent>> byKind = new HashMap<>();
        for (OracleEvent event : events.ordered()) {
            if (event.is("dossier.superseded") && !event.text("by").equals(subject)) {
                return superseded(events.identities());
            }
            byKind.computeIfAbsent(kindOf(event), kind -> new ArrayList<>()).add(event);
        }
        DossierPart part = dossierPart(byKind.getOrDefault("dossier", List.of()));
        ServiceWalks services = new ServiceWalks(byKind, part.acceptingUnit(), settings, calendars, tally);
        for (OracleEvent correction : events.irregularCorrections()) {
            tally.add(part.acceptingUnit(), "irregular", correction.time(), 1);
        }
        long irregular = part.irregular() + services.irregular() + events.irregularCorrections().size();
        EpisodeBook episodes = new EpisodeBook(calendar);
        for (OracleRule rule : settings.rules()) {
            episodes.add(rule, switch (rule.kind()) {
                case "FEEDBACK_OVERDUE", "OUTAGE" -> services.stretches(rule);
                default -> part.stretches(rule);
            });
        }
        return part.toResult(irregular, events.identities(), services, episodes.inOrder());
    }

    private static String kindOf(OracleEvent event) {
        String kind = event.type().substring(0, event.type().indexOf('.'));
        return kind.equals("payment") ? "dossier" : kind;
    }

    private DossierPart dossierPart(List<OracleEvent> own) {
        OracleEvent acceptance = first(own, "dossier.accepted");
        OracleEvent submission = first(own, "dossier.submitted");
        String channel = acceptance == null ? null : acceptance.text("channel");
        if (channel == null) {
            channel = submission == null ? "DESK" : submission.text("channel");
        }
        EpisodeBook.Stretch late = AcceptanceWait.walk(own, submission, settings, calendars, tally);
        if (acceptance == null) {
            UnacceptedWalk walk = UnacceptedWalk.walk(own, submission, settings.currency(), tally);
            return new DossierPart(own, submission, channel, walk, null, late);
        }
        DossierWalk walk = DossierWalk.walk(own, acceptance, channel, settings, calendar, calendars, tally);
        return new DossierPart(own, submission, channel, null, walk, late);
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
                null, null, null, List.of(), List.of(), null, null, null, List.of(), 0, List.of());
    }
}
