package city.ioc.dashboards.cases;

import city.ioc.dashboards.scope.UnitScope;
import city.ioc.kpi.Measure;
import java.util.Set;

/**
 * Which cases a question is about.
 *
 * @param procedure code, without unit suffix for all that differ in it only; null for any
 * @param channel name of a channel; null for any
 * @param procedures codes without unit suffix, of which it must be one; null for any
 * @param with only dossiers that have this measure: the contributions of the case to it, of any unit and cohort, sum to more
 *     than zero at the moment asked for; null for all
 * @param without only dossiers that do not; null for all
 */
public record CaseFilter(
        UnitScope scope, String procedure, String channel, Set<String> procedures, Measure with, Measure without) {

    public CaseFilter {
        procedures = procedures == null ? null : Set.copyOf(procedures);
    }

    /** By procedure and channel alone. */
    public CaseFilter(UnitScope scope, String procedure, String channel) {
        this(scope, procedure, channel, null, null, null);
    }

    /** Whether only dossiers with certain attributes are meant, so that tickets are out. */
    public boolean byAttribute() {
        return procedure != null || channel != null || procedures != null || with != null || without != null;
    }
}
