package city.ioc.standalone.pipeline;

import city.ioc.kpi.Measure;
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

    private static ImportedCases imported(String file) throws Exception {
        return ImportedCases.of(SampleData.require(file), "wabo", "receipt.mapping.yaml");
    }
}
