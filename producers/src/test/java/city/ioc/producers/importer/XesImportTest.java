package city.ioc.producers.importer;

import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.producers.Door;
import city.ioc.producers.RecordingSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class XesImportTest {
    private static final String MAPPING = """
            source: /import/test
            case: "case:concept:name"
            events:
              - type: dossier.accepted.v1
                once: case
                id: "{case:concept:name}-accepted"
                time: "{case:start}"
                data:
                  unit: {column: "case:unit", default: U0}
                  procedure: test
              - type: dossier.step-completed.v1
                id: "{concept:instance}"
                time: "{time:timestamp}"
                data: {step: "{concept:name}"}
            """;
    private static final String LOG = """
            <?xml version="1.0" encoding="UTF-8"?>
            <log xes.version="1.0" xmlns="http://www.xes-standard.org/">
              <global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
              <float key="average" value="1.5"><float key="inner" value="2"/></float>
              <trace>
                <string key="concept:name" value="a1"><string key="unit" value="nested"/></string>
                <date key="start" value="2024-02-26T08:15:00.000+07:00"/>
                <list key="unit"><values><string key="unit" value="listed"/></values></list>
                <event>
                  <string key="concept:instance" value="s1"/>
                  <string key="concept:name" value=" check &amp; sign "/>
                  <date key="time:timestamp" value="2024-02-26T09:00:00.000+07:00"/>
                </event>
                <event>
                  <string key="concept:instance" value="s2"/>
                  <container key="x"><string key="concept:name" value="contained"/></container>
                  <string key="concept:name" value="sign"><string key="concept:name" value="nested"/></string>
                  <date key="time:timestamp" value="2024-02-26T10:00:00.000+07:00"/>
                </event>
              </trace>
              <trace>
                <string key="concept:name" value="a2"/>
                <string key="unit" value="U2"/>
                <date key="start" value="2024-02-26T08:15:00.000+07:00"/>
                <event>
                  <string key="concept:instance" value="s3"/>
                  <string key="concept:name" value="check"/>
                  <date key="time:timestamp" value="never"/>
                </event>
              </trace>
            </log>
            """;

    @TempDir
    private Path folder;

    private final RecordingSink sink = new RecordingSink();
    private final Door door = new Door(
            Clock.fixed(Instant.parse("2024-03-01T00:00:00Z"), ZoneOffset.UTC),
            Instant.parse("2020-01-01T00:00:00Z"),
            (code, day) -> Optional.empty(),
            ZoneOffset.UTC);

    @Test
    void everyEventIsARowWithTheAttributesOfItsCase() throws Exception {
        ImportReport report = run(LOG);

        assertThat(sink.ids()).containsExactly("a1-accepted", "s1", "s2", "a2-accepted");
        assertThat(sink.events()).extracting(Event::subject).containsExactly("A1", "A1", "A1", "A2");
        assertThat(sink.events().get(1).data()).isEqualTo(new DossierEvent.StepCompleted("check & sign"));
        assertThat(sink.events().get(3).data())
                .isEqualTo(new DossierEvent.Accepted("U2", "test", null, null, null, null));
        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.shown()).extracting(ImportReport.Refused::toString).containsExactly(
                "line 25, column time:timestamp, dossier.step-completed.v1: time: \"never\" is not a time in a known format");
        assertThat(report.complete()).isTrue();
    }

    @Test
    void whatIsNestedInAnAttributeListOrContainerIsLeftOut() throws Exception {
        run(LOG);

        assertThat(sink.events().getFirst().data())
                .isEqualTo(new DossierEvent.Accepted("U0", "test", null, null, null, null));
        assertThat(sink.events().get(2).data()).isEqualTo(new DossierEvent.StepCompleted("sign"));
    }

    @Test
    void theFormatIsKnownByNameOrElseByContentAndAGzipFileByContent() throws Exception {
        run(LOG);
        List<Event> plain = List.copyOf(sink.events());

        for (String name : List.of("log.xes", "log.xes.gz", "log.XES", "log", "log.gz", "log.xml.gz")) {
            for (boolean zipped : new boolean[] {true, false}) {
                sink.clear();
                run(write(name, LOG, UTF_8, zipped));
                assertThat(sink.events()).as(name).isEqualTo(plain);
            }
        }
        sink.clear();
        run(write("log.xes", LOG.replace("UTF-8", "UTF-16"), UTF_16, false));
        assertThat(sink.events()).isEqualTo(plain);
    }

    @Test
    void attributesThatNoEventHasAreEmptyAndAreTold() throws Exception {
        assertThat(run(LOG.replace("\"unit\"", "\"office\"")).unseenColumns()).containsExactly("case:unit");
        assertThat(run(LOG).unseenColumns()).isEmpty();
    }

    @Test
    void anAttributeThatIsThereTwiceMakesItsRowsUnusable() throws Exception {
        String twice = "<string key=\"concept:instance\" value=\"s1\"/>";

        assertThat(run(LOG.replace(twice, twice + twice)).shown())
                .extracting(ImportReport.Refused::toString)
                .contains("line 9: has \"concept:instance\" twice");
        assertThat(run(LOG.replace(twice, "<string key=\"case:unit\" value=\"x\"/>" + twice).replace("<list", "<string key=\"unit\"/><list")).shown())
                .extracting(ImportReport.Refused::toString)
                .contains("line 9: has \"case:unit\" twice");
    }

    @Test
    void anAttributeOfTheCaseAfterItsEventsEndsTheImport() throws Exception {
        ImportReport report = run(LOG.replaceFirst("</event>\\s*</trace>", "</event><string key=\"unit\" value=\"x\"/></trace>"));

        assertThat(report.complete()).isFalse();
        assertThat(report.shown()).singleElement().satisfies(refused ->
                assertThat(refused.reason()).contains("an attribute of the case comes after its first event"));
    }

    @Test
    void aLogThatBreaksOffIsImportedUpToThere() throws Exception {
        ImportReport report = run(LOG.substring(0, LOG.indexOf("</trace>")));

        assertThat(report.complete()).isFalse();
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(report.shown()).singleElement().satisfies(refused ->
                assertThat(refused.reason()).startsWith("not readable as XES: line 20: "));
    }

    @Test
    void anEventOutsideATraceBelongsToNoCase() throws Exception {
        String outside = "<event><string key=\"concept:instance\" value=\"s9\"/></event></log>";

        assertThat(run(LOG.replace("</log>", outside)).shown())
                .extracting(ImportReport.Refused::reason).contains("subject: missing");
    }

    @Test
    void whatIsNotXesIsRefusedAtOnce() {
        for (String xml : List.of("", "case,unit\na,b\n", "<html></html>", "<log", "{}")) {
            assertThatExceptionOfType(ImportException.class)
                    .isThrownBy(() -> run(xml))
                    .withMessageContaining("log.xes is not XES")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        }
        assertThat(sink.events()).isEmpty();
    }

    private ImportReport run(String xml) throws IOException, ImportException {
        sink.clear();
        return run(write("log.xes", xml, UTF_8, false));
    }

    private ImportReport run(Path file) throws ImportException {
        return FileImport.of(door, sink).rows(file, Mapping.parse(MAPPING, "m.yaml"));
    }

    private Path write(String name, String text, Charset charset, boolean zipped) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = zipped ? new GZIPOutputStream(Files.newOutputStream(file)) : Files.newOutputStream(file)) {
            out.write(text.getBytes(charset));
        }
        return file;
    }
}
