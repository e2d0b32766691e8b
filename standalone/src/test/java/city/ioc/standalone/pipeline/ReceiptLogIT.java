package city.ioc.standalone.pipeline;

import city.ioc.producers.importer.ImportReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Real dossiers through the whole pipeline, against figures counted by hand and by a plain loop over the file. */
class ReceiptLogIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path MAPPING = Project.profile("wabo").resolve("receipt.mapping.yaml");
    private static final String EVER = "from=2009-01-01&to=2013-01-01";

    @TempDir
    private Path folder;

    @Test
    void theFiguresOfTheReceiptLogAreRightAndStayRightWhenItIsImportedAgain() throws Exception {
        Path file = SampleData.require("dossiers/receipt_wabo.csv");
        try (RunningCity city = RunningCity.start(folder, Project.profile("wabo"))) {
            ImportReport report = city.importFile(file, MAPPING);
            assertThat(report.rows()).isEqualTo(8_577);
            assertThat(report.refused()).isZero();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(city.kpis(EVER))
                    .containsEntry("dossiers.received", "1434")
                    .containsEntry("dossiers.resolved", "1329")
                    .containsEntry("dossiers.open", "105")
                    .containsEntry("dossiers.resolved-on-time", "952/1329")
                    .containsEntry("dossiers.online-share", "1250/1434"));
            Map<String, String> once = city.kpis(EVER);

            assertThat(city.kpis(EVER + "&as-of=2011-07-01T00:00%2B02:00"))
                    .containsAllEntriesOf(countedByALoop(file, OffsetDateTime.parse("2011-07-01T00:00:00+02:00")));

            assertThat(city.importFile(file, MAPPING).accepted()).isEqualTo(report.accepted());
            String marker = """
                    {"specversion":"1.0","id":"marker","source":"/test","type":"dossier.accepted.v1","subject":"MARKER",\
                    "time":"2012-12-31T09:00:00+01:00","data":{"unit":"test","procedure":"test"}}""";
            assertThat(city.post(marker).statusCode()).isEqualTo(202);
            await().atMost(PATIENCE).untilAsserted(() ->
                    assertThat(city.kpis(EVER)).containsEntry("dossiers.received", "1435"));
            Map<String, String> unmarked = city.kpis("from=2009-01-01&to=2012-12-30");
            assertThat(unmarked).isEqualTo(once);
        }
    }

    /** As of an instant, straight from the rows: an end before its start counts at the start. */
    private static Map<String, String> countedByALoop(Path file, OffsetDateTime asOf) throws IOException {
        int received = 0;
        int online = 0;
        int resolved = 0;
        int onTime = 0;
        int open = 0;
        int overdue = 0;
        for (CSVRecord row : cases(file).values()) {
            OffsetDateTime start = time(row.get("case:startdate"));
            OffsetDateTime end = row.get("case:enddate").isEmpty() ? null : time(row.get("case:enddate"));
            OffsetDateTime late = time(row.get("case:deadline")).plusNanos(1_000_000);
            if (start.isAfter(asOf)) {
                continue;
            }
            received++;
            online += row.get("case:channel").equals("Internet") ? 1 : 0;
            OffsetDateTime ended = end != null && end.isBefore(start) ? start : end;
            if (ended != null && !ended.isAfter(asOf)) {
                resolved++;
                onTime += ended.isBefore(late) ? 1 : 0;
            } else {
                open++;
                overdue += asOf.isBefore(late) ? 0 : 1;
            }
        }
        return Map.of(
                "dossiers.received", "" + received,
                "dossiers.resolved", "" + resolved,
                "dossiers.open", "" + open,
                "dossiers.overdue", "" + overdue,
                "dossiers.resolved-on-time", onTime + "/" + resolved,
                "dossiers.on-time", (onTime + open - overdue) + "/" + received,
                "dossiers.online-share", online + "/" + received);
    }

    private static Map<String, CSVRecord> cases(Path file) throws IOException {
        Map<String, CSVRecord> cases = new HashMap<>();
        SampleData.rows(file).forEach(row -> cases.put(row.get("case:concept:name"), row));
        return cases;
    }

    private static OffsetDateTime time(String text) {
        return OffsetDateTime.parse(text, DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSSSS]XXX"));
    }
}
