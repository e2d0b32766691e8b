package city.ioc.index;

import city.ioc.profile.LocalizedText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An index of quality: points for criteria, summed by group and in total. {@code docs/reference/index766.md} says how they are
 * computed.
 *
 * @param id such as {@code index766}
 * @param versions which do not overlap
 * @param groups in the order in which they are shown
 * @param bands the best first; the last one begins at 0
 */
public record IndexDefinition(
        String id,
        LocalizedText name,
        NoData noData,
        Rounding rounding,
        List<IndexVersion> versions,
        List<IndexGroup> groups,
        List<IndexBand> bands) {

    /** @throws IllegalArgumentException listing all {@link IndexProblem}s when there are any */
    public IndexDefinition {
        versions = List.copyOf(versions);
        groups = List.copyOf(groups);
        bands = List.copyOf(bands);
        List<IndexProblem> problems = IndexProblem.in(versions, groups, bands);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    problems.stream().map(IndexProblem::toString).collect(Collectors.joining("; ")));
        }
    }

    /** The version that is valid on a day. */
    public Optional<IndexVersion> on(LocalDate day) {
        return versions.stream().filter(version -> version.validity().contains(day)).findFirst();
    }

    public Optional<IndexVersion> version(String versionId) {
        return versions.stream().filter(version -> version.id().equals(versionId)).findFirst();
    }

    /** The most points that there are. */
    public BigDecimal points() {
        return groups.stream().map(IndexGroup::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The band of a total, which is not negative. */
    public IndexBand band(BigDecimal total) {
        return bands.stream()
                .filter(band -> band.from().compareTo(total) <= 0)
                .findFirst()
                .orElseThrow();
    }

    /** The lowest band above a total; empty in the best one. */
    public Optional<IndexBand> above(BigDecimal total) {
        return bands.reversed().stream()
                .filter(band -> band.from().compareTo(total) > 0)
                .findFirst();
    }
}
