package city.ioc.core.alerts;

import city.ioc.alerts.UnitRule.Ratio;
import city.ioc.alerts.UnitRule.Side;
import city.ioc.alerts.UnitRule.Window;
import city.ioc.kpi.Formula;
import city.ioc.kpi.Measure;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Whether figures are on the wrong side of a threshold; exact. */
final class Ratios {
    private Ratios() {}

    static boolean holds(Ratio ratio, LocalDate day, UnitFigures figures) {
        BigDecimal numerator = value(ratio.numerator(), ratio.window(), day, figures);
        BigDecimal denominator =
                ratio.denominator() == null ? BigDecimal.ONE : value(ratio.denominator(), ratio.window(), day, figures);
        BigDecimal weight = ratio.denominator() == null ? numerator : denominator;
        if (denominator.signum() <= 0 || weight.compareTo(BigDecimal.valueOf(ratio.least())) < 0) {
            return false;
        }
        int side = numerator.compareTo(ratio.threshold().multiply(denominator));
        return ratio.side() == Side.ABOVE ? side > 0 : side < 0;
    }

    private static BigDecimal value(Formula formula, Window window, LocalDate day, UnitFigures figures) {
        return switch (formula) {
            case Formula.Number number -> number.value();
            case Formula.Sum sum -> BigDecimal.valueOf(sum(sum.measure(), window, day, figures));
            case Formula.Binary binary -> {
                BigDecimal left = value(binary.left(), window, day, figures);
                BigDecimal right = value(binary.right(), window, day, figures);
                yield switch (binary.operator()) {
                    case ADD -> left.add(right);
                    case SUBTRACT -> left.subtract(right);
                    case MULTIPLY -> left.multiply(right);
                    case DIVIDE -> throw new IllegalArgumentException("rules about units do not divide");
                };
            }
            default -> throw new IllegalArgumentException("rules about units do not compute " + formula.text());
        };
    }

    private static long sum(Measure measure, Window window, LocalDate day, UnitFigures figures) {
        if (measure.kind() == Measure.Kind.STOCK && window != Window.TODAY) {
            return figures.sum(measure);
        }
        LocalDate from =
                switch (window) {
                    case TODAY -> day;
                    case MONTH -> day.withDayOfMonth(1);
                    case YEAR -> day.withDayOfYear(1);
                };
        return figures.sum(measure, from, day);
    }
}
