package city.ioc.dashboards.cases;

import city.ioc.dashboards.scope.UnitScope;

/**
 * Which cases a question is about.
 *
 * @param procedure code, without unit suffix for all that differ in it only; null for any
 * @param channel name of a channel; null for any
 */
public record CaseFilter(UnitScope scope, String procedure, String channel) {
    /** Whether only dossiers with certain attributes are meant, so that tickets are out. */
    public boolean byAttribute() {
        return procedure != null || channel != null;
    }
}
