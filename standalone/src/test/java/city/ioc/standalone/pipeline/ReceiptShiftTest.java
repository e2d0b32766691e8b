package city.ioc.standalone.pipeline;

import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Question;
import city.ioc.dashboards.kpi.KpiValue;
import city.ioc.dashboards.replay.KpiComparison;
import city.ioc.dashboards.replay.KpiDifference;
import city.ioc.dashboards.replay.Scenario;
import city.ioc.dashboards.replay.WhatIf;
import city.ioc.events.EventCodec;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.replay.Arrival;
import city.ioc.replay.History;
import city.ioc.replay.SlicedCases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What if every deadline of the receipt log were a week earlier: the figure that its rows give, counted by themselves. */
class ReceiptShiftTest {
    private static final LocalDate FIRST = LocalDate.of(2009, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2013, 12, 31);
    private static final String ON_TIME = "dossiers.on-time";

    private final CityProfile profile = ProfileLoader.load(Project.profile("wabo"));
    private final ZoneId zone = profile.rules().calendar().zone();

    @Test
    void aWeekEarlierAsManyAreOnTimeAsTheRowsSay() throws Exception {
        Path file = SampleData.require("dossiers/receipt_wabo.csv");
        ImportedCases imported = ImportedCases.of(file, "wabo", "receipt.mapping.yaml");
        WhatIf whatIf = new WhatIf(
                new Scenario(profile, profile, -7, null, null, List.of()),
                GrainPolicy.standard(zone),
                Instant.now(),
                true);

        whatIf.over(history(imported), (events, share) -> {});

        int resolved = 0;
        int open = 0;
        int onTime = 0;
        int onTimeEarlier = 0;
        for (CSVRecord row : firstRows(file)) {
            // What is open today is overdue for years.
            if (row.get("case:enddate").isEmpty()) {
                open++;
            } else {
                Instant end = time(row.get("case:enddate"));
                Instant deadline = time(row.get("case:deadline"));
                Instant earlier = deadline.atZone(zone).minusDays(7).toInstant();
                resolved++;
                onTime += end.isAfter(deadline) ? 0 : 1;
                onTimeEarlier += end.isAfter(earlier) ? 0 : 1;
            }
        }
        assertThat(resolved).isEqualTo(1_329);
        assertThat(open).isEqualTo(105);
        assertThat(onTime).isEqualTo(952);
        assertThat(onTimeEarlier).isBetween(1, onTime - 1);
        KpiDifference whole = new KpiComparison(whatIf.changed().board(), whatIf.live().board())
                .ofUnit(null, FIRST, LAST, KpiComparison.Step.PERIOD).differences().stream()
                        .filter(each -> each.kpi().equals(ON_TIME))
                        .findFirst()
                        .orElseThrow();
        assertThat(whole.changed().numerator()).isEqualByComparingTo(Integer.toString(onTimeEarlier));
        assertThat(whole.changed().denominator()).isEqualByComparingTo(Integer.toString(resolved + open));
        assertThat(whole.with().numerator()).isEqualByComparingTo(Integer.toString(onTime));
        assertThat(onTime(whatIf.live().board()).numerator()).isEqualByComparingTo(Integer.toString(onTime));
    }

    /** One of each case: its columns that begin with "case" are the same in all. */
    private static Collection<CSVRecord> firstRows(Path file) throws IOException {
        Map<String, CSVRecord> first = new LinkedHashMap<>();
        SampleData.rows(file).forEach(row -> first.putIfAbsent(row.get("case:concept:name"), row));
        return first.values();
    }

    private static KpiValue onTime(Board board) {
        return board.kpi(ON_TIME, board.query(new Question(null, FIRST, LAST, null, Map.of())));
    }

    private static History history(ImportedCases imported) {
        return (reader, progress) -> {
            SlicedCases cases = new SlicedCases(1L << 30);
            imported.events().forEach(event -> cases.add(event.subject(), Arrival.UNKNOWN, EventCodec.encode(event)));
            return cases.giveTo(reader);
        };
    }

    /** Events keep milliseconds. */
    private static Instant time(String text) {
        return OffsetDateTime.parse(text, DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSSSS]XXX"))
                .toInstant()
                .truncatedTo(ChronoUnit.MILLIS);
    }
}
