package city.ioc.standalone.dryrun;

import city.ioc.events.EventCodec;
import city.ioc.producers.Door;
import city.ioc.producers.importer.FileImport;
import city.ioc.producers.importer.ImportException;
import city.ioc.producers.importer.ImportReport;
import city.ioc.replay.Arrival;
import city.ioc.replay.History;
import city.ioc.replay.HistoryException;
import city.ioc.replay.SlicedCases;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What would be if files of events were imported, by the same contract and door. The events of a case may stand anywhere in them, so
 * when they are too many to be held at once, they are read several times, each time for a slice of the cases.
 */
public final class FileHistory implements History {
    private static final long MOST_BYTES = 128L << 20;

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
    public long read(Reader reader, Progress progress) throws HistoryException {
        SlicedCases cases = new SlicedCases(mostBytes);
        long unusable = 0;
        while (cases.hasMore()) {
            long refused = hold(cases, progress);
            slices = cases.slices();
            unusable += (cases.slice() == 0 ? refused : 0) + cases.giveTo(reader);
        }
        return unusable;
    }

    /** How many slices it took. */
    int slices() {
        return slices;
    }

    /** Reads the files once; how many events were refused. */
    private long hold(SlicedCases cases, Progress progress) throws HistoryException {
        long refused = 0;
        for (int i = 0; i < files.size(); i++) {
            double before = cases.slice() + (double) i / files.size();
            Path file = files.get(i);
            FileImport job = FileImport.of(door, event -> {
                        read++;
                        cases.add(event.subject(), Arrival.UNKNOWN, EventCodec.encode(event));
                        return CompletableFuture.completedFuture(null);
                    })
                    .withProgress((lines, bytesRead, bytesTotal) -> progress.at(
                            read, (before + share(bytesRead, bytesTotal) / files.size()) / cases.slices()));
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
}
