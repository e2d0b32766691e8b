package city.ioc.producers.importer;

import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/** Imports rows of any kind of file. One run, one thread. */
final class RowImport {
    private static final int PROGRESS_ROWS = 1_000;

    private final Rows.Source source;
    private final Mapping mapping;
    private final FileImport job;
    private final EventBuilder builder;
    private final RunningSums running;
    private final Tally tally;
    private final Confirmations confirmations = new Confirmations();
    private final Map<String, Integer> rowsLeft = new HashMap<>();
    private final Set<String> casesSeen = new HashSet<>();
    private final Set<OnceKey> onceDone = new HashSet<>();
    private final Map<Event.Identity, Given> given = new HashMap<>();
    private final Set<String> unseenColumns;

    RowImport(Rows.Source source, Mapping mapping, FileImport job) {
        this.source = source;
        this.mapping = mapping;
        this.job = job;
        this.builder = new EventBuilder(mapping, job.door());
        this.running = new RunningSums(mapping.running(), mapping.decimalSeparator());
        this.tally = new Tally(job.refusals());
        this.unseenColumns = new TreeSet<>(mapping.columns());
    }

    ImportReport run() throws IOException, ImportException {
        if (mapping.events().stream().anyMatch(EventRule::asksForTheLastRow)) {
            countRowsOfCases();
        }
        long bytes = source.bytes();
        boolean complete;
        try (Rows open = source.open()) {
            if (open.columns().isPresent()) {
                requireColumns(open.columns().get());
                unseenColumns.clear();
            }
            complete = takeAll(open, bytes);
            job.progress().at(tally.rows(), open.bytesRead(), bytes);
        }
        confirmations.awaitAll();
        return tally.report(unseenColumns, complete);
    }

    private void requireColumns(Set<String> columns) throws ImportException {
        Set<String> missing = new TreeSet<>(mapping.columns());
        missing.removeAll(columns);
        if (!missing.isEmpty()) {
            throw new ImportException("The mapping reads columns that the file does not have: " + missing + "; it has "
                    + Rows.shown(columns));
        }
        Set<String> twice = new TreeSet<>(RunningSums.columns(mapping.running().keySet()));
        twice.retainAll(columns);
        if (!twice.isEmpty()) {
            throw new ImportException("The mapping's running numbers are called as columns of the file: " + twice);
        }
    }

    private boolean takeAll(Rows open, long bytes) throws ImportException {
        try {
            for (Optional<Row> row = open.next(); row.isPresent(); row = open.next()) {
                take(row.get());
                if (tally.row() % PROGRESS_ROWS == 0) {
                    job.progress().at(tally.rows(), open.bytesRead(), bytes);
                }
            }
            return true;
        } catch (IOException e) {
            refuse(tally.rows(), null, null, e.getMessage());
            return false;
        }
    }

    private void take(Row read) throws ImportException {
        unseenColumns.removeAll(read.values().keySet());
        if (read.problem() != null) {
            refuse(read.line(), null, null, read.problem());
            return;
        }
        String caseId = mapping.caseColumn() == null ? "" : read.get(mapping.caseColumn());
        boolean first = casesSeen.add(caseId);
        boolean last = rowsLeft.merge(caseId, -1, Integer::sum) == 0;
        Row row = running.extend(read, caseId);
        if (row.problem() != null) {
            refuse(row.line(), null, null, row.problem());
            return;
        }
        for (int i = 0; i < mapping.events().size(); i++) {
            EventRule rule = mapping.events().get(i);
            if (holds(rule, row, first, last) && (rule.once() == null || onceDone.add(new OnceKey(i, caseId)))) {
                give(rule, row);
            }
        }
    }

    private boolean holds(EventRule rule, Row row, boolean first, boolean last) throws ImportException {
        for (Condition condition : rule.when()) {
            try {
                if (!condition.holds(row, first, last, mapping.decimalSeparator())) {
                    return false;
                }
            } catch (UnreadableValue e) {
                refuse(row.line(), condition.column(), rule.typeName(), "when: " + e.getMessage());
                return false;
            }
        }
        return true;
    }

    private void give(EventRule rule, Row row) throws ImportException {
        try {
            Event event = builder.build(rule, row);
            Given now = new Given(row.line(), checksum(event));
            Given before = given.putIfAbsent(event.identity(), now);
            if (before == null) {
                tally.accepted();
                confirmations.add(job.sink().publish(event));
            } else if (before.checksum() == now.checksum()) {
                tally.duplicate();
            } else {
                refuse(row.line(), null, rule.typeName(), "line " + before.line() + " gave another event with the same id \""
                        + event.id() + "\"");
            }
        } catch (EventBuilder.RefusedValue e) {
            refuse(row.line(), e.column(), rule.typeName(), e.getMessage());
        }
    }

    private void refuse(long line, String column, String eventType, String reason) throws ImportException {
        tally.refuse(new ImportReport.Refused(line, column, eventType, reason));
    }

    /** The last row of a case is known only after all have been read once, as far as they can be read. */
    private void countRowsOfCases() throws IOException, ImportException {
        try (Rows open = source.open()) {
            for (Optional<Row> row = nextOrEnd(open); row.isPresent(); row = nextOrEnd(open)) {
                if (row.get().problem() == null) {
                    rowsLeft.merge(row.get().get(mapping.caseColumn()), 1, Integer::sum);
                }
            }
        }
    }

    private static Optional<Row> nextOrEnd(Rows open) {
        try {
            return open.next();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long checksum(Event event) {
        byte[] bytes = EventCodec.encode(event);
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue() << 32 | Arrays.hashCode(bytes) & 0xFFFF_FFFFL;
    }

    private record OnceKey(int rule, String caseId) {}

    private record Given(long line, long checksum) {}
}
