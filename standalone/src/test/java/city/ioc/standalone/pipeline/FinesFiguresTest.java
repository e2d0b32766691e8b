package city.ioc.standalone.pipeline;

import city.ioc.core.CaseSummary;
import city.ioc.events.DossierEvent;
import city.ioc.events.PaymentEvent;
import city.ioc.kpi.Measure;
import city.ioc.standalone.pipeline.ImportedCases.Span;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Real fines through the mapping and the fold, against what a plain count over the file gives. */
class FinesFiguresTest {
    private static final String CSV = "payments/roadtraffic100traces.csv";
    private static final String XES = "payments/roadtraffic100traces.xes";
    /** Money of the fold is in ten thousandths. */
    private static final long EURO = 10_000;
    /**
     * One is paid before it is notified, some on day 59 itself: 2 May after 4 March 2005, across the change to summer time; 28
     * December after 30 October 2005, the day of the change back; 28 April after 29 February 2004. Some are paid in parts, one too much.
     */
    private static final String PAID_IN_TIME = """
            amount,case:concept:name,concept:name,expense,paymentAmount,time:timestamp,totalPaymentAmount
            35.0,F1,Create Fine,,,2005-02-01 00:00:00+01:00,0.0
            ,F1,Payment,,35.0,2005-02-03 00:00:00+01:00,35.0
            35.0,F2,Create Fine,,,2005-02-01 00:00:00+01:00,0.0
            ,F2,Send Fine,11.0,,2005-03-01 00:00:00+01:00,
            ,F2,Insert Fine Notification,,,2005-03-04 00:00:00+01:00,
            ,F2,Payment,,46.0,2005-03-05 00:00:00+01:00,46.0
            35.0,F3,Create Fine,,,2005-02-01 00:00:00+01:00,0.0
            ,F3,Send Fine,11.0,,2005-03-01 00:00:00+01:00,
            ,F3,Insert Fine Notification,,,2005-03-04 00:00:00+01:00,
            ,F3,Payment,,46.0,2005-05-02 00:00:00+02:00,46.0
            35.0,F4,Create Fine,,,2005-02-01 00:00:00+01:00,0.0
            ,F4,Insert Fine Notification,,,2005-03-04 00:00:00+01:00,
            ,F4,Payment,,20.0,2005-04-01 00:00:00+02:00,20.0
            ,F4,Payment,,15.0,2005-05-02 00:00:00+02:00,35.0
            35.0,F5,Create Fine,,,2005-09-01 00:00:00+02:00,0.0
            ,F5,Insert Fine Notification,,,2005-10-30 00:00:00+02:00,
            ,F5,Payment,,35.0,2005-12-28 00:00:00+01:00,35.0
            35.0,F6,Create Fine,,,2004-02-01 00:00:00+01:00,0.0
            ,F6,Insert Fine Notification,,,2004-02-29 00:00:00+01:00,
            ,F6,Payment,,35.0,2004-04-28 00:00:00+02:00,35.0
            35.0,F7,Create Fine,,,2004-02-01 00:00:00+01:00,0.0
            ,F7,Insert Fine Notification,,,2004-03-01 00:00:00+01:00,
            ,F7,Payment,,40.0,2004-04-28 00:00:00+02:00,40.0
            148.0,F8,Create Fine,,,2009-05-01 00:00:00+02:00,0.0
            ,F8,Send Fine,26.0,,2009-05-12 00:00:00+02:00,
            ,F8,Insert Fine Notification,,,2009-05-20 00:00:00+02:00,
            ,F8,Payment,,100.0,2009-05-21 00:00:00+02:00,100.0
            ,F8,Payment,,74.0,2009-07-17 00:00:00+02:00,174.0
            35.0,F9,Create Fine,,,2006-11-01 00:00:00+01:00,0.0
            ,F9,Insert Fine Notification,,,2006-12-25 00:00:00+01:00,
            ,F9,Payment,,35.0,2006-12-25 00:00:00+01:00,35.0
            35.0,F10,Create Fine,,,2006-11-01 00:00:00+01:00,0.0
            ,F10,Insert Fine Notification,,,2006-12-25 00:00:00+01:00,
            ,F10,Payment,,35.0,2007-02-21 00:00:00+01:00,35.0
            """;
    /** Day 60 is 3 May. */
    private static final String PAID_LATE = """
            35.0,LATE,Create Fine,,,2005-02-01 00:00:00+01:00,0.0
            ,LATE,Insert Fine Notification,,,2005-03-04 00:00:00+01:00,
            ,LATE,Payment,,35.0,2005-05-04 00:00:00+02:00,35.0
            """;

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

    /** The log has the verdict itself: a penalty on the sixtieth day. It lasts until all that is owed with it is paid. */
    @ParameterizedTest
    @ValueSource(strings = {CSV, XES})
    void aFineIsOverdueFromTheDayOfItsPenaltyUntilItIsPaidInFull(String file) throws Exception {
        Map<String, List<Span>> penalties = penalties(SampleData.rows(SampleData.require(CSV)));

        assertThat(penalties).hasSize(57);
        assertThat(imported(file).episodes("overdue")).isEqualTo(penalties);
    }

    private static Map<String, List<Span>> penalties(List<CSVRecord> rows) {
        Map<String, List<Span>> penalties = new TreeMap<>();
        Map<String, BigDecimal> fine = new HashMap<>();
        Map<String, BigDecimal> costsLessPaid = new HashMap<>();
        for (CSVRecord row : rows) {
            String caseId = row.get("case:concept:name");
            if (!row.get("amount").isEmpty()) {
                fine.put(caseId, new BigDecimal(row.get("amount")));
            }
            costsLessPaid.merge(caseId, number(row, "expense").subtract(number(row, "paymentAmount")), BigDecimal::add);
            if (row.get("concept:name").equals("Add penalty")) {
                assertThat(penalties.put(caseId, List.of(new Span(time(row), null)))).isNull();
            } else if (fine.get(caseId).add(costsLessPaid.get(caseId)).signum() <= 0) {
                penalties.computeIfPresent(caseId, (id, unpaid) -> {
                    assertThat(unpaid.getFirst().to()).isNull();
                    return List.of(new Span(unpaid.getFirst().from(), time(row)));
                });
            }
        }
        return penalties;
    }

    private static BigDecimal number(CSVRecord row, String column) {
        return row.get(column).isEmpty() ? BigDecimal.ZERO : new BigDecimal(row.get(column));
    }

    private static Instant time(CSVRecord row) {
        return OffsetDateTime.parse(row.get("time:timestamp").replace(' ', 'T')).toInstant();
    }

    @Test
    void tenFinesPaidInFullBeforeTheSixtiethDayAreNeverOverdue(@TempDir Path folder) throws Exception {
        Path log = Files.writeString(folder.resolve("fines.csv"), PAID_IN_TIME + PAID_LATE);
        ImportedCases fines = ImportedCases.of(log, "fines", "fines.mapping.yaml");

        assertThat(fines.report().refused()).isZero();
        assertThat(fines.cases()).hasSize(11);
        assertThat(fines.sum(Measure.RESOLVED)).isEqualTo(11);
        assertThat(fines.count(DossierEvent.DueChanged.class)).isEqualTo(10);
        assertThat(fines.episodes("overdue")).containsExactly(Map.entry("LATE", List.of(new Span(
                Instant.parse("2005-05-02T22:00:00Z"), Instant.parse("2005-05-03T22:00:00Z")))));
    }

    private static ImportedCases imported(String file) throws Exception {
        return ImportedCases.of(SampleData.require(file), "fines", "fines.mapping.yaml");
    }
}
