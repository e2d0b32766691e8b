package city.ioc.streams;

import city.ioc.core.CaseSummary;
import city.ioc.core.ServiceHealth;
import city.ioc.core.alerts.Alert;

/** What stage 1 sends on. */
sealed interface CaseOutput {

    /** Key: case id. */
    record Summary(CaseSummary summary) implements CaseOutput {}

    /** Key: id of the alert. */
    record AlertChanged(Alert alert) implements CaseOutput {}

    /** Key: desk and component. */
    record Health(ServiceHealth health) implements CaseOutput {}

    /** Key: unit. */
    record OfUnit(UnitNews news) implements CaseOutput {}

    /** Key: the key that the record had, as text. */
    record Rejected(String report) implements CaseOutput {}
}
