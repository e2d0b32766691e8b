package city.ioc.streams;

import city.ioc.alerts.Severity;
import city.ioc.core.CaseSummary;
import city.ioc.core.Grain;
import city.ioc.core.GrainPolicy;
import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.AlertChange;
import city.ioc.core.alerts.ClearReason;
import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.EventData;
import city.ioc.events.OperatorAction;
import city.ioc.events.PaymentEvent;
import city.ioc.events.Range;
import city.ioc.events.Topics;
import city.ioc.kpi.Measure;
import city.ioc.profile.FoldRules;
import city.ioc.profile.Units;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class PipelineTopologyTest {
    private static final FoldRules RULES = TestRules.byDate();
    private static final String GENERATION = Formats.generation(RULES);
    private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

    @TempDir
    private Path folder;

    private TopologyTestDriver driver;
    private final Map<String, Long> cells = new TreeMap<>();

    @BeforeEach
    void start() {
        StreamsSettings settings = settings(folder);
        Properties properties = settings.toProperties(GENERATION);
        driver = new TopologyTestDriver(new PipelineTopology(RULES, Units.openToAll(), settings).build(), properties, START);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private static StreamsSettings settings(Path folder) {
        return new StreamsSettings(
                "unused:1", folder, 1, 4, Duration.ofMillis(100), true, GrainPolicy.standard(TestRules.ZONE));
    }

    /**
     * Fails on purpose when the topology changes. A changed name or order orphans state of running cities: either undo the
     * change, or raise {@code CaseFold.VERSION} so that the new topology starts as a generation of its own, and accept the new
     * text.
     */
    @Test
    void doesNotChangeUnintentionally() throws IOException {
        String description = new PipelineTopology(RULES, Units.openToAll(), settings(folder))
                .build()
                .describe()
                .toString()
                .replace(GENERATION, "GENERATION");
        try (InputStream expected = getClass().getResourceAsStream("/expected-topology.txt")) {
            assertThat(description).isEqualTo(new String(expected.readAllBytes(), UTF_8));
        }
    }

    @Test
    void anAcceptedDossierIsReceivedAndOpenAndWillBeOverdue() {
        send("D1", "1", "2024-03-01T08:00:30+07:00", accepted("2024-03-04T08:00:30+07:00"));

        driver.advanceWallClockTime(Duration.ofMillis(100));

        assertThat(cells()).containsExactlyInAnyOrderEntriesOf(Map.of(
                "916 received 2024-03-01 MINUTE 2024-03-01T01:01:00Z", 1L,
                "916 open 2024-03-01 MINUTE 2024-03-01T01:01:00Z", 1L,
                "916 open-with-due 2024-03-01 MINUTE 2024-03-01T01:01:00Z", 1L,
                "916 overdue 2024-03-05 MINUTE 2024-03-04T17:00:00Z", 1L));
    }

    @Test
    void theEndTakesTheComingOverdueBack() {
        send("D1", "1", "2024-03-01T08:00:30+07:00", accepted("2024-03-04T08:00:30+07:00"));
        send("D1", "2", "2024-03-01T09:00:00+07:00", new DossierEvent.Resolved(DossierEvent.Outcome.APPROVED, null, null));

        driver.advanceWallClockTime(Duration.ofMillis(100));

        assertThat(cells())
                .doesNotContainKey("916 overdue 2024-03-05 MINUTE 2024-03-04T17:00:00Z")
                .containsEntry("916 open 2024-03-01 MINUTE 2024-03-01T02:00:00Z", -1L)
                .containsEntry("916 resolved-on-time 2024-03-01 MINUTE 2024-03-01T02:00:00Z", 1L);
        assertThat(summary("D1").dossier().state()).isEqualTo(CaseSummary.State.RESOLVED);
    }

    @Test
    void theSameEventTwiceChangesNothing() {
        send("D1", "1", "2024-03-01T08:00:30+07:00", accepted(null));
        driver.advanceWallClockTime(Duration.ofMillis(100));
        Map<String, Long> once = Map.copyOf(cells());

        send("D1", "1", "2024-03-01T08:00:30+07:00", accepted(null));
        driver.advanceWallClockTime(Duration.ofMillis(100));

        assertThat(cells()).isEqualTo(once);
    }

    @Test
    void oldCellsKeepDaysAndTheirSumsStay() {
        send("D1", "1", "2022-03-01T08:00:30+07:00", accepted(null));
        send("D2", "1", "2022-03-01T09:00:30+07:00", accepted(null));
        driver.advanceWallClockTime(Duration.ofMillis(100));

        assertThat(cells()).containsEntry("916 received 2022-03-01 DAY 2022-03-01T17:00:00Z", 2L);
    }

    @Test
    void cellsGrowCoarserAsTheyGrowOld() {
        send("D1", "1", "2024-03-01T06:00:30+07:00", accepted(null));
        driver.advanceWallClockTime(Duration.ofMillis(100));
        assertThat(cells()).containsEntry("916 received 2024-03-01 MINUTE 2024-02-29T23:01:00Z", 1L);

        driver.advanceWallClockTime(Duration.ofDays(10));
        assertThat(cells())
                .containsEntry("916 received 2024-03-01 HOUR 2024-03-01T00:00:00Z", 1L)
                .doesNotContainKey("916 received 2024-03-01 MINUTE 2024-02-29T23:01:00Z");

        driver.advanceWallClockTime(Duration.ofDays(400));
        assertThat(cells())
                .containsEntry("916 received 2024-03-01 DAY 2024-03-01T17:00:00Z", 1L)
                .doesNotContainKey("916 received 2024-03-01 HOUR 2024-03-01T00:00:00Z");
    }

    @Test
    void whatCannotBeUsedIsKeptWithTheReason() {
        var events = driver.createInputTopic(
                Topics.DOSSIER_EVENTS.name(), new ByteArraySerializer(), new ByteArraySerializer());
        events.pipeInput("D1".getBytes(UTF_8), "{\"phone\":\"call 0912345678\"}".getBytes(UTF_8), START);
        events.pipeInput("D1".getBytes(UTF_8), null, START);
        events.pipeInput(
                "other".getBytes(UTF_8),
                EventCodec.encode(event("D1", "1", "2024-03-01T08:00:00+07:00", accepted(null))),
                START);

        assertThat(rejected())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("\\\"phone\\\": unknown attribute", "call ***", "\"offset\":0")
                                .doesNotContain("0912345678"),
                        second -> assertThat(second).contains("the record has no value"),
                        third -> assertThat(third).contains("the record key is not the subject of the event"));
    }

    @Test
    void aCaseKeepsAThousandEventsAndNoMore() {
        send("D1", "0", "2024-03-01T08:00:00+07:00", accepted(null));
        for (int i = 1; i <= CaseBook.MAX_EVENTS; i++) {
            send("D1", "s" + i, "2024-03-01T09:00:00+07:00", new DossierEvent.StepCompleted("step"));
        }

        assertThat(rejected()).singleElement().asString().contains("1000 events already");
        assertThat(summary("D1").events()).isEqualTo(CaseBook.MAX_EVENTS);
    }

    @Test
    void aCaseThatOutgrowsARecordIsRejectedAndTheCityGoesOn() {
        send("D1", "0", "2024-03-01T08:00:00+07:00", accepted(null));
        for (int i = 0; i < 250; i++) {
            String text = (i + "ấ").repeat(500);
            send("D1", "d" + i, "2024-03-01T09:00:00+07:00", new DossierEvent.Reopened(text));
        }
        send("D2", "0", "2024-03-01T08:00:00+07:00", accepted(null));

        assertThat(rejected()).isNotEmpty().allSatisfy(report -> assertThat(report).contains("524288 bytes already"));
        assertThat(summary("D2").dossier().state()).isEqualTo(CaseSummary.State.PROCESSING);
    }

    @Test
    void sumsBeyondAllMeasureDoNotStopTheCity() {
        for (int i = 0; i < 1_000; i++) {
            send("P" + i, "1", "2024-03-01T08:00:00+07:00", new PaymentEvent.Succeeded(
                    "1", null, BigDecimal.valueOf(Range.MAX_AMOUNT), "VND", PaymentEvent.Mode.BANK));
        }
        send("D2", "0", "2024-03-01T08:00:00+07:00", accepted(null));

        assertThat(cells()).containsEntry("916 received 2024-03-01 MINUTE 2024-03-01T01:00:00Z", 1L);
    }

    @Test
    void anAlertIsRaisedWhenTheClockPassesTheDueThoughNoEventArrives() {
        send("D1", "1", "2024-03-01T08:00:30+07:00", accepted("2024-03-04T08:00:30+07:00"));
        driver.advanceWallClockTime(Duration.ofDays(3));
        assertThat(alerts("overdue")).isEmpty();

        driver.advanceWallClockTime(Duration.ofHours(24));

        assertThat(alerts("overdue")).singleElement().satisfies(alert -> {
            assertThat(alert.id()).isEqualTo("D1!overdue");
            assertThat(alert.status()).isEqualTo(Alert.Status.RAISED);
            assertThat(alert.unit()).isEqualTo("916");
            assertThat(Instant.ofEpochMilli(alert.from())).isEqualTo("2024-03-04T17:00:00Z");
            assertThat(alert.historic()).isFalse();
        });
    }

    @Test
    void aLateEventClearsItAndItStaysInTheHistory() {
        send("D1", "1", "2024-03-01T08:00:30+07:00", accepted("2024-03-04T08:00:30+07:00"));
        driver.advanceWallClockTime(Duration.ofDays(4));
        send("D1", "2", "2024-03-04T08:00:00+07:00", new DossierEvent.Resolved(DossierEvent.Outcome.APPROVED, null, null));

        assertThat(alerts("overdue")).last().satisfies(alert -> {
            assertThat(alert.status()).isEqualTo(Alert.Status.CLEARED);
            assertThat(alert.reason()).isEqualTo(ClearReason.LATE_DATA);
            assertThat(alert.changes())
                    .extracting(AlertChange::kind)
                    .containsExactly(AlertChange.Kind.RAISED, AlertChange.Kind.CLEARED);
        });
    }

    @Test
    void whatAnOperatorDoesIsPartOfTheAlertAndASnoozeEndsByItself() {
        send("D1", "1", "2024-03-01T08:00:30+07:00", accepted("2024-03-04T08:00:30+07:00"));
        driver.advanceWallClockTime(Duration.ofHours(90));
        send("D1", "a1", "2024-03-05T01:00:00+07:00", new OperatorAction.AlertAssigned("overdue", 1, "an", "binh", null));
        send("D1", "a2", "2024-03-05T01:01:00+07:00", new OperatorAction.AlertSnoozed(
                "overdue", 1, "an", OffsetDateTime.parse("2024-03-05T03:00:00+07:00"), "phoned"));
        send("D1", "a3", "2024-03-05T01:02:00+07:00", new OperatorAction.AlertAcknowledged("overdue", 2, "an", null));

        assertThat(alerts("overdue")).last().satisfies(alert -> {
            assertThat(alert.status()).isEqualTo(Alert.Status.SNOOZED);
            assertThat(alert.assignee()).isEqualTo("binh");
        });
        driver.advanceWallClockTime(Duration.ofHours(3));
        assertThat(alerts("overdue")).last().satisfies(alert -> {
            assertThat(alert.status()).isEqualTo(Alert.Status.RAISED);
            assertThat(alert.changes())
                    .extracting(AlertChange::kind)
                    .containsExactly(
                            AlertChange.Kind.RAISED,
                            AlertChange.Kind.ASSIGNED,
                            AlertChange.Kind.SNOOZED,
                            AlertChange.Kind.WOKEN);
        });
    }

    @Test
    void anAlertEscalatesAsItGrowsOld() {
        send("D1", "1", "2024-03-01T08:00:30+07:00", accepted("2024-03-04T08:00:30+07:00"));
        driver.advanceWallClockTime(Duration.ofHours(90));
        assertThat(alerts("overdue")).last().satisfies(alert -> assertThat(alert.level()).isZero());

        driver.advanceWallClockTime(Duration.ofHours(48));

        assertThat(alerts("overdue")).last().satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(1);
            assertThat(alert.severity()).isEqualTo(Severity.HIGH);
            assertThat(alert.changes()).last().satisfies(change -> assertThat(change.to()).isEqualTo("unit-head"));
        });
    }

    @Test
    void nothingIsToldTwice() {
        send("D1", "1", "2024-03-01T08:00:30+07:00", accepted("2024-03-04T08:00:30+07:00"));
        driver.advanceWallClockTime(Duration.ofHours(90));
        assertThat(alerts("overdue")).hasSize(1);

        driver.advanceWallClockTime(Duration.ofHours(1));
        send("D1", "1", "2024-03-01T08:00:30+07:00", accepted("2024-03-04T08:00:30+07:00"));
        send("D1", "2", "2024-03-05T01:00:00+07:00", new DossierEvent.StepCompleted("check"));

        assertThat(alerts("overdue")).isEmpty();
    }

    @Test
    void manyThatAreDueAtOnceAreAllTold() {
        for (int i = 0; i < 3_000; i++) {
            send("D" + i, "1", "2024-03-01T08:00:30+07:00", accepted("2024-03-04T08:00:30+07:00"));
        }
        driver.advanceWallClockTime(Duration.ofHours(90));
        for (int i = 0; i < 40; i++) {
            driver.advanceWallClockTime(Duration.ofMillis(200));
        }

        assertThat(alerts("overdue")).hasSize(3_000);
    }

    /** Those of a rule that were told since the last call. */
    private List<Alert> alerts(String rule) {
        return driver
                .createOutputTopic(Topics.alerts(GENERATION).name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(Formats.ALERT::decode)
                .filter(alert -> alert.rule().equals(rule))
                .toList();
    }

    private static DossierEvent.Accepted accepted(String dueAt) {
        return new DossierEvent.Accepted(
                "916", "1.1", DossierEvent.Channel.DESK, dueAt == null ? null : OffsetDateTime.parse(dueAt), null, null);
    }

    private static Event event(String caseId, String id, String time, EventData data) {
        return Event.of("/units/916/desks/1", id, caseId, OffsetDateTime.parse(time), data);
    }

    private void send(String caseId, String id, String time, EventData data) {
        Event event = event(caseId, id, time, data);
        driver.createInputTopic(event.type().topic().name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(caseId.getBytes(UTF_8), EventCodec.encode(event), START);
    }

    private List<String> rejected() {
        return driver.createOutputTopic(Topics.REJECTED.name(), new StringDeserializer(), new StringDeserializer())
                .readValuesToList();
    }

    /** What a reader of the compacted topic holds: the latest value of each cell. */
    private Map<String, Long> cells() {
        driver.createOutputTopic(
                        Topics.kpiCells(GENERATION).name(), new ByteArrayDeserializer(), new LongDeserializer())
                .readKeyValuesToList()
                .forEach(cell -> {
                    String name = name(CellKey.fromBytes(cell.key));
                    if (cell.value == null) {
                        cells.remove(name);
                    } else {
                        cells.put(name, cell.value);
                    }
                });
        return cells;
    }

    private static String name(CellKey cell) {
        Measure measure = cell.measure();
        Grain grain = cell.grain();
        return cell.unit() + " " + measure.wireName() + " " + LocalDate.ofEpochDay(cell.cohort()) + " " + grain + " "
                + Instant.ofEpochMilli(cell.label());
    }

    private CaseSummary summary(String caseId) {
        CaseSummary latest = null;
        for (var record : driver.createOutputTopic(
                        Topics.caseSummaries(GENERATION).name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readKeyValuesToList()) {
            latest = record.key.equals(caseId) ? Formats.CASE_SUMMARY.decode(record.value) : latest;
        }
        return latest;
    }
}
