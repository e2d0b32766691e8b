package city.ioc.standalone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ImportCommandTest {
    private static final String EVENT = """
            {"specversion":"1.0","id":"1","source":"/t","type":"dossier.withdrawn.v1","subject":"A","time":"2024-02-26T09:00:00Z","data":{}}
            """;
    private static final String MAPPING = """
            source: /import/test
            case: "case:concept:name"
            events:
              - {type: dossier.withdrawn.v1, id: "{id}", time: "{time}"}
            """;
    private static final String XES = """
            <log><trace><string key="concept:name" value="a"/>
            <event><string key="id" value="1"/><date key="time" value="2024-02-26T09:00:00Z"/></event>
            <event><string key="id" value="2"/><date key="time" value="=cmd"/></event>
            </trace></log>
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private String mapping;

    @BeforeEach
    void writeMapping() throws IOException {
        mapping = Files.writeString(folder.resolve("mapping.yaml"), MAPPING).toString();
    }

    @Test
    void eventsComeFromAFileACompressedFileOrStandardInput() throws Exception {
        Path file = Files.writeString(folder.resolve("events.ndjson"), EVENT + "x\n");
        Path zipped = folder.resolve("events.ndjson.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            gzip.write((EVENT + "x\n").getBytes(UTF_8));
        }

        assertThat(run(file.toString())).isZero();
        String result = words();
        assertThat(result).isEqualTo("read 2 rows acceptable 1 events refused 1 rows or events duplicate 0 events");
        assertThat(run(zipped.toString())).isZero();
        assertThat(words()).isEqualTo(result);
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream((EVENT + "x\n").getBytes(UTF_8)));
            assertThat(run("-")).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(words()).isEqualTo(result);
    }

    @Test
    void anEventLogTakesTheMappingsOfCsv() throws Exception {
        Path log = Files.writeString(folder.resolve("log.xes"), XES);

        assertThat(run(log.toString(), "--mapping", mapping)).isZero();

        assertThat(words()).startsWith("read 2 rows acceptable 1 events refused 1 ");
        assertThat(err.toString()).contains("refused: line 3, column time, dossier.withdrawn.v1: time: \"=cmd\" is not a time");
    }

    @Test
    void allThatIsRefusedIsWrittenToAFile() throws Exception {
        Path log = Files.writeString(folder.resolve("log.xes"), XES);
        Path refused = folder.resolve("refused.csv");

        assertThat(run(log.toString(), "--mapping", mapping, "--refused", refused.toString())).isZero();

        assertThat(refused).hasContent("""
                line,column,event_type,reason
                3,time,dossier.withdrawn.v1,"time: ""=cmd"" is not a time in a known format"
                """);
        assertThat(run(log.toString(), "--mapping", mapping, "--refused", log.toString())).isEqualTo(1);
        assertThat(log).hasContent(XES);
    }

    @Test
    void aMappingIsForRowsAndEventsNeedNone() throws Exception {
        String events = Files.writeString(folder.resolve("events.ndjson"), EVENT).toString();
        String log = Files.writeString(folder.resolve("log.xes"), XES).toString();

        assertThat(run(events, "--mapping", mapping)).isEqualTo(2);
        assertThat(err.toString()).contains("--mapping is for CSV and XES");
        assertThat(run("-", "--mapping", mapping)).isEqualTo(2);
        assertThat(run(log)).isEqualTo(2);
        assertThat(err.toString()).contains("--mapping is needed");
    }

    @Test
    void columnsThatNoEventOfALogHasAreTold() throws Exception {
        Path log = Files.writeString(folder.resolve("log.xes"), XES.replace("key=\"time\"", "key=\"when\""));

        assertThat(run(log.toString(), "--mapping", mapping)).isZero();
        assertThat(err.toString()).contains("note: the mapping reads what no event of the file has: [time]");
    }

    @Test
    void limitsCanBeSetAndAFileBeyondThemFails() throws Exception {
        Path zipped = folder.resolve("log.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            gzip.write("<log>".getBytes(UTF_8));
            for (int i = 0; i < 3_000; i++) {
                gzip.write("<trace></trace>".repeat(100).getBytes(UTF_8));
            }
            gzip.write("</log>".getBytes(UTF_8));
        }

        assertThat(run(zipped.toString(), "--mapping", mapping, "--max-inflated", "1")).isEqualTo(1);
        assertThat(err.toString())
                .contains("inflates to more than 1048576 bytes; allow more with --max-inflated")
                .endsWith("ioc: The file could not be read to its end" + System.lineSeparator());
        assertThat(run(zipped.toString(), "--mapping", mapping)).isZero();
        assertThat(run(zipped.toString(), "--mapping", mapping, "--max-inflated", "0")).isEqualTo(2);
        assertThat(run(zipped.toString(), "--mapping", mapping, "--max-ratio", "x")).isEqualTo(2);
    }

    @Test
    void aFileThatIsNoneFailsWithOneLine() {
        for (String name : List.of("none.csv", ".", "", "a\0b.csv")) {
            err.getBuffer().setLength(0);
            assertThat(run(name, "--mapping", mapping)).as(name).isEqualTo(1);
            assertThat(err.toString()).startsWith("ioc: ").hasLineCount(1);
        }
    }

    private int run(String... options) {
        out.getBuffer().setLength(0);
        List<String> args = new ArrayList<>(List.of("import", "--dry-run", "--profile", "../profiles/generic"));
        args.addAll(List.of(options));
        return Ioc.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args.toArray(String[]::new));
    }

    private String words() {
        return out.toString().strip().replaceAll("\\s+", " ");
    }
}
