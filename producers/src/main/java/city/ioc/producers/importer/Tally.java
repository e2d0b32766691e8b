package city.ioc.producers.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Counts what becomes of the rows of one import. */
final class Tally {
    private final Refusals refusals;
    private final List<ImportReport.Refused> shown = new ArrayList<>();
    private long rows;
    private long accepted;
    private long refused;
    private long duplicate;

    Tally(Refusals refusals) {
        this.refusals = refusals;
    }

    /** One more row is done; the number of them. */
    long row() {
        return ++rows;
    }

    long rows() {
        return rows;
    }

    void accepted() {
        accepted++;
    }

    void duplicate() {
        duplicate++;
    }

    void refuse(ImportReport.Refused what) throws ImportException {
        refused++;
        if (shown.size() < ImportReport.MAX_SHOWN) {
            shown.add(what);
        }
        refusals.take(what);
    }

    ImportReport report(Set<String> unseenColumns, boolean complete) {
        return new ImportReport(rows, accepted, refused, duplicate, shown, unseenColumns, complete);
    }
}
