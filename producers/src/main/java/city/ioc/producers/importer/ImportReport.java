package city.ioc.producers.importer;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an import did.
 *
 * @param rows          rows read
 * @param accepted      events published (in a dry run: that would be)
 * @param refused       events and rows refused
 * @param duplicate     events that an earlier row of this file had already given, word for word
 * @param shown         the first of those refused
 * @param unseenColumns columns of the mapping that no row of a file without fixed columns had; in order
 * @param complete      false when the file could not be read to its end
 */
public record ImportReport(
        long rows,
        long accepted,
        long refused,
        long duplicate,
        List<Refused> shown,
        Set<String> unseenColumns,
        boolean complete) {
    /** How many of those refused are kept to be shown. */
    public static final int MAX_SHOWN = 100;

    public ImportReport {
        shown = List.copyOf(shown);
        unseenColumns = Collections.unmodifiableSortedSet(new TreeSet<>(unseenColumns));
    }

    /**
     * @param line      where the row begins
     * @param column    columns from which the refused value comes; null when not known
     * @param eventType type of the refused event; null when the row as a whole is refused
     */
    public record Refused(long line, String column, String eventType, String reason) {
        @Override
        public String toString() {
            return "line " + line + (column == null ? "" : ", column " + column)
                    + (eventType == null ? "" : ", " + eventType) + ": " + reason;
        }
    }
}
