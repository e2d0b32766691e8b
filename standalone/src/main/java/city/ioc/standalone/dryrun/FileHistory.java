package city.ioc.standalone.dryrun;

import city.ioc.core.CaseEvents;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.producers.Door;
import city.ioc.producers.importer.FileImport;
import city.ioc.producers.importer.ImportException;
import city.ioc.producers.importer.ImportReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * What would be if files of events were imported, by the same contract and door. The events of a case may stand anywhere in them, so
 * when they are too many to be held at once, they are read several times, each time for a slice of the cases.
 */
public final class FileHistory implements History {
    private static final long MOST_BYTES = 128L << 20;
    private static final int MOST_SLICES = 1 << 10;

    private final List<Path> files;
    private final Door door;
    private final long mostBytes;
    private int slices = 1;
    private long read;

    /** @param files NDJSON, each maybe compressed with gzip */
    public FileHistory(List<Path> files, Door door) {
        this(files, door, MOST_BYTES);
    }

    /** @param mostBytes of events that are held at once, about */
    FileHistory(List<Path> files, Door door, long mostBytes) {
        this.files = List.copyOf(files);
        this.door = door;
        this.mostBytes = mostBytes;
    }

    @Override
    public long read(BiConsumer<String, CaseEvents> reader, Progress progress) throws HistoryException {
        long unusable = 0;
        for (int slice = 0; slice < slices; slice++) {
            HeldCases held = new HeldCases();
            long refused = hold(slice, held, progress);
            unusable += (slice == 0 ? refused : 0) + held.giveTo(reader);
        }
        return unusable;
    }

    /** How many slices it took. */
    int slices() {
        return slices;
    }

    /** Reads the files once; how many events were refused. */
    private long hold(int slice, HeldCases held, Progress progress) throws HistoryException {
        long refused = 0;
        for (int i = 0; i < files.size(); i++) {
            double before = slice + (double) i / files.size();
            Path file = files.get(i);
            FileImport job = FileImport.of(door, event -> {
                        hold(slice, held, event);
                        return CompletableFuture.completedFuture(null);
                    })
                    .withProgress((lines, bytesRead, bytesTotal) -> progress.at(
                            read, (before + share(bytesRead, bytesTotal) / files.size()) / slices));
            refused += readOnce(job, file).refused();
        }
        return refused;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static ImportReport readOnce(FileImport job, Path file) throws HistoryException {
        try {
            ImportReport report = job.events(file);
            if (!report.complete()) {
                throw new HistoryException("The file " + file + " could not be read to its end: "
                        + report.shown().getLast().reason());
            }
            return report;
        } catch (ImportException e) {
            throw new HistoryException(e.getMessage(), e);
        }
    }

    /** Only the first slice grows smaller: the others are as many then. */
    private void hold(int slice, HeldCases held, Event event) {
        read++;
        if (sliceOf(event.subject()) == slice) {
            held.add(event.subject(), EventCodec.encode(event));
        }
        while (slice == 0 && held.bytes() > mostBytes && held.count() > 1 && slices < MOST_SLICES) {
            slices *= 2;
            held.keep(caseId -> sliceOf(caseId) == 0);
        }
    }

    private int sliceOf(String caseId) {
        int hash = caseId.hashCode() * 0x9E3779B1;
        return (hash ^ hash >>> 16) & slices - 1;
    }
}
