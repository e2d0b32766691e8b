package city.ioc.standalone.pipeline;

import city.ioc.alerts.AlertRules;
import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.CaseSummary;
import city.ioc.core.Fact;
import city.ioc.core.Grain;
import city.ioc.core.GrainPolicy;
import city.ioc.core.OracleRules;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Health;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.cube.Cube;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.dashboards.figures.Figures;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.ServiceEvent.HealthSampled;
import city.ioc.events.ServiceEvent.TracerSent;
import city.ioc.oracle.BatchOracle;
import city.ioc.oracle.OracleResult;
import city.ioc.producers.simulator.SimulationException;
import city.ioc.profile.CityProfile;
import city.ioc.streams.CellKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** What becomes of events without a broker: summaries and cells in memory, and what the oracle makes of the same events. */
final class FoldedCity {
    private final CityProfile profile;
    private final ZoneId zone;
    private final Board board;
    private final OracleResult oracle;

    private FoldedCity(CityProfile profile, List<Event> events) {
        this.profile = profile;
        zone = profile.rules().calendar().zone();
        Clock clock = Clock.systemUTC();
        FeedStatus complete = new FeedStatus(true, clock.instant(), clock.instant(), 1, 0, null);
        Health health = new Health(() -> complete, List.of(), Duration.ofHours(1), clock);
        board = new Board(profile, GrainPolicy.standard(zone), new Figures(zone, AlertRules.NONE), health, clock);
        apply(events);
        oracle = BatchOracle.computeBytes(
                events.stream().map(EventCodec::encode).toList(), OracleRules.settings(profile.rules()));
    }

    /** @param events in any order, duplicates welcome; those that belong to no case are left out */
    static FoldedCity of(CityProfile profile, List<Event> events) {
        return new FoldedCity(
                profile,
                events.stream()
                        .filter(event -> !(event.data() instanceof HealthSampled || event.data() instanceof TracerSent))
                        .toList());
    }

    /** All that a simulated city sends in a period. */
    static FoldedCity simulated(CityProfile profile, Path folder, LocalDate from, LocalDate to, long dossiers, long seed)
            throws SimulationException {
        List<Event> events = new ArrayList<>();
        SimulatedEvents.play(folder, profile, from, to, dossiers, seed, event -> {
            events.add(event);
            return CompletableFuture.completedFuture(null);
        });
        return of(profile, events);
    }

    private void apply(List<Event> events) {
        Map<String, CaseEvents> byCase = new TreeMap<>();
        for (Event event : events) {
            CaseEvents known = byCase.getOrDefault(event.subject(), CaseEvents.NONE);
            byCase.put(event.subject(), known.with(event).orElse(known));
        }
        CaseFold fold = new CaseFold(profile.rules());
        List<CaseTable.Case> summaries = new ArrayList<>();
        Map<CellKey, Long> cells = new HashMap<>();
        byCase.forEach((id, delivered) -> {
            CaseSummary summary = fold.fold(id, delivered);
            summaries.add(new CaseTable.Case(id, summary));
            summary.facts().forEach(fact -> cells.merge(key(fact), fact.amount(), Long::sum));
        });
        board.figures().applyCases(summaries);
        board.figures().applyCells(cells.entrySet().stream()
                .map(cell -> new Cube.Cell(cell.getKey(), cell.getValue()))
                .toList());
    }

    private CellKey key(Fact fact) {
        return new CellKey(
                fact.unit(), fact.measure(), fact.cohort(), Grain.MINUTE, Grain.MINUTE.label(fact.at(), zone));
    }

    ZoneId zone() {
        return zone;
    }

    Board board() {
        return board;
    }

    OracleResult oracle() {
        return oracle;
    }
}
