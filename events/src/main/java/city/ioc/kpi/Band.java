package city.ioc.kpi;

import city.ioc.events.Opt;
import city.ioc.profile.LocalizedText;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A stretch of the values of a KPI that has a name, such as <em>good</em>.
 *
 * @param id lower-case words joined by dashes
 * @param name what the display calls it
 * @param limit the worst value that is still in it, in the KPI's own unit; null for the last band, which has all the rest
 */
public record Band(String id, LocalizedText name, @Opt BigDecimal limit) {
    private static final Pattern ID = Pattern.compile("[a-z]+(-[a-z]+)*");

    /** @throws IllegalArgumentException when the id is no id */
    public Band {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "the id of a band is lower-case words joined by dashes, such as good; not '%s'".formatted(id));
        }
    }

    /** The band of a value; empty when there are no bands. */
    static Optional<Band> of(BigDecimal value, List<Band> bestFirst, Direction better) {
        return bestFirst.stream().filter(band -> band.holds(value, better)).findFirst();
    }

    private boolean holds(BigDecimal value, Direction better) {
        return limit == null || (better == Direction.UP ? value.compareTo(limit) >= 0 : value.compareTo(limit) <= 0);
    }

    /** @throws IllegalArgumentException when these are not the bands of one KPI, the best first */
    static void check(List<Band> bestFirst, Direction better, KpiUnit unit) {
        if (bestFirst.isEmpty()) {
            return;
        }
        if (better == Direction.NONE) {
            throw new IllegalArgumentException("bands need a better that is UP or DOWN");
        }
        if (bestFirst.size() == 1) {
            throw new IllegalArgumentException("a single band says nothing; there must be at least two");
        }
        if (bestFirst.getLast().limit() != null) {
            throw new IllegalArgumentException("the last band has all the rest, so it takes no limit");
        }
        Set<String> ids = new HashSet<>();
        for (Band band : bestFirst) {
            if (!ids.add(band.id())) {
                throw new IllegalArgumentException("band %s is there twice".formatted(band.id()));
            }
        }
        BigDecimal before = null;
        for (Band band : bestFirst.subList(0, bestFirst.size() - 1)) {
            band.checkLimit(before, better, unit);
            before = band.limit();
        }
    }

    private void checkLimit(@Opt BigDecimal before, Direction better, KpiUnit unit) {
        if (limit == null) {
            throw new IllegalArgumentException("band %s needs a limit; only the last one has none".formatted(id));
        }
        if (limit.signum() < 0 || unit == KpiUnit.SHARE && limit.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("the limit of band %s must be %s, not %s"
                    .formatted(id, unit == KpiUnit.SHARE ? "a fraction from 0 to 1" : "at least 0", limit.toPlainString()));
        }
        int towardsWorse = before == null ? 1 : better == Direction.UP ? before.compareTo(limit) : limit.compareTo(before);
        if (towardsWorse <= 0) {
            throw new IllegalArgumentException("bands go from the best to the worst, but the limit of %s is not worse than %s"
                    .formatted(id, before.toPlainString()));
        }
    }
}
