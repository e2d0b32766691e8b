package city.ioc.producers.importer;

import city.ioc.producers.Door;
import city.ioc.producers.RecordingSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RunningSumsTest {
    private static final String MAPPING = """
            source: /import/test
            case: c
            decimalSeparator: ","
            delimiter: ";"
            running:
              owed: {latest: [fine], plus: [costs], minus: [paid]}
            events:
              - {type: dossier.withdrawn.v1, when: [{column: owed before, above: 0}, {column: owed, atMost: 0}], id: "{c}-{n}-settled", time: "{t}"}
              - {type: dossier.reopened.v1, when: [{column: owed before, atMost: 0}, {column: owed, above: 0}], id: "{c}-{n}-open:{owed}", time: "{t}",
                 data: {reason: more is owed}}
            """;
    private static final String HEADER = "c;n;t;fine;costs;paid\n";
    private static final String T = "2024-02-26T09:00Z";

    @TempDir
    private Path folder;

    private final RecordingSink sink = new RecordingSink();

    @Test
    void aNumberRunsThroughTheRowsOfItsCase() throws Exception {
        ImportReport report = run(HEADER
                + "a;1;" + T + ";1.000,50;;\n"
                + "b;1;" + T + ";1;;\n"
                + "a;2;" + T + ";;0,5;1001\n" // settled: 1000.5 + 0.5 - 1001
                + "a;3;" + T + ";2.000,50;;\n" // latest: 1000 more
                + "b;2;" + T + ";;;0,99\n"
                + "a;4;" + T + ";;;\n"
                + "a;5;" + T + ";;;1.000\n");

        assertThat(sink.ids()).containsExactly("a-2-settled", "a-3-open:1000", "a-5-settled");
        assertThat(report.refused()).isZero();
    }

    @Test
    void aNumberThatCannotBeReadLeavesTheSumUnknownFromThereOn() throws Exception {
        ImportReport report = run(HEADER + "a;1;" + T + ";10;;\na;2;" + T + ";;;ten\na;3;" + T + ";;;10\nb;1;" + T + ";1;;\nb;2;" + T + ";;;1E999999\n");

        assertThat(sink.ids()).isEmpty();
        assertThat(report.shown()).extracting(ImportReport.Refused::toString).containsExactly(
                "line 3: owed: \"ten\" is not a number", "line 6: owed: \"1E999999\" has an exponent beyond all use");
    }

    @Test
    void aComparisonWithWhatIsNoNumberRefusesTheEvent() throws Exception {
        ImportReport report = run(MAPPING.replace("column: owed, atMost", "column: n, atMost"), HEADER + "a;1;" + T + ";1;;\na;x;" + T + ";;;1\n");

        assertThat(report.shown()).extracting(ImportReport.Refused::toString)
                .containsExactly("line 3, column n, dossier.withdrawn.v1: when: \"x\" is not a number");
    }

    @Test
    void aRunningNumberCannotBeCalledAsAColumn() {
        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> run("c;n;t;fine;costs;paid;owed before\n"))
                .withMessageContaining("[owed before]");
    }

    private ImportReport run(String csv) throws Exception {
        return run(MAPPING, csv);
    }

    private ImportReport run(String mapping, String csv) throws Exception {
        Door door = new Door(
                Clock.fixed(Instant.parse("2024-03-01T00:00:00Z"), ZoneOffset.UTC),
                Instant.parse("2020-01-01T00:00:00Z"),
                (code, day) -> Optional.empty(),
                ZoneOffset.UTC);
        Path file = Files.writeString(folder.resolve("rows.csv"), csv);
        return FileImport.of(door, sink).rows(file, Mapping.parse(mapping, "m.yaml"));
    }
}
