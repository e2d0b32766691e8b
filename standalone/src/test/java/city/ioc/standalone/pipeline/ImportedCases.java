package city.ioc.standalone.pipeline;

import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.CaseSummary;
import city.ioc.core.Fact;
import city.ioc.events.Event;
import city.ioc.kpi.Measure;
import city.ioc.producers.Door;
import city.ioc.producers.importer.FileImport;
import city.ioc.producers.importer.ImportException;
import city.ioc.producers.importer.ImportReport;
import city.ioc.producers.importer.Mapping;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** What becomes of a file under a profile and one of its mappings, without a broker: its events, and the cases they fold to. */
record ImportedCases(ImportReport report, List<Event> events, Map<String, CaseSummary> cases) {

    static ImportedCases of(Path file, String profileName, String mappingName) throws ImportException {
        CityProfile profile = ProfileLoader.load(Project.profile(profileName));
        Door door = new Door(
                Clock.systemUTC(),
                profile.earliest(),
                profile.units()::problem,
                profile.rules().calendar().zone());
        List<Event> events = new ArrayList<>();
        Mapping mapping = Mapping.load(Project.profile(profileName).resolve(mappingName));
        ImportReport report = FileImport.of(door, event -> {
                    events.add(event);
                    return CompletableFuture.completedFuture(null);
                })
                .rows(file, mapping);

        Map<String, CaseEvents> byCase = new TreeMap<>();
        events.forEach(event -> byCase.merge(
                event.subject(),
                CaseEvents.NONE.with(event).orElseThrow(),
                (known, one) -> known.with(event).orElse(known)));
        CaseFold fold = new CaseFold(profile.rules());
        Map<String, CaseSummary> cases = new TreeMap<>();
        byCase.forEach((caseId, delivered) -> cases.put(caseId, fold.fold(caseId, delivered)));
        return new ImportedCases(report, events, cases);
    }

    /** All facts of a measure added up, as the figure of all days says it. */
    long sum(Measure measure) {
        return cases.values().stream()
                .flatMap(summary -> summary.facts().stream())
                .filter(fact -> fact.measure() == measure)
                .mapToLong(Fact::amount)
                .sum();
    }

    /** From when to when a rule holds for each case for which it ever does; the end of the last span is null while none is known. */
    Map<String, List<Span>> episodes(String rule) {
        Map<String, List<Span>> episodes = new TreeMap<>();
        cases.forEach((caseId, one) -> one.episodes().stream()
                .filter(episode -> episode.rule().equals(rule))
                .forEach(episode -> episodes.computeIfAbsent(caseId, id -> new ArrayList<>())
                        .add(new Span(
                                Instant.ofEpochMilli(episode.from()),
                                episode.to() == null ? null : Instant.ofEpochMilli(episode.to())))));
        return episodes;
    }

    record Span(Instant from, Instant to) {}

    /** Events of a type. */
    long count(Class<?> type) {
        return events.stream().filter(event -> type.isInstance(event.data())).count();
    }
}
