package city.ioc.streams;

import city.ioc.core.alerts.Alert;

/** What stage 2 sends on. */
sealed interface UnitOutput {

    /** @param amount null when the cell is empty */
    record Cell(CellKey key, Long amount) implements UnitOutput {}

    record AlertChanged(Alert alert) implements UnitOutput {}
}
