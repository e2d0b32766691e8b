package city.ioc.producers.importer;

import city.ioc.producers.Door;
import city.ioc.producers.EventSink;
import city.ioc.producers.RecordingSink;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NdjsonImportTest {
    private static final String EVENT = """
            {"specversion":"1.0","id":"%s","source":"/t","type":"dossier.accepted.v1","subject":"A-1",\
            "time":"2024-02-26T09:00:00Z","data":{"unit":"916","procedure":"%s"}}
            """;

    @TempDir
    private Path folder;

    private final RecordingSink sink = new RecordingSink();
    private final Door door = new Door(
            Clock.fixed(Instant.parse("2024-03-01T00:00:00Z"), ZoneOffset.UTC),
            Instant.parse("2020-01-01T00:00:00Z"),
            (code, day) -> code.startsWith("9") ? Optional.empty() : Optional.of("unknown unit"),
            ZoneOffset.UTC);

    @Test
    void everyLineIsAnEventAndBlankLinesAreNone() throws Exception {
        ImportReport report = run("\uFEFF" + EVENT.formatted("1", "x") + "\n \t\r\n" + EVENT.formatted("2", "x").replace("\n", "\r\n")
                + EVENT.formatted("3", "x").strip());

        assertThat(report).isEqualTo(new ImportReport(3, 3, 0, 0, List.of(), Set.of(), true));
        assertThat(sink.ids()).containsExactly("1", "2", "3");
    }

    @Test
    void whatIsRefusedIsSaidWithItsLineAndTheRestGoesOn() throws Exception {
        ImportReport report = run("not json\n\n" + EVENT.formatted("1", "x").replace("916", "100") + "{}{}\n"
                + EVENT.formatted("2", "x").replace("2024-02", "2025-02") + "[]\n" + EVENT.formatted("3", "contrôle")
                + "\0\0\0{\n" + EVENT.formatted("4", "x"));

        assertThat(sink.ids()).containsExactly("3", "4");
        assertThat(report.rows()).isEqualTo(8);
        assertThat(report.shown()).extracting(ImportReport.Refused::line).containsExactly(1L, 3L, 4L, 5L, 6L, 8L);
        assertThat(report.shown().get(1).reason()).isEqualTo("data.unit: unknown unit, was \"100\"");
    }

    @Test
    void aLineInAnotherEncodingIsRefusedByItself() throws Exception {
        ImportReport report = FileImport.of(door, sink).events(new ByteArrayInputStream(
                (EVENT.formatted("1", "contrôle") + EVENT.formatted("2", "x")).getBytes(ISO_8859_1)));

        assertThat(sink.ids()).containsExactly("2");
        assertThat(report.shown()).extracting(ImportReport.Refused::toString).containsExactly("line 1: holds bytes that are not UTF-8");
    }

    @Test
    void aRepetitionIsADuplicateAndOtherContentUnderTheSameIdIsForTheContractToDecide() throws Exception {
        ImportReport report = run(EVENT.formatted("1", "x") + EVENT.formatted("1", "x").replace("{\"unit", "{ \"unit")
                + EVENT.formatted("1", "y"));

        assertThat(report).isEqualTo(new ImportReport(3, 2, 0, 1, List.of(), Set.of(), true));
    }

    @Test
    void aLineOfExactlyTheLimitIsReadAndOneMoreByteIsNot() throws Exception {
        String event = EVENT.formatted("1", "x").strip();
        String fits = event + " ".repeat(LineReader.MAX_LINE - event.length());

        assertThat(run(fits + "\r\n" + fits + " \n").shown()).extracting(ImportReport.Refused::line).containsExactly(2L);
        assertThat(sink.ids()).containsExactly("1");
    }

    @Test
    void aCompressedFileIsReadAsWellAndOneThatBreaksOffIsIncomplete() throws Exception {
        Path file = folder.resolve("events.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 20_000; i++) {
                out.write(EVENT.formatted("e" + i, "x").getBytes(UTF_8));
            }
        }
        assertThat(FileImport.of(door, sink).events(file).accepted()).isEqualTo(20_000);

        byte[] half = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(half, half.length / 2));
        sink.clear();
        ImportReport report = FileImport.of(door, sink).events(file);
        assertThat(report.complete()).isFalse();
        assertThat(report.accepted()).isBetween(1L, 19_999L);
        assertThat(report.shown()).last().satisfies(refused -> assertThat(refused.reason()).startsWith("not readable further: "));
    }

    @Test
    void anEventThatIsNotStoredEndsTheImport() {
        EventSink broken = event -> CompletableFuture.failedFuture(new IllegalStateException("no broker"));

        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> FileImport.of(door, broken)
                        .events(new ByteArrayInputStream(EVENT.formatted("1", "x").getBytes(UTF_8))))
                .withMessageContaining("import the file again");
    }

    @Test
    void eventsAreNotRows() throws Exception {
        Path file = Files.writeString(folder.resolve("events.jsonl"), EVENT.formatted("1", "x"));
        Path unnamed = Files.writeString(folder.resolve("events"), "\n  " + EVENT.formatted("1", "x"));

        assertThat(FileFormat.of(file, InputLimits.DEFAULT)).isEqualTo(FileFormat.NDJSON);
        assertThat(FileFormat.of(unnamed, InputLimits.DEFAULT)).isEqualTo(FileFormat.NDJSON);
        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> FileImport.of(door, sink).rows(file, null))
                .withMessageContaining("need no mapping");
    }

    private ImportReport run(String lines) throws ImportException {
        return FileImport.of(door, sink).events(new ByteArrayInputStream(lines.getBytes(UTF_8)));
    }
}
