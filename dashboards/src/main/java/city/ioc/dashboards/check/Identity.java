package city.ioc.dashboards.check;

import city.ioc.kpi.Measure;
import java.util.Arrays;
import java.util.List;

import static city.ioc.dashboards.check.Term.ACCEPTED;
import static city.ioc.dashboards.check.Term.CANCELLED;
import static city.ioc.dashboards.check.Term.RELEASED_LATE;
import static city.ioc.dashboards.check.Term.RELEASED_ON_TIME;
import static city.ioc.dashboards.check.Term.RELEASED_WITHOUT_DUE;
import static city.ioc.dashboards.check.Term.TRANSFERRED_IN;
import static city.ioc.dashboards.check.Term.TRANSFERRED_OUT;
import static city.ioc.dashboards.check.Term.UNDUE;
import static city.ioc.dashboards.check.Term.WAITING;

/**
 * Two ways to the same number: a sum of measures, from the cells, and a sum of what dossiers are counted as by their states, from
 * the case table. {@code docs/reference/reconciliation.md} says what each means.
 */
public enum Identity {
    /** Denied at intake is outside: what was received was accepted. */
    RECEIVED("received", List.of(Measure.RECEIVED), List.of(ACCEPTED), Carried.NOT),
    /** What was in hand, by what became of it, is what was carried over and came in. */
    INTAKE(
            "intake",
            List.of(Measure.RESOLVED, Measure.WITHDRAWN, Measure.TRANSFERRED_OUT, Measure.OPEN),
            List.of(ACCEPTED, Term.REOPENED, TRANSFERRED_IN),
            Carried.BY_CASES),
    /** What was in hand, by what was carried over and came in, is what became of it. */
    OUTCOME(
            "outcome",
            List.of(Measure.RECEIVED, Measure.REOPENED, Measure.TRANSFERRED_IN),
            List.of(
                    RELEASED_ON_TIME,
                    RELEASED_LATE,
                    RELEASED_WITHOUT_DUE,
                    CANCELLED,
                    TRANSFERRED_OUT,
                    WAITING,
                    UNDUE,
                    Term.OVERDUE),
            Carried.BY_CELLS),
    /** What is open waits, is undue or is overdue. */
    OPEN("open", List.of(Measure.OPEN), List.of(WAITING, UNDUE, Term.OVERDUE), Carried.NOT),
    /** What is overdue does not wait. */
    OVERDUE("overdue", List.of(Measure.OVERDUE), List.of(Term.OVERDUE), Carried.NOT),
    /** What was released was on time, late, or had no due. */
    RELEASED(
            "released",
            List.of(Measure.RESOLVED),
            List.of(RELEASED_ON_TIME, RELEASED_LATE, RELEASED_WITHOUT_DUE),
            Carried.NOT),
    ON_TIME("on-time", List.of(Measure.RESOLVED_ON_TIME), List.of(RELEASED_ON_TIME), Carried.NOT),
    /** Every measure is the sum of the contributions of the cases. */
    CELLS("cells", List.of(), List.of(), Carried.NOT);

    /** Which side counts what was open when the period began; on that side and the other, stocks are what was left open. */
    public enum Carried {
        NOT,
        BY_CELLS,
        BY_CASES
    }

    private static final List<Identity> OF_STATES =
            Arrays.stream(values()).filter(each -> each != CELLS).toList();

    private final String wireName;
    private final List<Measure> cells;
    private final List<Term> cases;
    private final Carried carried;

    Identity(String wireName, List<Measure> cells, List<Term> cases, Carried carried) {
        this.wireName = wireName;
        this.cells = cells;
        this.cases = cases;
        this.carried = carried;
    }

    /** Those that compare with the states of cases. */
    public static List<Identity> ofStates() {
        return OF_STATES;
    }

    /** The name in answers and metrics. */
    public String wireName() {
        return wireName;
    }

    /** Added up on the side of the cells. */
    public List<Measure> cells() {
        return cells;
    }

    /** Added up on the side of the case table. */
    public List<Term> cases() {
        return cases;
    }

    public Carried carried() {
        return carried;
    }
}
