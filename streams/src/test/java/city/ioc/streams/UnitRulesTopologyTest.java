package city.ioc.streams;

import city.ioc.alerts.AlertRules;
import city.ioc.alerts.Severity;
import city.ioc.alerts.UnitRule;
import city.ioc.alerts.UnitRule.Ratio;
import city.ioc.alerts.UnitRule.Side;
import city.ioc.alerts.UnitRule.Silence;
import city.ioc.alerts.UnitRule.Window;
import city.ioc.calendar.TimeLimit;
import city.ioc.core.CaseSummary;
import city.ioc.core.Fact;
import city.ioc.core.GrainPolicy;
import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.UnitFigures;
import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.EventData;
import city.ioc.events.OperatorAction;
import city.ioc.events.PaymentEvent;
import city.ioc.events.ServiceEvent;
import city.ioc.events.Topics;
import city.ioc.kpi.FormulaParser;
import city.ioc.kpi.Measure;
import city.ioc.profile.FoldRules;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Unit;
import city.ioc.profile.Units;
import city.ioc.profile.Validity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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

/** Rules about units in the whole pipeline. It starts on Friday, 2024-03-01, at 08:00 local time. */
class UnitRulesTopologyTest {
    private static final Validity ALWAYS = new Validity(LocalDate.of(2000, 1, 1), null);
    private static final UnitRule MASS_OVERDUE = rule(
            "mass-overdue",
            new Ratio(FormulaParser.parse("sum(overdue)"), null, Window.TODAY, Side.ABOVE, BigDecimal.valueOf(2), 3));
    private static final UnitRule FEED_SILENT =
            rule("feed-silent", new Silence(new TimeLimit(8, TimeLimit.Unit.WORKING_HOUR)));
    private static final FoldRules RULES = withUnitRules(TestRules.byDate(), List.of(MASS_OVERDUE, FEED_SILENT));
    private static final String GENERATION = Formats.generation(RULES);
    private static final Instant START = Instant.parse("2024-03-01T01:00:00Z");

    /** {@code ab} has lower-case letters; {@code old} is gone on the second of March. */
    private static final Units UNITS = Units.of(List.of(unit("916", null), unit("ab", null), unit("old", "2024-03-01")));

    @TempDir
    private Path folder;

    private TopologyTestDriver driver;
    private Instant now = START;

    private static Unit unit(String code, String lastDay) {
        return new Unit(
                code,
                LocalizedText.same(code),
                Unit.Kind.CITY,
                null,
                LocalDate.of(2000, 1, 1),
                lastDay == null ? null : LocalDate.parse(lastDay));
    }

    private static UnitRule rule(String id, UnitRule.Condition condition) {
        return new UnitRule(id, LocalizedText.same(id), condition, true, Severity.HIGH, ALWAYS);
    }

    private static FoldRules withUnitRules(FoldRules rules, List<UnitRule> ofUnits) {
        return new FoldRules(
                rules.compare(), rules.currency(), rules.calendar(), rules.unitCalendars(), rules.procedures(), rules.pauses(), rules.limits(),
                rules.nationalPortal(), new AlertRules(rules.alerts().ofCases(), ofUnits));
    }

    @BeforeEach
    void start() {
        StreamsSettings settings = new StreamsSettings(
                "unused:1", folder, 1, 4, Duration.ofMillis(100), true, GrainPolicy.standard(TestRules.ZONE));
        driver = new TopologyTestDriver(
                new PipelineTopology(RULES, UNITS, settings).build(), settings.toProperties(GENERATION), START);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void manyDossiersThatBecomeOverdueAreOneAlertThoughNoEventArrives() {
        for (int i = 0; i < 3; i++) {
            send("D" + i, "1", "2024-03-01T08:00:00+07:00", accepted("916", "2024-03-04T08:00:00+07:00"));
        }
        goTo("2024-03-05T00:00:00+07:00");
        assertThat(alerts("mass-overdue")).isEmpty();
        goTo("2024-03-05T00:04:59+07:00");
        assertThat(alerts("mass-overdue")).isEmpty();

        goTo("2024-03-05T00:05:01+07:00");

        assertThat(alerts("mass-overdue")).singleElement().satisfies(alert -> {
            assertThat(alert.id()).isEqualTo("916!mass-overdue");
            assertThat(alert.scope()).isEqualTo(Alert.Scope.UNIT);
            assertThat(Instant.ofEpochMilli(alert.from())).isEqualTo("2024-03-04T17:00:00Z");
        });
    }

    @Test
    void aDayLaterNothingHasComeToBeOverdueAnyMore() {
        for (int i = 0; i < 3; i++) {
            send("D" + i, "1", "2024-03-01T08:00:00+07:00", accepted("916", "2024-03-04T08:00:00+07:00"));
        }
        goTo("2024-03-05T00:00:00+07:00");
        goTo("2024-03-05T00:05:01+07:00");
        goTo("2024-03-05T23:59:00+07:00");
        assertThat(alerts("mass-overdue")).hasSize(1);

        goTo("2024-03-06T00:59:00+07:00");

        assertThat(alerts("mass-overdue")).singleElement().satisfies(alert -> {
            assertThat(alert.status()).isEqualTo(Alert.Status.CLEARED);
            assertThat(Instant.ofEpochMilli(alert.to())).isEqualTo("2024-03-05T17:00:00Z");
        });
    }

    @Test
    void nothingIsToldWhileOldEventsAreBeingRead() {
        goTo("2024-03-05T09:00:00+07:00");
        for (int i = 0; i < 20; i++) {
            sendArrived(START, "D" + i, accepted("916", "2024-03-04T08:00:00+07:00"));
            goTo(now.plusSeconds(30));
        }
        assertThat(alerts("mass-overdue")).isEmpty();

        goTo("2024-03-05T09:11:00+07:00");
        goTo("2024-03-05T09:16:00+07:00");

        assertThat(alerts("mass-overdue")).hasSize(1);
    }

    @Test
    void aUnitThatSendsNothingForEightWorkingHoursIsSilentUntilItSendsAgain() {
        send("D1", "1", "2024-03-01T08:00:00+07:00", accepted("916", null));
        goTo("2024-03-01T16:59:00+07:00");
        assertThat(alerts("feed-silent")).isEmpty();
        goTo("2024-03-04T08:00:00+07:00"); // eight working hours after Friday, 08:00
        assertThat(alerts("feed-silent")).singleElement().satisfies(alert -> {
            assertThat(alert.id()).isEqualTo("916!feed-silent");
            assertThat(Instant.ofEpochMilli(alert.from())).isEqualTo("2024-03-04T01:00:00Z");
        });

        goTo("2024-03-04T08:10:20+07:00");
        send("916-DESK", "t1", "2024-03-04T08:10:00+07:00", new ServiceEvent.TracerSent("916"));
        goTo("2024-03-04T08:12:00+07:00");

        assertThat(alerts("feed-silent")).singleElement().satisfies(alert -> {
            assertThat(alert.status()).isEqualTo(Alert.Status.CLEARED);
            assertThat(Instant.ofEpochMilli(alert.to())).isEqualTo("2024-03-04T01:10:00Z");
        });
    }

    @Test
    void aStepWithoutAnyFigureIsASignOfLifeAndAPaymentIsNot() {
        send("D1", "1", "2024-03-01T08:00:00+07:00", accepted("916", null));
        goTo("2024-03-01T15:00:00+07:00");
        send("D1", "2", "2024-03-01T10:00:00+07:00", new DossierEvent.StepCompleted("check"));
        send("D1", "3", "2024-03-01T14:00:00+07:00", new PaymentEvent.Succeeded(
                "p1", null, BigDecimal.TEN, "VND", PaymentEvent.Mode.BANK));
        goTo("2024-03-04T09:59:00+07:00");
        assertThat(alerts("feed-silent")).isEmpty();

        goTo("2024-03-04T10:00:00+07:00");

        assertThat(alerts("feed-silent")).hasSize(1);
    }

    @Test
    void aUnitIsNotMissedAfterItsLastDay() {
        send("D1", "1", "2024-03-01T08:00:00+07:00", accepted("old", null));
        goTo("2024-03-04T16:00:00+07:00");

        assertThat(alerts("feed-silent")).isEmpty();
    }

    @Test
    void whatAnOperatorDoesGoesToTheUnitAndBecomesNoCase() {
        send("D1", "1", "2024-03-01T08:00:00+07:00", accepted("ab", null));
        goTo("2024-03-04T08:00:00+07:00");
        alerts("feed-silent");

        OperatorAction action = new OperatorAction.AlertAcknowledged("feed-silent", 1, "an", "phoned them");
        send("AB", "a1", "2024-03-04T08:05:00+07:00", action);
        send("AB", "a1", "2024-03-04T08:05:00+07:00", action);

        assertThat(alerts("feed-silent")).singleElement().satisfies(alert -> {
            assertThat(alert.id()).isEqualTo("ab!feed-silent");
            assertThat(alert.status()).isEqualTo(Alert.Status.ACKNOWLEDGED);
        });
        assertThat(summaries()).containsOnlyKeys("D1");
        assertThat(told(Measure.OPERATOR_ACTIONS)).containsExactly(1L);
    }

    /** Whatever comes when, early, late or for the future: the sums are those of all facts that are true by now. */
    @Test
    void sumsAreThoseOfAllFactsThatAreTrueByNow() {
        Random random = new Random(20240301);
        for (int step = 0; step < 400; step++) {
            String id = "D" + random.nextInt(120);
            OffsetDateTime time = OffsetDateTime.parse("2024-03-01T07:00:00+07:00").plusMinutes(random.nextInt(60 * 24 * 40));
            EventData data =
                    switch (random.nextInt(4)) {
                        case 0 -> new DossierEvent.Resolved(DossierEvent.Outcome.APPROVED, null, null);
                        case 1 -> new DossierEvent.Transferred("ab");
                        default -> accepted("916", time.plusMinutes(random.nextInt(60 * 24 * 5)).toString());
                    };
            send(id, "e" + step, time.toString(), data);
            goTo(now.plusSeconds(random.nextInt(60 * 60 * 4)));
        }
        long minute = Math.floorDiv(now.toEpochMilli(), 60_000) * 60_000;
        List<Fact> come = new ArrayList<>();
        summaries().values().forEach(summary -> summary.facts().stream().filter(fact -> fact.at() <= minute).forEach(come::add));
        LocalDate from = LocalDate.of(2024, 3, 10);
        LocalDate to = LocalDate.of(2024, 3, 31);
        for (String unit : List.of("916", "ab")) {
            UnitFigures figures = figures(unit);
            assertThat(figures.sum(Measure.OVERDUE)).as(unit).isEqualTo(sum(come, unit, LocalDate.MIN, LocalDate.MAX));
            assertThat(figures.sum(Measure.OVERDUE, from, to)).as(unit).isEqualTo(sum(come, unit, from, to));
        }
        assertThat(figures("916").sum(Measure.OVERDUE)).isPositive();
    }

    private static long sum(List<Fact> facts, String unit, LocalDate from, LocalDate to) {
        return facts.stream()
                .filter(fact -> fact.measure() == Measure.OVERDUE && fact.unit().equals(unit))
                .filter(fact -> {
                    LocalDate day = LocalDate.ofEpochDay(fact.cohort());
                    return !day.isBefore(from) && !day.isAfter(to);
                })
                .mapToLong(Fact::amount)
                .sum();
    }

    private UnitFigures figures(String unit) {
        return new UnitSums(
                        driver.getKeyValueStore(StateStores.UNIT_SUMS),
                        driver.getKeyValueStore(StateStores.CELLS),
                        Set.of(Measure.OVERDUE))
                .of(unit, null);
    }

    private void goTo(String local) {
        goTo(OffsetDateTime.parse(local).toInstant());
    }

    private void goTo(Instant then) {
        driver.advanceWallClockTime(Duration.between(now, then));
        now = then;
    }

    private static DossierEvent.Accepted accepted(String unit, String dueAt) {
        return new DossierEvent.Accepted(
                unit, "1.1", null, dueAt == null ? null : OffsetDateTime.parse(dueAt), null, null);
    }

    private void send(String subject, String id, String time, EventData data) {
        send(now, subject, id, time, data);
    }

    private void sendArrived(Instant arrivedAt, String subject, EventData data) {
        send(arrivedAt, subject, "1", "2024-03-01T08:00:00+07:00", data);
    }

    private void send(Instant arrivedAt, String subject, String id, String time, EventData data) {
        Event event = Event.of("/desks/1", id, subject, OffsetDateTime.parse(time), data);
        driver.createInputTopic(event.type().topic().name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(subject.getBytes(UTF_8), EventCodec.encode(event), arrivedAt);
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

    /** Every value that cells of a measure were told to have. */
    private List<Long> told(Measure measure) {
        return driver
                .createOutputTopic(
                        Topics.kpiCells(GENERATION).name(), new ByteArrayDeserializer(), new LongDeserializer())
                .readKeyValuesToList()
                .stream()
                .filter(cell -> CellKey.fromBytes(cell.key).measure() == measure)
                .map(cell -> cell.value)
                .toList();
    }

    private Map<String, CaseSummary> summaries() {
        Map<String, CaseSummary> latest = new HashMap<>();
        driver.createOutputTopic(
                        Topics.caseSummaries(GENERATION).name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readKeyValuesToList()
                .forEach(summary -> latest.put(summary.key, Formats.CASE_SUMMARY.decode(summary.value)));
        return latest;
    }
}
