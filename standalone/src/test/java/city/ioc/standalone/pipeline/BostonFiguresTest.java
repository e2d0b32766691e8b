package city.ioc.standalone.pipeline;

import city.ioc.core.CaseSummary;
import city.ioc.events.DossierEvent;
import city.ioc.kpi.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Real service requests through the mapping and the fold, against the verdict that the city itself gave of each. */
class BostonFiguresTest {
    private static final String CSV = "service/boston311_2013.csv";
    private static final String MAPPING = "requests.mapping.yaml";

    @Test
    void theVerdictOfEveryRequestIsThatOfTheCity() throws Exception {
        Path file = SampleData.require(CSV);
        Map<String, String> verdicts = new TreeMap<>();
        imported(file).cases().forEach((caseId, request) -> verdicts.put(caseId, verdict(request)));

        assertThat(verdicts).hasSize(3_095).isEqualTo(verdictsOfTheCity(file));
        assertThat(verdicts.values().stream().filter("OVERDUE"::equals)).hasSize(258);
    }

    @Test
    void justTheRequestsThatTheCityCallsOverdueHaveAnOverdueEpisodeAndOnlyOne() throws Exception {
        Path file = SampleData.require(CSV);
        Map<String, Integer> overdue = new TreeMap<>();
        verdictsOfTheCity(file).forEach((caseId, verdict) -> {
            if (verdict.equals("OVERDUE")) {
                overdue.put(caseId, 1);
            }
        });
        Map<String, Integer> episodes = new TreeMap<>();
        imported(file).episodes("overdue").forEach((caseId, spans) -> episodes.put(caseId, spans.size()));

        assertThat(overdue).hasSize(258);
        assertThat(episodes).isEqualTo(overdue);
    }

    @Test
    void theFiguresAreThoseOfAPlainCount() throws Exception {
        ImportedCases requests = imported(SampleData.require(CSV));

        assertThat(requests.report().rows()).isEqualTo(3_095);
        assertThat(requests.report().refused()).isZero();
        assertThat(requests.count(DossierEvent.Accepted.class)).isEqualTo(3_095);
        assertThat(requests.sum(Measure.RECEIVED)).isEqualTo(3_095);
        assertThat(requests.sum(Measure.RECEIVED_ONLINE)).isEqualTo(69);
        assertThat(requests.sum(Measure.RESOLVED)).isEqualTo(2_517);
        assertThat(requests.sum(Measure.OPEN)).isEqualTo(578);
        assertThat(requests.cases().values()).allSatisfy(request -> assertThat(request.irregular()).isZero());
    }

    @Test
    void theMappingDoesNotLookAtTheVerdictOfTheCity() throws Exception {
        assertThat(Files.readString(Project.profile("boston311").resolve(MAPPING))).doesNotContain("on_time", "case_status");
    }

    /** Overdue at some moment of its life: its clock passed the due before it ended, if it ended. */
    private static String verdict(CaseSummary request) {
        boolean everOverdue = request.facts().stream().anyMatch(fact -> fact.measure() == Measure.OVERDUE && fact.amount() > 0);
        return everOverdue ? "OVERDUE" : "ONTIME";
    }

    private static ImportedCases imported(Path file) throws Exception {
        return ImportedCases.of(file, "boston311", MAPPING);
    }

    private static Map<String, String> verdictsOfTheCity(Path file) throws IOException {
        Map<String, String> verdicts = new TreeMap<>();
        for (CSVRecord row : SampleData.rows(file)) {
            verdicts.put(row.get("case_enquiry_id"), row.get("on_time"));
        }
        return verdicts;
    }
}
