package city.ioc.producers.importer;

import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.producers.Door;
import city.ioc.producers.RecordingSink;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The mapping of the receipt data against figures counted from the file by other means. The data are not part of the
 * project; without them the test is skipped.
 */
class ReceiptMappingTest {
    private static final String CSV = "dossiers/receipt_wabo.csv";
    private static final String XES = "dossiers/receipt_wabo.xes.gz";

    private final RecordingSink sink = new RecordingSink();

    @ParameterizedTest
    @ValueSource(strings = {CSV, XES})
    void givesTheFiguresThatPlainCountingGives(String file) throws Exception {
        ImportReport report = imported(file);

        assertThat(report).isEqualTo(new ImportReport(8_577, 11_340, 0, 0, List.of(), Set.of(), true));
        assertThat(count(DossierEvent.StepCompleted.class)).isEqualTo(8_577);
        assertThat(count(DossierEvent.Accepted.class)).isEqualTo(1_434);
        assertThat(count(DossierEvent.Resolved.class)).isEqualTo(1_329);
        Map<DossierEvent.Channel, Long> channels = accepted()
                .collect(Collectors.groupingBy(event -> data(event).channel(), Collectors.counting()));
        assertThat(channels).isEqualTo(Map.of(
                DossierEvent.Channel.ONLINE, 1_250L, DossierEvent.Channel.POSTAL, 53L, DossierEvent.Channel.DESK, 131L));
        Map<String, Long> units =
                accepted().collect(Collectors.groupingBy(event -> data(event).unit(), Collectors.counting()));
        assertThat(units).hasSize(8).containsEntry("EMPTY", 825L).containsEntry("Group 5", 329L);
        assertThat(onTime()).isEqualTo(952);
    }

    @Test
    void theSameLogAsCsvAndAsXesGivesTheSameEvents() throws Exception {
        imported(CSV);
        List<Event> ofCsv = List.copyOf(sink.events());
        sink.clear();
        imported(XES);

        assertThat(sink.events()).isEqualTo(ofCsv);
    }

    private ImportReport imported(String file) throws ImportException {
        Path data = SampleData.require(file);
        Mapping mapping = Mapping.load(SampleData.profile("wabo").resolve("receipt.mapping.yaml"));
        ZoneId zone = ZoneId.of("Europe/Amsterdam");
        Door door = new Door(
                Clock.systemUTC(), Instant.parse("2009-01-01T00:00:00Z"), (code, day) -> Optional.empty(), zone);
        return FileImport.of(door, sink).rows(data, mapping);
    }

    private long onTime() {
        Map<String, Event> bySubject = accepted().collect(Collectors.toMap(Event::subject, Function.identity()));
        return sink.events().stream()
                .filter(event -> event.data() instanceof DossierEvent.Resolved)
                .filter(event -> event.timeMillis()
                        < data(bySubject.get(event.subject())).dueAt().toInstant().toEpochMilli() + 1)
                .count();
    }

    private Stream<Event> accepted() {
        return sink.events().stream().filter(event -> event.data() instanceof DossierEvent.Accepted);
    }

    private long count(Class<?> type) {
        return sink.events().stream().filter(event -> type.isInstance(event.data())).count();
    }

    private static DossierEvent.Accepted data(Event event) {
        return (DossierEvent.Accepted) event.data();
    }
}
