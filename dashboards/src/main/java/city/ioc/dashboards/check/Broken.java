package city.ioc.dashboards.check;

import city.ioc.kpi.Measure;
import java.util.Comparator;

/**
 * A place where cells and cases lastingly disagree, over all days.
 *
 * @param measure only of {@link Identity#CELLS}, else null
 * @param ahead whether it is about what lies after the moment compared
 * @param onOtherDays the sums are the same, the days are not
 */
public record Broken(
        String unit, Identity identity, Measure measure, boolean ahead, long cells, long cases, boolean onOtherDays) {
    static final Comparator<Broken> IN_ORDER = Comparator.comparing(Broken::unit)
            .thenComparing(Broken::identity)
            .thenComparing(Broken::measure, Comparator.nullsFirst(Comparator.naturalOrder()));
}
