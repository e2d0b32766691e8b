package city.ioc.standalone.pipeline;

import city.ioc.core.alerts.RuleTally;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.producers.Door;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.standalone.dryrun.DryRun;
import city.ioc.standalone.dryrun.DryRunReport;
import city.ioc.standalone.dryrun.FileHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What the rule OVERDUE would have raised for the sample data, against their own verdicts. */
class DryRunFiguresTest {
    private static final String FINES = "payments/roadtraffic100traces.csv";

    @TempDir
    private Path folder;

    @Test
    void theFinesThatWouldHaveBeenToldAreThoseWithAPenalty() throws Exception {
        SortedMap<LocalDate, Integer> penalties = new TreeMap<>();
        for (CSVRecord row : SampleData.rows(SampleData.require(FINES))) {
            if (row.get("concept:name").equals("Add penalty")) {
                penalties.merge(LocalDate.parse(row.get("time:timestamp").substring(0, 10)), 1, Integer::sum);
            }
        }
        SortedMap<YearMonth, Integer> months = new TreeMap<>();
        penalties.forEach((day, count) -> months.merge(YearMonth.from(day), count, Integer::sum));
        int most = penalties.values().stream().max(Comparator.naturalOrder()).orElseThrow();
        LocalDate busiest = penalties.keySet().stream().filter(day -> penalties.get(day) == most).findFirst().orElseThrow();

        DryRunReport report = report("fines", FINES, "fines.mapping.yaml");
        RuleTally overdue = overdue(report);

        assertThat(report.cases()).isEqualTo(100);
        assertThat(overdue.cases()).isEqualTo(57);
        assertThat(overdue.episodes()).isEqualTo(57);
        assertThat(overdue.days()).isEqualTo(penalties);
        assertThat(overdue.months()).isEqualTo(months);
        assertThat(overdue.busiestDay()).contains(Map.entry(busiest, most));
        assertThat(overdue.busiestUnit()).contains(Map.entry("local-police", 57));
        // Thirteen of them were paid in full in the end.
        assertThat(overdue.stillOn()).isEqualTo(57 - 13);
    }

    @Test
    void theRequestsThatWouldHaveBeenToldAreThoseThatBostonCallsOverdue() throws Exception {
        String file = "service/boston311_2013.csv";
        SortedMap<String, Integer> departments = new TreeMap<>();
        int open = 0;
        for (CSVRecord row : SampleData.rows(SampleData.require(file))) {
            if (row.get("on_time").equals("OVERDUE")) {
                departments.merge(row.get("department"), 1, Integer::sum);
                open += row.get("closed_dt").isEmpty() ? 1 : 0;
            }
        }

        RuleTally overdue = overdue(report("boston311", file, "requests.mapping.yaml"));

        assertThat(overdue.cases()).isEqualTo(258);
        assertThat(overdue.units()).isEqualTo(departments);
        assertThat(overdue.stillOn()).isEqualTo(open);
    }

    @Test
    void theReceiptsThatWouldHaveBeenToldAreTheLateAndTheOpenOnes() throws Exception {
        RuleTally overdue = overdue(report("wabo", "dossiers/receipt_wabo.csv", "receipt.mapping.yaml"));

        assertThat(overdue.cases()).isEqualTo(377 + 105);
        assertThat(overdue.stillOn()).isEqualTo(105);
    }

    static RuleTally overdue(DryRunReport report) {
        return report.tallies().stream().filter(tally -> tally.rule().equals("overdue")).findFirst().orElseThrow();
    }

    /** Of all that the profile's rules would have raised in the whole city until today. */
    static DryRun dryRun(CityProfile city) {
        Instant now = Instant.now();
        LocalDate today = LocalDate.ofInstant(now, city.rules().calendar().zone());
        return new DryRun(city.rules(), null, UnitScope.CITY, null, today, now);
    }

    private DryRunReport report(String profile, String file, String mapping) throws Exception {
        CityProfile city = ProfileLoader.load(Project.profile(profile));
        Path events = write(ImportedCases.of(SampleData.require(file), profile, mapping).events());
        Door door = new Door(
                Clock.systemUTC(), city.earliest(), city.units()::problem, city.rules().calendar().zone());
        return dryRun(city).over(new FileHistory(List.of(events), door), (count, share) -> {});
    }

    private Path write(List<Event> events) throws IOException {
        return Files.write(
                folder.resolve("events.ndjson"),
                events.stream().map(event -> new String(EventCodec.encode(event), UTF_8)).toList());
    }
}
