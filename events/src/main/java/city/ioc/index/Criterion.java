package city.ioc.index;

import city.ioc.events.Opt;
import city.ioc.profile.LocalizedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * What is judged by itself: a ratio that is worth points.
 *
 * @param id such as {@code 3.3}
 * @param versions ids of the versions that have it; empty for all
 * @param points the most there are; 0 when it is shown only
 * @param target the ratio from which on there are all points
 * @param counts what one more in numerator and denominator is; null where nothing is counted one by one
 * @param variants at least one, of which exactly one is official
 * @param chosen id of the variant that gives the points
 * @param source where it comes from
 */
public record Criterion(
        String id,
        LocalizedText name,
        Set<String> versions,
        BigDecimal points,
        BigDecimal target,
        @Opt Counted counts,
        List<Variant> variants,
        String chosen,
        String source) {

    /** @throws IllegalArgumentException when the parts do not fit together */
    public Criterion {
        versions = Set.copyOf(versions);
        variants = List.copyOf(variants);
        if (points.signum() < 0 || target.signum() <= 0) {
            throw new IllegalArgumentException("points cannot be negative, and a target must be above 0");
        }
        if (variants.stream().map(Variant::id).distinct().count() < variants.size()) {
            throw new IllegalArgumentException("two variants have the same id");
        }
        if (variants.stream().filter(Variant::official).count() != 1) {
            throw new IllegalArgumentException("exactly one variant is official");
        }
        String wanted = chosen;
        if (variants.stream().noneMatch(variant -> variant.id().equals(wanted))) {
            throw new IllegalArgumentException("there is no variant '%s'; known are %s".formatted(
                    chosen, String.join(", ", variants.stream().map(Variant::id).toList())));
        }
    }

    public boolean isIn(String version) {
        return versions.isEmpty() || versions.contains(version);
    }

    /** Whether it is worth no points. */
    public boolean shownOnly() {
        return points.signum() == 0;
    }

    /** The same criterion with another variant. */
    public Criterion choosing(String variant) {
        return new Criterion(id, name, versions, points, target, counts, variants, variant, source);
    }
}
