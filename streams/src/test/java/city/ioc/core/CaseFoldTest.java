package city.ioc.core;

import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.InvalidEventException;
import city.ioc.oracle.HandWorked;
import city.ioc.oracle.HandWorkedCases;
import city.ioc.oracle.HandWorkedEpisodes;
import city.ioc.oracle.TestCity;
import city.ioc.oracle.WatchedCase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class CaseFoldTest {
    /** By whether they compare by date: the calendars take a while to lay out. */
    private static final Map<Boolean, CaseFold> FOLDS = new HashMap<>();

    static Stream<HandWorked> handWorkedCases() {
        return HandWorkedCases.all().stream();
    }

    @ParameterizedTest
    @MethodSource("handWorkedCases")
    void givesTheCellsThatWereWorkedOutByHand(HandWorked worked) throws InvalidEventException {
        CaseFold fold =
                FOLDS.computeIfAbsent(worked.byDate(), byDate -> new CaseFold(OracleRules.of(worked.settings())));
        Map<String, CaseEvents> cases = new HashMap<>();
        for (String line : worked.ndjson()) {
            Event event = EventCodec.decode(line.getBytes(UTF_8));
            CaseEvents known = cases.getOrDefault(event.subject(), CaseEvents.NONE);
            known.with(event).ifPresent(more -> cases.put(event.subject(), more));
        }

        Map<String, Long> cells = new TreeMap<>();
        cases.forEach((id, events) -> addCells(cells, fold.fold(id, events).facts()));

        assertThat(cells).containsExactlyInAnyOrderEntriesOf(worked.expectedCells());
    }

    static Stream<WatchedCase> watchedCases() {
        return HandWorkedEpisodes.all().stream();
    }

    @ParameterizedTest
    @MethodSource("watchedCases")
    void givesTheEpisodesThatWereWorkedOutByHand(WatchedCase watched) throws InvalidEventException {
        CaseFold fold = new CaseFold(OracleRules.of(watched.settings(), OracleRules.alerts(watched.rules())));
        CaseEvents events = CaseEvents.NONE;
        for (String line : watched.ndjson()) {
            events = events.with(EventCodec.decode(line.getBytes(UTF_8))).orElse(events);
        }

        CaseSummary summary = fold.fold(watched.subject(), events);

        assertThat(OracleComparison.result(summary).episodes().stream().map(WatchedCase::text))
                .containsExactlyInAnyOrderElementsOf(watched.expected());
    }

    private static void addCells(Map<String, Long> cells, List<Fact> facts) {
        for (Fact fact : facts) {
            String key = HandWorked.cellKey(
                    fact.unit(),
                    fact.measure().wireName(),
                    LocalDate.ofEpochDay(fact.cohort()),
                    Instant.ofEpochMilli(Grain.MINUTE.label(fact.at(), TestCity.ZONE)));
            cells.merge(key, fact.amount(), Long::sum);
            cells.remove(key, 0L);
        }
    }
}
