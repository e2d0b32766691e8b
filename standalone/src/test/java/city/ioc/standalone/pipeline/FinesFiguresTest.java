package city.ioc.standalone.pipeline;

import city.ioc.core.CaseSummary;
import city.ioc.events.PaymentEvent;
import city.ioc.kpi.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Real fines through the mapping and the fold, against what a plain count over the file gives. */
class FinesFiguresTest {
    private static final String CSV = "payments/roadtraffic100traces.csv";
    private static final String XES = "payments/roadtraffic100traces.xes";
    /** Money of the fold is in ten thousandths. */
    private static final long EURO = 10_000;

    @ParameterizedTest
    @ValueSource(strings = {CSV, XES})
    void finesAndPaymentsAddUpAsCounted(String file) throws Exception {
        ImportedCases fines = imported(file);

        assertThat(fines.report().rows()).isEqualTo(390);
        assertThat(fines.report().refused()).isZero();
        assertThat(fines.report().duplicate()).isZero();
        assertThat(fines.report().unseenColumns()).isEmpty();
        assertThat(fines.count(PaymentEvent.Succeeded.class)).isEqualTo(58);
        assertThat(fines.sum(Measure.WITH_FEE)).isEqualTo(100);
        assertThat(fines.sum(Measure.WITH_PAYMENT)).isEqualTo(48);
        assertThat(fines.sum(Measure.PAID_IN_FULL)).isEqualTo(39);
        assertThat(fines.sum(Measure.PAID_ONLINE)).isZero();
        assertThat(fines.sum(Measure.AMOUNT_PAID)).isEqualTo(2_968_03 * EURO / 100);
        assertThat(fines.cases().values().stream().mapToLong(one -> one.dossier().fees()).sum())
                .isEqualTo(7_766_30 * EURO / 100);
    }

    @Test
    void aCaseIsOpenJustWhenSomethingIsOwed() throws Exception {
        ImportedCases fines = imported(CSV);

        assertThat(fines.cases()).hasSize(100).allSatisfy((caseId, one) -> {
            boolean owed = one.dossier().paid() < one.dossier().fees();
            assertThat(one.dossier().state())
                    .isEqualTo(owed ? CaseSummary.State.PROCESSING : CaseSummary.State.RESOLVED);
            assertThat(one.irregular()).isZero();
        });
        assertThat(fines.sum(Measure.OPEN)).isEqualTo(61);
        assertThat(fines.sum(Measure.RESOLVED)).isEqualTo(40);
        assertThat(fines.sum(Measure.REOPENED)).isEqualTo(1);
        assertThat(fines.cases().get("N36957").dossier().ends()).hasSize(1);
    }

    @Test
    void theSameLogAsCsvAndAsXesGivesTheSameEvents() throws Exception {
        assertThat(imported(XES).events()).isEqualTo(imported(CSV).events());
    }

    private static ImportedCases imported(String file) throws Exception {
        return ImportedCases.of(SampleData.require(file), "fines", "fines.mapping.yaml");
    }
}
