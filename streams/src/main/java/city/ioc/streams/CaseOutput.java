package city.ioc.streams;

import city.ioc.core.CaseSummary;
import city.ioc.core.ServiceHealth;
import city.ioc.core.alerts.Alert;
import java.util.List;

/** What stage 1 sends on. */
sealed interface CaseOutput {

    /** Key: case id. */
    record Summary(CaseSummary summary) implements CaseOutput {}

    /** Key: id of the alert. */
    record AlertChanged(Alert alert) implements CaseOutput {}

    /** Key: desk and component. */
    record Health(ServiceHealth health) implements CaseOutput {}

    /** Key: unit. What has to be added to its cells; labels are of the finest grain. */
    record CellChanges(List<CellChange> changes) implements CaseOutput {
        public CellChanges {
            changes = List.copyOf(changes);
        }
    }

    /** @param measure code of the measure */
    record CellChange(int measure, int cohort, long label, long amount) {}

    /** Key: the key that the record had, as text. */
    record Rejected(String report) implements CaseOutput {}
}
