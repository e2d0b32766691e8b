package city.ioc.index;

import city.ioc.profile.LocalizedText;
import java.math.BigDecimal;
import java.util.List;

/**
 * Criteria that belong together.
 *
 * @param points the most there are, in every version
 */
public record IndexGroup(String id, LocalizedText name, BigDecimal points, List<Criterion> criteria) {
    public IndexGroup {
        criteria = List.copyOf(criteria);
    }

    /** Those of one version, in order. */
    public List<Criterion> criteria(String version) {
        return criteria.stream().filter(criterion -> criterion.isIn(version)).toList();
    }
}
