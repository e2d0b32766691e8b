package city.ioc.dashboards.alerts;

import java.util.List;

/**
 * One page of a list.
 *
 * @param counts of the whole list
 * @param next   where this page ended; null when it is the last
 */
public record AlertPage(List<AlertView> alerts, AlertCounts counts, AlertQuery.Cursor next) {
    public AlertPage {
        alerts = List.copyOf(alerts);
    }
}
