package city.ioc.dashboards.index;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.IndexBoard;
import city.ioc.dashboards.board.Question;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.index.IndexView.CriterionView;
import city.ioc.dashboards.index.IndexView.VariantView;
import city.ioc.dashboards.kpi.KnownFigure;
import city.ioc.dashboards.kpi.KpiState;
import city.ioc.index.IndexDefinition;
import city.ioc.index.NoData;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

/** The worked example in the reference page, number by number, through fold, cells, case table and index. */
class IndexPageTest {
    private static final String CRITERIA = "| criterion | numerator |";
    private static final WorkedExample EXAMPLE = new WorkedExample();
    private static final List<CaseTable.Case> CASES = EXAMPLE.cases(IndexBoards.CAN_THO.rules());
    private static final IndexView SHARED = view(IndexBoards.sharedIndex(), "2022");

    private static IndexView view(IndexDefinition index, String version) {
        Board board = IndexBoards.board(
                IndexBoards.with(EXAMPLE.given(), index), CASES, Instant.parse("2025-04-10T03:00:00Z"));
        Question question = new Question(
                WorkedExample.UNIT,
                LocalDate.of(2025, 3, 1),
                LocalDate.of(2025, 3, 31),
                Instant.parse("2025-03-31T17:00:00Z"),
                Map.of());
        IndexBoard boards = new IndexBoard(board);
        return IndexView.of(boards.score(boards.version(version, LocalDate.of(2025, 3, 31)), board.query(question)));
    }

    private static Map<String, CriterionView> criteria(IndexView view) {
        return view.groups().stream()
                .flatMap(group -> group.criteria().stream())
                .collect(toMap(CriterionView::id, identity()));
    }

    private static VariantView variant(CriterionView criterion, String id) {
        return criterion.variants().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** An empty cell is null; one that ends with … tells the first digits. */
    private static void assertNumber(String where, BigDecimal actual, String expected) {
        if (expected.isEmpty()) {
            assertThat(actual).as(where).isNull();
        } else if (expected.endsWith("…")) {
            assertThat(actual.toPlainString()).as(where).startsWith(expected.substring(0, expected.length() - 1));
        } else {
            assertThat(actual).as(where).isEqualByComparingTo(expected);
        }
    }

    @Test
    void everyCriterionIsAsOnThePage() {
        Map<String, CriterionView> criteria = criteria(SHARED);
        List<List<String>> rows = EXAMPLE.table(CRITERIA);

        assertThat(rows).map(List::getFirst).containsExactlyInAnyOrderElementsOf(criteria.keySet());
        for (List<String> row : rows) {
            CriterionView criterion = criteria.get(row.getFirst());
            VariantView chosen = variant(criterion, criterion.variant());
            String id = criterion.id();
            assertNumber(id + " numerator", chosen.numerator(), row.get(1));
            assertNumber(id + " denominator", chosen.denominator(), row.get(2));
            assertNumber(id + " ratio", chosen.ratio(), row.get(3));
            assertNumber(id + " rounded", chosen.rounded(), row.get(4));
            assertNumber(id + " points", criterion.points(), row.get(5));
            assertThat(criterion.state()).as(id).isEqualTo(row.get(5).isEmpty() ? KpiState.NO_DATA : KpiState.VALUE);
        }
    }

    @Test
    void everyGroupAndTheTotalAreAsOnThePage() {
        List<List<String>> rows = EXAMPLE.table("| group | points | of |");

        assertThat(rows).hasSize(SHARED.groups().size() + 1);
        for (IndexView.Group group : SHARED.groups()) {
            List<String> row = rows.stream()
                    .filter(each -> each.getFirst().equals(group.id()))
                    .findFirst()
                    .orElseThrow();
            assertNumber(group.id(), group.points(), row.get(1));
            assertNumber(group.id() + " of", group.max(), row.get(2));
        }
        assertNumber("total", SHARED.total(), rows.getLast().get(1));
        assertNumber("max", SHARED.max(), rows.getLast().get(2));
        assertThat(SHARED.total()).isEqualTo(new BigDecimal("67.35"));
        assertThat(SHARED.obtainable()).isEqualByComparingTo("98");
        assertThat(SHARED.band().id()).isEqualTo("average");
        assertThat(SHARED.next().id()).isEqualTo("fair");
        assertThat(EXAMPLE.says("98 points could be had. The total is 67.35, *average*")).isTrue();
    }

    @Test
    void theOtherVersionAndTheOtherRuleForNoDataAreAsOnThePage() {
        assertThat(view(IndexBoards.sharedIndex(), "2026").total()).isEqualTo(new BigDecimal("68.16"));
        assertThat(EXAMPLE.says("12 × 0.6875 = 8.25 instead of 7.44: the total is 68.16")).isTrue();

        assertThat(view(IndexBoards.with(NoData.LEFT_OUT), "2022").total()).isEqualTo(new BigDecimal("68.72"));
        assertThat(EXAMPLE.says("it would be 67.35 × 100 ÷ 98 = 68.72")).isTrue();
    }

    @Test
    void everyVariantIsAsOnThePage() {
        Map<String, CriterionView> criteria = criteria(view(IndexBoards.sharedIndex(), "2026"));
        criteria.putAll(criteria(SHARED));
        List<List<String>> rows = EXAMPLE.table("| criterion | variant |");

        assertThat(rows).hasSizeGreaterThan(10);
        for (List<String> row : rows) {
            VariantView variant = variant(criteria.get(row.get(0)), row.get(1));
            String where = row.get(0) + " " + row.get(1);
            assertNumber(where, variant.numerator(), row.get(2));
            assertNumber(where, variant.denominator(), row.get(3));
            assertNumber(where, variant.rounded(), row.get(4));
            assertNumber(where, variant.points(), row.get(5));
        }
    }

    @Test
    void aChosenVariantGivesThePoints() {
        IndexView once = view(IndexBoards.choosing("5.4", "once"), "2022");

        assertNumber("5.4", criteria(once).get("5.4").points(), "5.00");
        assertNumber("total", once.total(), "67.63"); // 67.35 - 4.72 + 5.00
        assertThat(criteria(once).get("5.4").variants())
                .filteredOn(VariantView::official)
                .map(VariantView::id)
                .containsExactly("added");
    }

    @Test
    void whatCostsPointsAndWhatWouldHelpAreAsOnThePage() {
        List<List<String>> rows = EXAMPLE.table("| criterion | lost |");

        assertThat(SHARED.remedies())
                .map(each -> List.of(
                        each.criterion(),
                        each.lost().setScale(2).toPlainString(),
                        Objects.toString(each.more(), ""),
                        Objects.toString(each.mended(), "")))
                .containsExactlyElementsOf(
                        rows.stream().map(row -> row.subList(0, 4)).toList());
    }

    @Test
    void whatNoEventTellsIsMarked() {
        Map<String, CriterionView> criteria = criteria(SHARED);

        assertThat(variant(criteria.get("4.5a"), "standard").given())
                .containsExactly(new KnownFigure(
                        "procedures.population-data-share",
                        new BigDecimal("0.4"),
                        WorkedExample.UNIT,
                        true,
                        "2025-Q1",
                        "the page"));
        assertThat(variant(criteria.get("1.1"), "standard").given())
                .containsExactly(new KnownFigure(
                        "procedures.announced-on-time-share",
                        new BigDecimal("0.95"),
                        null,
                        false,
                        "from 2025-01-01",
                        "the page"));
        assertThat(variant(criteria.get("1.1"), "standard").source()).isEqualTo(IndexView.Source.GIVEN);
        assertThat(variant(criteria.get("3.2"), "by-procedure").source()).isEqualTo(IndexView.Source.BOTH);
        assertThat(variant(criteria.get("2.1"), "with-open").source()).isEqualTo(IndexView.Source.EVENTS);
        assertThat(variant(criteria.get("4.6"), "standard").notGiven()).containsExactly("copies.electronic-share");
    }
}
