package city.ioc.benchmarks;

import city.ioc.alerts.Severity;
import city.ioc.core.TestAlerts;
import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.AlertChange;
import city.ioc.core.alerts.ClearReason;
import city.ioc.dashboards.alerts.AlertTable;
import city.ioc.streams.Formats;
import java.util.ArrayList;
import java.util.List;

/** What the alerts of an import of old dossiers take in the memory of the dashboards. */
final class AlertMemory {
    private static final long DAY = 24 * 3_600_000L;
    private static final int AT_ONCE = 5_000;

    private AlertMemory() {}

    /** Bytes of heap for each of so many alerts, each read from a record of its own as the dashboards do. */
    static double bytesPerAlert(int alerts) {
        AlertTable table = new AlertTable(TestAlerts.RULES);
        long before = Footprint.heap();
        List<AlertTable.Entry> read = new ArrayList<>();
        for (int n = 0; n < alerts; n++) {
            Alert alert = historic(n);
            byte[] record = Formats.ALERT.encode(alert);
            read.add(new AlertTable.Entry(alert.id(), Formats.ALERT.decode(record)));
            if (read.size() == AT_ONCE || n == alerts - 1) {
                table.apply(read);
                read.clear();
            }
        }
        table.takeChanged();
        long after = Footprint.heap();
        if (table.size() != alerts) {
            throw new IllegalStateException("the table has " + table.size() + " alerts");
        }
        return (after - before) / (double) alerts;
    }

    /** Overdue for two days years ago, which was known today only. */
    private static Alert historic(int n) {
        long now = System.currentTimeMillis();
        long from = now - 1_000 * DAY + n * 60_000L;
        List<AlertChange> changes = List.of(
                new AlertChange(AlertChange.Kind.RAISED, 1, now, null, null, null, null),
                new AlertChange(AlertChange.Kind.CLEARED, 1, now, null, null, null, ClearReason.ENDED.name()));
        return new Alert("H13.12-230" + n, Alert.Scope.CASE, "overdue", "31" + n % 100, "1.012784", Severity.WARNING, 0,
                Alert.Status.CLEARED, 1, true, from, from + 2 * DAY, from - 1, now, now, ClearReason.ENDED, null, null,
                changes, changes.size());
    }
}
