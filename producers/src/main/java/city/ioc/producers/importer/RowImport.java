package city.ioc.producers.importer;

import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.producers.Door;
import city.ioc.producers.EventSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
    private final EventBuilder builder;
    private final EventSink sink;
    private final Progress progress;
    private final Confirmations confirmations = new Confirmations();
    private final Map<String, Integer> rowsLeft = new HashMap<>();
    private final Set<String> casesSeen = new HashSet<>();
    private final Set<OnceKey> onceDone = new HashSet<>();
    private final Map<Event.Identity, Given> given = new HashMap<>();
    private final List<ImportReport.Refused> shown = new ArrayList<>();
    private long rows;
    private long accepted;
    private long refused;
    private long duplicate;

    RowImport(Rows.Source source, Mapping mapping, Door door, EventSink sink, Progress progress) {
        this.source = source;
        this.mapping = mapping;
        this.builder = new EventBuilder(mapping, door);
        this.sink = sink;
        this.progress = progress;
    }

    ImportReport run() throws IOException, ImportException {
        if (mapping.events().stream().anyMatch(EventRule::asksForTheLastRow)) {
            countRowsOfCases();
        }
        long bytes = source.bytes();
        boolean complete;
        try (Rows open = source.open()) {
            requireColumns(open.columns());
            complete = takeAll(open, bytes);
            progress.at(rows, open.bytesRead(), bytes);
        }
        confirmations.awaitAll();
        return new ImportReport(rows, accepted, refused, duplicate, shown, complete);
    }

    private void requireColumns(Set<String> columns) throws ImportException {
        Set<String> missing = new TreeSet<>(mapping.columns());
        missing.removeAll(columns);
        if (!missing.isEmpty()) {
            throw new ImportException(
                    "The mapping reads columns that the file does not have: " + missing + "; it has " + columns);
        }
    }

    private boolean takeAll(Rows open, long bytes) throws ImportException {
        try {
            for (Optional<Row> row = open.next(); row.isPresent(); row = open.next()) {
                take(row.get());
                if (++rows % PROGRESS_ROWS == 0) {
                    progress.at(rows, open.bytesRead(), bytes);
                }
            }
            return true;
        } catch (IOException e) {
            refuse(rows, null, null, e.getMessage());
            return false;
        }
    }

    private void take(Row row) throws ImportException {
        if (row.problem() != null) {
            refuse(row.line(), null, null, row.problem());
            return;
        }
        String caseId = mapping.caseColumn() == null ? "" : row.get(mapping.caseColumn());
        boolean first = casesSeen.add(caseId);
        boolean last = rowsLeft.merge(caseId, -1, Integer::sum) == 0;
        for (int i = 0; i < mapping.events().size(); i++) {
            EventRule rule = mapping.events().get(i);
            boolean holds = rule.when().stream().allMatch(condition -> condition.holds(row, first, last));
            if (holds && (rule.once() == null || onceDone.add(new OnceKey(i, caseId)))) {
                give(rule, row);
            }
        }
    }

    private void give(EventRule rule, Row row) throws ImportException {
        try {
            Event event = builder.build(rule, row);
            Given now = new Given(row.line(), checksum(event));
            Given before = given.putIfAbsent(event.identity(), now);
            if (before == null) {
                accepted++;
                confirmations.add(sink.publish(event));
            } else if (before.checksum() == now.checksum()) {
                duplicate++;
            } else {
                refuse(row.line(), null, rule.typeName(), "line " + before.line() + " gave another event with the same id \""
                        + event.id() + "\"");
            }
        } catch (EventBuilder.RefusedValue e) {
            refuse(row.line(), e.column(), rule.typeName(), e.getMessage());
        }
    }

    private void refuse(long line, String column, String eventType, String reason) {
        refused++;
        if (shown.size() < ImportReport.MAX_SHOWN) {
            shown.add(new ImportReport.Refused(line, column, eventType, reason));
        }
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
