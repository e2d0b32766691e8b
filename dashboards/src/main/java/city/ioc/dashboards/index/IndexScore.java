package city.ioc.dashboards.index;

import city.ioc.dashboards.kpi.FormulaValues;
import city.ioc.index.IndexBand;
import city.ioc.index.IndexDefinition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An index of one unit under one version. */
public record IndexScore(IndexDefinition index, String version, List<GroupScore> groups) {

    /** @param version id of one that the index has */
    public static IndexScore of(IndexDefinition index, String version, FormulaValues values) {
        return new IndexScore(
                index,
                version,
                index.groups().stream()
                        .map(group -> new GroupScore(
                                group,
                                group.criteria(version).stream()
                                        .map(each -> CriterionScore.of(each, index.rounding(), values))
                                        .toList()))
                        .toList());
    }

    public Tally tally() {
        return groups.stream().map(GroupScore::tally).reduce(Tally.NOTHING, Tally::plus);
    }

    /** The total by which units are ranked; null when no criterion has data. */
    public BigDecimal total() {
        return tally().total(index);
    }

    /** Empty without a total. */
    public Optional<IndexBand> band() {
        return Optional.ofNullable(total()).map(index::band);
    }

    /** The next better band; empty in the best one, and without a total. */
    public Optional<IndexBand> nextBand() {
        return Optional.ofNullable(total()).flatMap(index::above);
    }

    Stream<CriterionScore> criteria() {
        return groups.stream().flatMap(group -> group.criteria().stream());
    }
}
