package city.ioc.dashboards.indicators;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days that a published figure is of: a year, a quarter or a month.
 *
 * @param from first local day
 * @param to last local day
 */
public record IndicatorPeriod(LocalDate from, LocalDate to) {
    private static final Pattern FORM = Pattern.compile("([12]\\d{3})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?");
    private static final int MONTHS_OF_QUARTER = 3;

    /** The period of a text such as {@code 2023}, {@code 2023-Q4} or {@code 2023-12}; empty when it is none. */
    public static Optional<IndicatorPeriod> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(form.group(1));
        if (form.group(2) != null) {
            int last = Integer.parseInt(form.group(2)) * MONTHS_OF_QUARTER;
            return Optional.of(of(YearMonth.of(year, last - MONTHS_OF_QUARTER + 1), YearMonth.of(year, last)));
        }
        if (form.group(3) != null) {
            YearMonth month = YearMonth.of(year, Integer.parseInt(form.group(3)));
            return Optional.of(of(month, month));
        }
        return Optional.of(of(YearMonth.of(year, 1), YearMonth.of(year, 12)));
    }

    private static IndicatorPeriod of(YearMonth first, YearMonth last) {
        return new IndicatorPeriod(first.atDay(1), last.atEndOfMonth());
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** How many they are. */
    long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
