package city.ioc.replay;

import city.ioc.core.CaseSummary;
import city.ioc.core.Grain;
import city.ioc.core.GrainPolicy;
import city.ioc.core.OracleRules;
import city.ioc.core.TestAlerts;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.oracle.BatchOracle;
import city.ioc.oracle.Cell;
import city.ioc.oracle.EventGenerator;
import city.ioc.oracle.TestCity;
import city.ioc.profile.FoldRules;
import city.ioc.profile.Units;
import city.ioc.streams.CellKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A history computed anew, on nasty events and against the oracle. */
class ReplayTest {
    private static final FoldRules RULES = OracleRules.of(TestCity.STEADY, TestAlerts.RULES);
    private static final Units UNITS = Units.openToAll();
    private static final GrainPolicy GRAINS = GrainPolicy.standard(TestCity.ZONE);
    private static final Predicate<String> ALL_UNITS = unit -> true;
    private static final long ROOMY = 1L << 30;

    /** Of which all is kept by the minute. */
    private static final Instant BEFORE_ALL = Instant.parse("2023-01-01T00:00:00Z");

    /** Of which most is kept by the hour and the day. */
    private static final Instant AFTER_ALL = Instant.parse("2026-06-01T00:00:00Z");

    private static List<Event> delivery;

    @BeforeAll
    static void deliver() {
        EventGenerator generator = new EventGenerator(11);
        delivery = generator.delivery(generator.history(2_000), 11);
    }

    /** What comes out, by cell in its bytes, and by case. */
    private record Outcome(Map<String, Long> cells, Map<String, CaseSummary> cases, Replay.Report report) {}

    private static Outcome replay(History history, Assumptions assumptions, Instant moment, Predicate<String> units) {
        Map<String, CaseSummary> cases = new ConcurrentHashMap<>();
        Alternative changed = new Alternative(assumptions, GRAINS, moment, units, cases::put);
        try {
            Replay.Report report = new Replay(changed, null, null).over(history, (events, share) -> {});
            return new Outcome(bytes(changed.takeCells()), new TreeMap<>(cases), report);
        } catch (HistoryException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Long> bytes(Map<CellKey, Long> cells) {
        Map<String, Long> bytes = new TreeMap<>();
        cells.forEach((cell, value) -> bytes.put(new String(cell.toBytes(), ISO_8859_1), value));
        return bytes;
    }

    private static Outcome replay(Assumptions assumptions, Instant moment) {
        return replay(new DeliveredHistory(delivery, 1, ROOMY), assumptions, moment, ALL_UNITS);
    }

    private static Assumptions unchanged() {
        return Assumptions.of(RULES, UNITS);
    }

    @Test
    void itsCellsAreThoseOfTheOracle() {
        Map<CellKey, Long> cells = cells(unchanged(), BEFORE_ALL);

        List<String> lines = delivery.stream().map(event -> new String(EventCodec.encode(event), UTF_8)).toList();
        assertThat(named(cells)).isEqualTo(BatchOracle.compute(lines, OracleRules.settings(RULES)).cells());
        assertThat(cells).hasSizeGreaterThan(2_000);
    }

    private static Map<CellKey, Long> cells(Assumptions assumptions, Instant moment) {
        Alternative changed = new Alternative(assumptions, GRAINS, moment, ALL_UNITS, (caseId, summary) -> {});
        try {
            new Replay(changed, null, null).over(new DeliveredHistory(delivery, 1, ROOMY), (events, share) -> {});
        } catch (HistoryException e) {
            throw new IllegalStateException(e);
        }
        return changed.takeCells();
    }

    private static Map<Cell, Long> named(Map<CellKey, Long> cells) {
        Map<Cell, Long> named = new HashMap<>();
        cells.forEach((cell, value) -> {
            assertThat(cell.grain()).isEqualTo(Grain.MINUTE);
            named.put(
                    new Cell(cell.unit(), cell.measure().wireName(), LocalDate.ofEpochDay(cell.cohort()), Instant.ofEpochMilli(cell.label())),
                    value);
        });
        return named;
    }

    @Test
    void neitherThreadsNorBoundsChangeWhatComesOut() {
        Outcome one = replay(unchanged(), AFTER_ALL);
        assertThat(one.cases()).hasSizeGreaterThan(200);

        assertThat(replay(new DeliveredHistory(delivery, 4, ROOMY), unchanged(), AFTER_ALL, ALL_UNITS)).isEqualTo(one);
        assertThat(replay(new DeliveredHistory(delivery, 1, 100_000), unchanged(), AFTER_ALL, ALL_UNITS)).isEqualTo(one);
        assertThat(replay(new DeliveredHistory(delivery, 3, 50_000), unchanged(), AFTER_ALL, ALL_UNITS)).isEqualTo(one);
    }

    @Test
    void oneThatWasCancelledLeavesNothingAndTheNextGivesTheSame() throws HistoryException {
        Outcome whole = replay(unchanged(), AFTER_ALL);
        AtomicLong cases = new AtomicLong();
        Replay[] running = new Replay[1];
        Alternative changed = new Alternative(unchanged(), GRAINS, AFTER_ALL, ALL_UNITS, (caseId, summary) -> {
            if (cases.incrementAndGet() == 100) {
                running[0].cancel();
            }
        });
        running[0] = new Replay(changed, null, null);

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> running[0].over(new DeliveredHistory(delivery, 1, ROOMY), (events, share) -> {}));
        assertThat(cases).hasValue(100);

        assertThat(replay(new DeliveredHistory(delivery, 2, 200_000), unchanged(), AFTER_ALL, ALL_UNITS)).isEqualTo(whole);
    }

    @Test
    void whatArrivedLaterIsNotKnown() {
        int known = delivery.size() / 3;
        Assumptions then = new Assumptions(RULES, UNITS, 0, Instant.ofEpochMilli(known - 1), null);

        Outcome knownThen = replay(then, AFTER_ALL);

        Outcome onlyThese =
                replay(new DeliveredHistory(delivery.subList(0, known), 1, ROOMY), unchanged(), AFTER_ALL, ALL_UNITS);
        assertThat(knownThen.cells()).isEqualTo(onlyThese.cells()).isNotEqualTo(replay(unchanged(), AFTER_ALL).cells());
        assertThat(knownThen.cases()).isEqualTo(onlyThese.cases());
    }

    @Test
    void whatWasWrittenLaterIsNotKnown() {
        Instant written = Instant.parse("2024-10-01T00:00:00Z");
        Assumptions then = new Assumptions(RULES, UNITS, 0, null, written);
        List<Event> before = delivery.stream()
                .filter(event -> event.recordedMillis() <= written.toEpochMilli())
                .toList();
        assertThat(before).hasSizeBetween(100, delivery.size() - 100);

        Outcome writtenThen = replay(then, AFTER_ALL);

        Outcome onlyThese = replay(new DeliveredHistory(before, 1, ROOMY), unchanged(), AFTER_ALL, ALL_UNITS);
        assertThat(writtenThen.cells()).isEqualTo(onlyThese.cells());
        assertThat(writtenThen.cases()).isEqualTo(onlyThese.cases());
    }

    @Test
    void ofSomeUnitsTheCellsAreTheSameAndOthersThereAreNone() {
        Map<CellKey, Long> all = cells(unchanged(), AFTER_ALL);
        Set<String> some = all.keySet().stream().map(CellKey::unit).sorted().limit(2).collect(Collectors.toSet());
        Map<CellKey, Long> wanted = new HashMap<>(all);
        wanted.keySet().removeIf(cell -> !some.contains(cell.unit()));
        assertThat(wanted).hasSizeBetween(100, all.size() - 100);

        Outcome ofSome = replay(new DeliveredHistory(delivery, 1, ROOMY), unchanged(), AFTER_ALL, some::contains);

        assertThat(ofSome.cells()).isEqualTo(bytes(wanted));
        Map<String, CaseSummary> cases = new TreeMap<>(replay(unchanged(), AFTER_ALL).cases());
        cases.values().removeIf(summary -> !some.contains(summary.unit() == null ? "?" : summary.unit())
                && summary.facts().stream().noneMatch(fact -> some.contains(fact.unit())));
        assertThat(ofSome.cases()).isEqualTo(cases);
    }

    @Test
    void whatIsNoEventIsCountedAndTheRestIsUsed() {
        History broken = (reader, progress) -> {
            SlicedCases cases = new SlicedCases(ROOMY);
            cases.add("D-1", 0, EventLines.accepted("D-1", 1).getBytes(UTF_8));
            cases.add("D-1", 1, "no event".getBytes(UTF_8));
            return cases.giveTo(reader);
        };

        Outcome outcome = replay(broken, unchanged(), AFTER_ALL, ALL_UNITS);

        assertThat(outcome.report()).isEqualTo(new Replay.Report(1, 1, 0));
        assertThat(outcome.cases()).containsOnlyKeys("D-1");
    }
}
