package city.ioc.core.alerts;

import city.ioc.alerts.UnitRule.Ratio;
import city.ioc.alerts.UnitRule.Side;
import city.ioc.alerts.UnitRule.Window;
import city.ioc.events.Opt;
import city.ioc.kpi.FormulaParser;
import city.ioc.kpi.Measure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RatiosTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 3, 15);

    private record Amount(Measure measure, LocalDate cohort, long amount) {}

    private final List<Amount> amounts = new ArrayList<>();

    private void add(Measure measure, String cohort, long amount) {
        amounts.add(new Amount(measure, LocalDate.parse(cohort), amount));
    }

    private boolean holds(String numerator, @Opt String denominator, Window window, Side side, String threshold, long least) {
        Ratio ratio = new Ratio(
                FormulaParser.parse(numerator),
                denominator == null ? null : FormulaParser.parse(denominator),
                window,
                side,
                new BigDecimal(threshold),
                least);
        return Ratios.holds(ratio, TODAY, new UnitFigures() {
            @Override
            public long sum(Measure stock) {
                return sum(stock, LocalDate.MIN, LocalDate.MAX);
            }

            @Override
            public long sum(Measure measure, LocalDate from, LocalDate to) {
                return amounts.stream()
                        .filter(one -> one.measure() == measure)
                        .filter(one -> !one.cohort().isBefore(from) && !one.cohort().isAfter(to))
                        .mapToLong(Amount::amount)
                        .sum();
            }

            @Override
            public OptionalLong heardAt() {
                return OptionalLong.empty();
            }
        });
    }

    @Test
    void flowsAreThoseOfTheWindow() {
        add(Measure.RECEIVED, "2023-12-31", 100);
        add(Measure.RECEIVED, "2024-01-01", 50);
        add(Measure.RECEIVED, "2024-03-01", 7);
        add(Measure.RECEIVED, "2024-03-15", 3);

        assertThat(holds("sum(received)", null, Window.TODAY, Side.ABOVE, "2", 0)).isTrue();
        assertThat(holds("sum(received)", null, Window.TODAY, Side.ABOVE, "3", 0)).isFalse();
        assertThat(holds("sum(received)", null, Window.MONTH, Side.ABOVE, "9", 0)).isTrue();
        assertThat(holds("sum(received)", null, Window.MONTH, Side.ABOVE, "10", 0)).isFalse();
        assertThat(holds("sum(received)", null, Window.YEAR, Side.ABOVE, "59", 0)).isTrue();
        assertThat(holds("sum(received)", null, Window.YEAR, Side.ABOVE, "60", 0)).isFalse();
    }

    @Test
    void stocksAreTakenAsTheyStandAndWithTodayAsTheyHaveGrown() {
        add(Measure.OVERDUE, "2023-05-01", 40);
        add(Measure.OVERDUE, "2024-03-15", 8);
        add(Measure.OVERDUE, "2024-03-15", -2);

        assertThat(holds("sum(overdue)", null, Window.MONTH, Side.ABOVE, "45", 0)).isTrue();
        assertThat(holds("sum(overdue)", null, Window.MONTH, Side.ABOVE, "46", 0)).isFalse();
        assertThat(holds("sum(overdue)", null, Window.TODAY, Side.ABOVE, "5", 0)).isTrue();
        assertThat(holds("sum(overdue)", null, Window.TODAY, Side.ABOVE, "6", 0)).isFalse();
    }

    @Test
    void sharesAreExact() {
        add(Measure.PAID_ONLINE, "2024-03-02", 1);
        add(Measure.WITH_FEE, "2024-03-02", 3);

        assertThat(holds("sum(paid-online) * 3", "sum(with-fee)", Window.MONTH, Side.BELOW, "1", 3)).isFalse();
        assertThat(holds("sum(paid-online) * 3 - 0.0001", "sum(with-fee)", Window.MONTH, Side.BELOW, "1", 3)).isTrue();
        assertThat(holds("sum(paid-online)", "sum(with-fee)", Window.MONTH, Side.BELOW, "0.34", 4)).isFalse();
        assertThat(holds("sum(paid-online)", "sum(with-fee)", Window.TODAY, Side.BELOW, "0.34", 0)).isFalse();
    }
}
