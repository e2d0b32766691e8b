package city.ioc.standalone.pipeline;

import city.ioc.alerts.Severity;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.core.GrainPolicy;
import city.ioc.core.alerts.Alert;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.Topics;
import city.ioc.notifications.Recipient;
import city.ioc.notifier.plan.Desk;
import city.ioc.profile.CityProfile;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.ProfileLoader;
import city.ioc.streams.Formats;
import city.ioc.streams.PipelineTopology;
import city.ioc.streams.StreamsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Alerts of what happened years ago are for the history: the pipeline's topology raises them, and nobody is told. */
class SampleAlertsTest {
    private static final Instant TODAY = Instant.parse("2024-03-04T08:00:00Z");
    private static final Recipient EVERYBODY = new Recipient(
            "everybody", new LocalizedText("Mọi người", "Everybody"), Recipient.Language.en, "hook", null, Set.of(), Set.of(),
            null, true, true, null, Severity.NOTICE, List.of());

    @TempDir
    private Path folder;

    /** 57 penalties; 258 verdicts of the city; 377 that ended after their deadline and 105 that have not ended. */
    @ParameterizedTest
    @CsvSource({
        "payments/roadtraffic100traces.csv, fines, fines.mapping.yaml, 57",
        "service/boston311_2013.csv, boston311, requests.mapping.yaml, 258",
        "dossiers/receipt_wabo.csv, wabo, receipt.mapping.yaml, 482"
    })
    void whatWasOverdueYearsAgoIsKeptAndToldToNobody(String file, String profile, String mapping, int overdue)
            throws Exception {
        CityProfile city = ProfileLoader.load(Project.profile(profile));
        List<Alert> alerts = alerts(city, ImportedCases.of(SampleData.require(file), profile, mapping).events());
        Map<String, Alert> latest = alerts.stream().collect(Collectors.toMap(Alert::id, each -> each, (a, b) -> b));

        assertThat(latest.values()).allMatch(Alert::historic);
        assertThat(latest.values()).filteredOn(alert -> alert.rule().equals("overdue")).hasSize(overdue);

        Desk desk = new Desk(city, new WorkingCalendar(city.rules().calendar()), List.of(EVERYBODY));
        desk.enrol(0);
        assertThat(alerts).allSatisfy(alert -> assertThat(desk.changed(alert, alert.noticedAt())).isEmpty());
        Alert open = latest.values().stream().filter(alert -> alert.clearedAt() == null).findFirst().orElseThrow();
        assertThat(desk.changed(asIfOfToday(open), open.noticedAt())).as("what is not historic is told").hasSize(1);
    }

    /** What the pipeline tells when all that happened arrives today. */
    private List<Alert> alerts(CityProfile city, List<Event> events) {
        StreamsSettings settings = new StreamsSettings(
                "unused:1", folder, 1, 1, Duration.ofMillis(100), true, GrainPolicy.standard(city.rules().calendar().zone()));
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "samples");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        try (TopologyTestDriver driver =
                new TopologyTestDriver(new PipelineTopology(city.rules(), city.units(), settings).build(), properties, TODAY)) {
            events.forEach(event -> driver.createInputTopic(
                            event.type().topic().name(), new StringSerializer(), new ByteArraySerializer())
                    .pipeInput(event.subject(), EventCodec.encode(event), TODAY));
            TestOutputTopic<String, byte[]> output = driver.createOutputTopic(
                    Topics.alerts(Formats.generation(city.rules())).name(), new StringDeserializer(), new ByteArrayDeserializer());
            List<Alert> alerts = new ArrayList<>();
            driver.advanceWallClockTime(Duration.ofMinutes(3));
            while (!output.isEmpty()) {
                output.readValuesToList().forEach(bytes -> alerts.add(Formats.ALERT.decode(bytes)));
                driver.advanceWallClockTime(Duration.ofSeconds(1));
            }
            return alerts;
        }
    }

    private static Alert asIfOfToday(Alert alert) {
        return new Alert(alert.subject(), alert.scope(), alert.rule(), alert.unit(), alert.procedure(), alert.severity(),
                alert.level(), alert.status(), alert.episode(), false, alert.from(), alert.to(), alert.dueAt(), alert.noticedAt(),
                alert.clearedAt(), alert.reason(), alert.assignee(), alert.snoozedUntil(), alert.changes(), alert.count());
    }
}
