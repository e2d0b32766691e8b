package city.ioc.dashboards.alerts;

import java.util.List;

/**
 * What has become of the current alerts of a unit.
 *
 * @param counts  of all current ones that are not historic
 * @param changed those that changed, cleared ones too, as they stand now
 * @param more    whether others changed, or went
 */
public record AlertUpdate(AlertCounts counts, List<AlertView> changed, boolean more) {
    public AlertUpdate {
        changed = List.copyOf(changed);
    }
}
