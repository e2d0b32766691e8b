package city.ioc.dashboards.index;

import city.ioc.index.IndexGroup;
import java.util.List;

/** A group for one unit, with the criteria that the version has. */
record GroupScore(IndexGroup group, List<CriterionScore> criteria) {

    Tally tally() {
        return criteria.stream().map(CriterionScore::tally).reduce(Tally.NOTHING, Tally::plus);
    }
}
