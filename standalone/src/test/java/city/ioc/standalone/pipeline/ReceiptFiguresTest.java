package city.ioc.standalone.pipeline;

import city.ioc.kpi.Measure;
import city.ioc.standalone.pipeline.ImportedCases.Span;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The receipt log in both of its formats. */
class ReceiptFiguresTest {
    @Test
    void theSameLogAsCsvAndAsXesGivesTheSameCases() throws Exception {
        ImportedCases csv = imported("dossiers/receipt_wabo.csv");
        ImportedCases xes = imported("dossiers/receipt_wabo.xes.gz");

        assertThat(xes.events()).isEqualTo(csv.events());
        assertThat(xes.cases()).isEqualTo(csv.cases());
        assertThat(xes.sum(Measure.RECEIVED)).isEqualTo(1_434);
        assertThat(xes.sum(Measure.RECEIVED_ONLINE)).isEqualTo(1_250);
        assertThat(xes.sum(Measure.RESOLVED)).isEqualTo(1_329);
        assertThat(xes.sum(Measure.RESOLVED_ON_TIME)).isEqualTo(952);
        assertThat(xes.sum(Measure.OPEN)).isEqualTo(105);
    }

    /** A deadline is an instant, and the millisecond after it is late. */
    @Test
    void whatEndedLateAndWhatIsOpenIsOverdueFromItsDeadlineOn() throws Exception {
        Path file = SampleData.require("dossiers/receipt_wabo.csv");
        Map<String, List<Span>> late = new TreeMap<>();
        int open = 0;
        for (CSVRecord row : SampleData.rows(file)) {
            Instant overdueFrom = time(row.get("case:deadline")).plusMillis(1);
            String end = row.get("case:enddate");
            Instant ended = end.isEmpty() ? null : time(end);
            if (ended == null || ended.isAfter(overdueFrom)) {
                open += late.put(caseId(row), List.of(new Span(overdueFrom, ended))) == null && ended == null ? 1 : 0;
            }
        }

        assertThat(open).isEqualTo(105);
        assertThat(late).hasSize(377 + 105);
        assertThat(imported("dossiers/receipt_wabo.csv").episodes("overdue")).isEqualTo(late);
    }

    private static String caseId(CSVRecord row) {
        return row.get("case:concept:name").toUpperCase(Locale.ROOT);
    }

    /** Events keep milliseconds. */
    private static Instant time(String text) {
        return OffsetDateTime.parse(text, DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSSSS]XXX"))
                .toInstant()
                .truncatedTo(ChronoUnit.MILLIS);
    }

    private static ImportedCases imported(String file) throws Exception {
        return ImportedCases.of(SampleData.require(file), "wabo", "receipt.mapping.yaml");
    }
}
