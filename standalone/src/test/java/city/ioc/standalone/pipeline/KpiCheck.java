package city.ioc.standalone.pipeline;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Compared;
import city.ioc.dashboards.board.Comparison;
import city.ioc.dashboards.board.Comparisons;
import city.ioc.dashboards.board.Question;
import city.ioc.dashboards.kpi.KpiState;
import city.ioc.dashboards.kpi.KpiValue;
import city.ioc.kpi.KpiDefinition;
import city.ioc.profile.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts questions to the board and works the answers out a second time from plain cases, by hand-written KPIs. */
final class KpiCheck {
    private final Board board;
    private final PlainCases cases;
    private final ZoneId zone;
    private final Instant minutesFrom;
    private final Instant hoursFrom;
    private final Map<PlainSums.Question, PlainSums> known = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private int figures;
    private int telling;

    /**
     * @param minutesFrom since when cells keep minutes
     * @param hoursFrom since when they keep hours
     */
    KpiCheck(Board board, PlainCases cases, ZoneId zone, Instant minutesFrom, Instant hoursFrom) {
        this.board = board;
        this.cases = cases;
        this.zone = zone;
        this.minutesFrom = minutesFrom;
        this.hoursFrom = hoursFrom;
    }

    /** Of a board whose cells all keep minutes. */
    KpiCheck(Board board, PlainCases cases, ZoneId zone) {
        this(board, cases, zone, Instant.MIN, Instant.MIN);
    }

    /** All differences so far, as sentences. */
    List<String> differences() {
        return differences;
    }

    /** How many figures were compared. */
    int figures() {
        return figures;
    }

    /** How many of them were neither zero nor unknown. */
    int telling() {
        return telling;
    }

    /** Compares every version of every KPI, and each with both earlier periods. */
    void check(Question question, PlainPeriod period) {
        List<KpiDefinition> definitions = board.profile().kpis().all();
        List<Comparisons.Row> rows = new Comparisons(board).rows(definitions, question, EnumSet.allOf(Comparison.class));
        PlainSums sums = sums(question, period);
        for (int i = 0; i < definitions.size(); i++) {
            KpiValue value = rows.get(i).kpi();
            if (!period.equals(new PlainPeriod(value.from(), value.to(), value.after(), value.asOf()))) {
                differences.add("%s: %s is not %s".formatted(question, value, period));
            }
            checkValue(question, value, sums);
            rows.get(i).comparisons().forEach(compared -> checkCompared(question, value, compared));
        }
        known.clear();
    }

    private PlainSums sums(Question question, PlainPeriod period) {
        PlainSums.Question plain = new PlainSums.Question(
                question.unit(), period.from(), period.to(), period.after(), period.asOf(), question.filter().get("channel"));
        return known.computeIfAbsent(plain, each -> new PlainSums(cases, each, zone));
    }

    private void checkValue(Question question, KpiValue value, PlainSums sums) {
        if (!hasMeaning(question, value)) {
            require(question, value, "state", KpiState.NOT_APPLICABLE, value.state());
            require(question, value, "value", null, value.value());
            return;
        }
        PlainKpis.Parts parts = PlainKpis.of(value.id(), value.version(), sums);
        require(question, value, "numerator", parts.numerator(), value.numerator());
        require(question, value, "denominator", parts.denominator(), value.denominator());
        require(question, value, "value", parts.value(), value.value());
        require(question, value, "state", parts.value() == null ? KpiState.NO_DATA : KpiState.VALUE, value.state());
    }

    private static boolean hasMeaning(Question question, KpiValue value) {
        return (value.after() == null || PlainKpis.hasWindow(value.id()))
                && (question.filter().isEmpty() || PlainKpis.hasChannel(value.id()));
    }

    private void checkCompared(Question question, KpiValue later, Compared earlier) {
        String what = earlier.with() + " ";
        BigDecimal expected = null;
        if (hasMeaning(question, later)
                && isKept(earlier.after())
                && isTheSameUnit(question.unit(), later.to(), earlier.from(), earlier.to())) {
            PlainPeriod period = new PlainPeriod(earlier.from(), earlier.to(), earlier.after(), earlier.asOf());
            expected = PlainKpis.of(later.id(), later.version(), sums(question, period)).value();
            require(question, later, what + "state", expected == null ? KpiState.NO_DATA : KpiState.VALUE, earlier.state());
        } else {
            require(question, later, what + "state", KpiState.NOT_APPLICABLE, earlier.state());
        }
        require(question, later, what + "value", expected, earlier.value());
        BigDecimal difference = expected == null || later.value() == null ? null : later.value().subtract(expected);
        require(question, later, what + "difference", difference, earlier.difference());
    }

    /** @param after null unless it is a window */
    private boolean isKept(Instant after) {
        return after == null
                || !after.isBefore(minutesFrom)
                || !after.isBefore(hoursFrom) && after.getEpochSecond() % 3600 == 0;
    }

    private boolean isTheSameUnit(String code, LocalDate later, LocalDate from, LocalDate to) {
        for (Unit unit : board.profile().units().all()) {
            if (unit.code().equals(code) && !later.isBefore(unit.validFrom()) && isBy(unit.validTo(), later)) {
                return !from.isBefore(unit.validFrom()) && isBy(unit.validTo(), to);
            }
        }
        return code == null;
    }

    private static boolean isBy(LocalDate last, LocalDate day) {
        return last == null || !day.isAfter(last);
    }

    private void require(Question question, KpiValue value, String what, Object expected, Object actual) {
        figures++;
        telling += expected instanceof BigDecimal number && number.signum() != 0 ? 1 : 0;
        boolean equal = expected instanceof BigDecimal number && actual instanceof BigDecimal other
                ? number.compareTo(other) == 0
                : expected == actual;
        if (!equal) {
            differences.add("%s v%d %s %s: %s expected, not %s".formatted(
                    value.id(), value.version(), what, question, expected, actual));
        }
    }

    /**
     * A period with its moment.
     *
     * @param after null unless it is a window
     */
    record PlainPeriod(LocalDate from, LocalDate to, Instant after, Instant asOf) {

        /** By the table of horizons; {@code asOf} is a moment that is kept. */
        static PlainPeriod of(String horizon, Instant asked, Instant asOf, ZoneId zone) {
            LocalDate day = asked.atZone(zone).toLocalDate();
            return switch (horizon) {
                case "5m" -> window(asOf.minusSeconds(300), day, asOf, zone);
                case "15m" -> window(asOf.minusSeconds(900), day, asOf, zone);
                case "60m" -> window(asOf.minusSeconds(3600), day, asOf, zone);
                case "today" -> new PlainPeriod(day, day, null, asOf);
                case "yesterday" -> new PlainPeriod(day.minusDays(1), day.minusDays(1), null, asOf);
                case "7d" -> new PlainPeriod(day.minusDays(6), day, null, asOf);
                case "30d" -> new PlainPeriod(day.minusDays(29), day, null, asOf);
                case "month" -> new PlainPeriod(LocalDate.of(day.getYear(), day.getMonth(), 1), day, null, asOf);
                case "quarter" -> new PlainPeriod(
                        LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1), day, null, asOf);
                case "year" -> new PlainPeriod(LocalDate.of(day.getYear(), 1, 1), day, null, asOf);
                default -> throw new IllegalArgumentException(horizon);
            };
        }

        private static PlainPeriod window(Instant after, LocalDate to, Instant asOf, ZoneId zone) {
            return new PlainPeriod(after.atZone(zone).toLocalDate(), to, after, asOf);
        }
    }
}
