package city.ioc.dashboards.cases;

import city.ioc.core.CaseSummary.Indicator;
import city.ioc.profile.Validity;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Figures published elsewhere, by case. Guarded by the lock of the table. */
final class PublishedFigures {
    private static final Pattern PERIOD = Pattern.compile("([1-9][0-9]{3})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?");
    private static final int MONTHS_OF_QUARTER = 3;
    private static final Comparator<Indicator> ORDER = Comparator.comparingLong(PublishedFigures::length)
            .reversed()
            .thenComparingLong(Indicator::at);

    /** By indicator, then by case, so that figures of one instant have an order. */
    private final Map<String, Map<String, List<Indicator>>> byIndicator = new HashMap<>();

    /** Those that published any: few of all. */
    private final Set<String> cases = new HashSet<>();

    void put(String caseId, List<Indicator> figures) {
        if (cases.remove(caseId)) {
            byIndicator.values().forEach(ofIndicator -> ofIndicator.remove(caseId));
        }
        if (!figures.isEmpty()) {
            cases.add(caseId);
        }
        figures.forEach(figure -> byIndicator
                .computeIfAbsent(figure.indicator(), name -> new TreeMap<>())
                .computeIfAbsent(caseId, id -> new ArrayList<>())
                .add(figure));
    }

    /**
     * What was published about a period until a moment: of the figures whose own period holds all its days, one of the
     * shortest, and of those the latest.
     *
     * @param asOf epoch milliseconds
     */
    Optional<Indicator> find(String indicator, String unit, LocalDate from, LocalDate to, long asOf) {
        return byIndicator.getOrDefault(indicator, Map.of()).values().stream()
                .flatMap(List::stream)
                .filter(figure -> figure.unit().equals(unit)
                        && figure.at() <= asOf
                        && days(figure.period()).filter(days -> days.contains(from) && days.contains(to)).isPresent())
                .reduce((one, other) -> ORDER.compare(other, one) >= 0 ? other : one);
    }

    private static long length(Indicator figure) {
        return days(figure.period())
                .map(days -> ChronoUnit.DAYS.between(days.from(), days.to()))
                .orElse(Long.MAX_VALUE);
    }

    /** The days of {@code 2023}, {@code 2023-Q4} or {@code 2023-12}; empty for any other text. */
    static Optional<Validity> days(String period) {
        Matcher parts = PERIOD.matcher(period);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(parts.group(1));
        if (parts.group(3) != null) {
            YearMonth month = YearMonth.of(year, Integer.parseInt(parts.group(3)));
            return Optional.of(new Validity(month.atDay(1), month.atEndOfMonth()));
        }
        if (parts.group(2) != null) {
            YearMonth last = YearMonth.of(year, Integer.parseInt(parts.group(2)) * MONTHS_OF_QUARTER);
            return Optional.of(new Validity(last.minusMonths(MONTHS_OF_QUARTER - 1).atDay(1), last.atEndOfMonth()));
        }
        return Optional.of(new Validity(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
    }
}
