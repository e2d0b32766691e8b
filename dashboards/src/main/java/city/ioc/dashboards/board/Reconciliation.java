package city.ioc.dashboards.board;

import city.ioc.dashboards.cases.CaseFilter;
import city.ioc.dashboards.cases.Period;
import city.ioc.dashboards.cases.TermSums;
import city.ioc.dashboards.check.Broken;
import city.ioc.dashboards.check.CheckState;
import city.ioc.dashboards.check.Identity;
import city.ioc.dashboards.check.Identity.Carried;
import city.ioc.dashboards.check.SelfCheck;
import city.ioc.dashboards.check.Term;
import city.ioc.dashboards.figures.Figures;
import city.ioc.dashboards.kpi.DataState;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.kpi.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The identities of one unit and period. What differs is called broken once the self-check has found that it lasts, and not known
 * yet until then.
 */
public final class Reconciliation {
    private static final String CARRIED_OVER = "carried-over";

    /**
     * One identity; sides and difference are null before the data are read.
     *
     * @param cells what the cells say; of {@link Identity#CELLS} how many measures were compared
     * @param cases what the case table says; of {@link Identity#CELLS} on how many measures it agrees
     * @param cellTerms what is added up to {@code cells}
     * @param caseTerms what is added up to {@code cases}
     */
    public record Line(
            Identity identity,
            CheckState state,
            Long cells,
            Long cases,
            Long difference,
            Map<String, Long> cellTerms,
            Map<String, Long> caseTerms) {}

    /** A measure on which cells and the contributions of the cases differ. */
    public record Differing(Measure measure, CheckState state, long cells, long cases, long difference) {}

    /**
     * @param state broken if any line is, else not yet if any line is, else holds
     * @param broken what the self-check has found broken under the codes of the unit, over all days
     */
    public record Answer(CheckState state, List<Line> identities, List<Differing> measures, List<Broken> broken) {}

    private final Board board;
    private final SelfCheck selfCheck;

    public Reconciliation(Board board, SelfCheck selfCheck) {
        this.board = board;
        this.selfCheck = selfCheck;
    }

    /** Both sides are read from one state of the data. */
    public Answer of(UnitScope scope, Period period) {
        List<Broken> broken = selfCheck.result().broken().stream()
                .filter(each -> scope.isCity() || scope.codes().contains(each.unit()))
                .toList();
        if (board.health().dataState() == DataState.ABSENT) {
            return answer(
                    Arrays.stream(Identity.values())
                            .map(each -> new Line(each, CheckState.NOT_YET, null, null, null, Map.of(), Map.of()))
                            .toList(),
                    List.of(),
                    broken);
        }
        return board.figures().reading(() -> {
            Figures figures = board.figures();
            CellSide cells = new CellSide(figures.cube(), scope, period);
            TermSums cases = figures.cases().terms(scope, period);
            long[] contributions = figures.cases().sums(new CaseFilter(scope, null, null), period);
            List<Line> lines = new ArrayList<>();
            Identity.ofStates().forEach(identity -> lines.add(line(identity, cells, cases, broken)));
            List<Differing> differing = differing(cells, contributions, broken);
            lines.add(measures(differing));
            return answer(lines, differing, broken);
        });
    }

    private static Answer answer(List<Line> lines, List<Differing> differing, List<Broken> broken) {
        return new Answer(worst(lines.stream().map(Line::state).toList()), lines, differing, broken);
    }

    private static CheckState worst(List<CheckState> states) {
        if (states.contains(CheckState.BROKEN)) {
            return CheckState.BROKEN;
        }
        return states.contains(CheckState.NOT_YET) ? CheckState.NOT_YET : CheckState.HOLDS;
    }

    private static Line line(Identity identity, CellSide cells, TermSums cases, List<Broken> broken) {
        boolean carries = identity.carried() != Carried.NOT;
        Map<String, Long> left = new LinkedHashMap<>();
        Map<String, Long> right = new LinkedHashMap<>();
        if (identity.carried() == Carried.BY_CELLS) {
            left.put(CARRIED_OVER, cells.carriedOver());
        }
        if (identity.carried() == Carried.BY_CASES) {
            right.put(CARRIED_OVER, cases.carriedOver());
        }
        for (Measure measure : identity.cells()) {
            left.put(measure.wireName(), carries && measure == Measure.OPEN ? cells.leftOpen() : cells.sum(measure));
        }
        for (Term term : identity.cases()) {
            right.put(term.wireName(), carries ? cases.left(term) : cases.standing(term));
        }
        long ofCells = sum(left);
        long ofCases = sum(right);
        CheckState state = state(identity, null, ofCells - ofCases, broken);
        return new Line(identity, state, ofCells, ofCases, ofCells - ofCases, left, right);
    }

    private static long sum(Map<String, Long> terms) {
        return terms.values().stream().mapToLong(each -> each).sum();
    }

    private static List<Differing> differing(CellSide cells, long[] contributions, List<Broken> broken) {
        List<Differing> differing = new ArrayList<>();
        for (Measure measure : Measure.ofCases()) {
            long left = cells.sum(measure);
            long right = contributions[measure.ordinal()];
            if (left != right) {
                CheckState state = state(Identity.CELLS, measure, left - right, broken);
                differing.add(new Differing(measure, state, left, right, left - right));
            }
        }
        return differing;
    }

    private static Line measures(List<Differing> differing) {
        long compared = Measure.ofCases().size();
        long different = differing.size();
        CheckState worst = worst(differing.stream().map(Differing::state).toList());
        return new Line(Identity.CELLS, worst, compared, compared - different, different, Map.of(), Map.of());
    }

    private static CheckState state(Identity identity, Measure measure, long difference, List<Broken> broken) {
        if (difference == 0) {
            return CheckState.HOLDS;
        }
        return broken.stream().anyMatch(each -> each.identity() == identity && each.measure() == measure)
                ? CheckState.BROKEN
                : CheckState.NOT_YET;
    }
}
