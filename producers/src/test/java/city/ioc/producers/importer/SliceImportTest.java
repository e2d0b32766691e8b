package city.ioc.producers.importer;

import city.ioc.producers.Door;
import city.ioc.producers.RecordingSink;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A slice is imported as a whole or, when it is broken, not at all. */
class SliceImportTest {
    private static final String HEADER = "{\"iocSlice\":1,\"selection\":{\"profile\":\"t\",\"units\":[],\"types\":[],\"anonymised\":false,"
            + "\"offsets\":{}}}\n";
    private static final String EVENT = "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/t\",\"type\":\"dossier.withdrawn.v1\","
            + "\"subject\":\"A-1\",\"time\":\"2024-02-26T09:00:00Z\",\"data\":{}}\n";
    private static final String LINES = HEADER + EVENT.formatted("1") + EVENT.formatted("2");

    @TempDir
    private Path folder;

    private final RecordingSink sink = new RecordingSink();
    private final Door door = new Door(
            Clock.fixed(Instant.parse("2024-03-01T00:00:00Z"), ZoneOffset.UTC),
            Instant.parse("2020-01-01T00:00:00Z"),
            (code, day) -> Optional.empty(),
            ZoneOffset.UTC);

    private static String end(String lines, int events) throws Exception {
        String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(lines.getBytes(UTF_8)));
        return "{\"iocSliceEnd\":1,\"total\":{\"cases\":1,\"events\":%d,\"unusable\":0,\"sha256\":\"%s\"}}\n".formatted(events, sum);
    }

    private ImportReport run(String content) throws Exception {
        return FileImport.of(door, sink).events(Files.writeString(folder.resolve("slice.ndjson"), content));
    }

    @Test
    void theFirstAndTheLastLineAreNoEvents() throws Exception {
        assertThat(run(LINES + end(LINES, 2))).isEqualTo(new ImportReport(2, 2, 0, 0, List.of(), Set.of(), true));
        assertThat(sink.ids()).containsExactly("1", "2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "cut    | line 3 is the last one and is no checksum",
        "short  | line 3 says that there are 2 events before it; there are 1",
        "other  | line 4 has the checksum of other lines",
        "more   | line 5 comes after the checksum",
        "future | Line 1: the slice is of version 2",
        "sum    | line 4 is a checksum that cannot be read",
    })
    void ofABrokenSliceNothingIsStored(String how, String reason) throws Exception {
        String end = end(LINES, 2);
        String content =
                switch (how) {
                    case "cut" -> LINES;
                    case "short" -> HEADER + EVENT.formatted("1") + end;
                    case "other" -> (LINES + end).replace("\"id\":\"2\"", "\"id\":\"3\"");
                    case "more" -> LINES + end + EVENT.formatted("3");
                    case "future" -> (LINES + end).replace("{\"iocSlice\":1", "{\"iocSlice\":2");
                    default -> LINES + "{\"iocSliceEnd\":1,\"total\":{\n";
                };

        assertThatExceptionOfType(ImportException.class).isThrownBy(() -> run(content)).withMessageContaining(reason);
        assertThat(sink.ids()).isEmpty();
    }

    @Test
    void ofStandardInputItIsToldAtTheEnd() throws Exception {
        byte[] whole = (LINES + end(LINES, 2)).getBytes(UTF_8);
        FileImport job = FileImport.of(door, sink);

        assertThat(job.events(new ByteArrayInputStream(whole)).accepted()).isEqualTo(2);
        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> job.events(new ByteArrayInputStream(Arrays.copyOf(whole, LINES.length()))))
                .withMessageContaining("the end of the file is missing");
    }
}
