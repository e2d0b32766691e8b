package city.ioc.producers.importer;

import city.ioc.producers.slices.SliceDigest;
import city.ioc.producers.slices.SliceEnd;
import city.ioc.producers.slices.SliceLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells the first and the last line of a slice from its events, and whether all of it came as it was written. */
final class SliceCheck {
    private final SliceDigest digest = new SliceDigest();
    private boolean first = true;
    private boolean slice;
    private boolean ended;
    private long events;

    /**
     * Checks a whole file, when it is a slice, before any of it is used.
     *
     * @throws ImportException when it is a slice that is broken
     */
    static void check(Path file, InputLimits limits) throws ImportException {
        SliceCheck check = new SliceCheck();
        try (InputStream in = Files.newInputStream(file)) {
            check.all(new LineReader(FileInput.of(in, limits)));
        } catch (IOException e) {
            if (check.slice) {
                throw new ImportException("The slice is broken: after %d events it cannot be read further (%s); export it again"
                        .formatted(check.events, e.getMessage()), e);
            }
            // What is no slice is read as far as it goes, and that is told then.
        }
    }

    private void all(LineReader lines) throws IOException, ImportException {
        for (Optional<LineReader.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (isEvent(line.get()) && !slice) {
                return;
            }
        }
        atEnd(lines.line());
    }

    /** Whether a line, the next one, is an event: of a file that is no slice each is. */
    boolean isEvent(LineReader.Line line) throws ImportException {
        if (first) {
            first = false;
            slice = SliceLines.isHeader(line.bytes());
            if (slice) {
                begin(line);
                return false;
            }
        }
        if (!slice) {
            return true;
        }
        if (ended) {
            throw broken(line.number(), "comes after the checksum, which must be the last line");
        }
        if (SliceLines.isEnd(line.bytes())) {
            end(line);
            return false;
        }
        digest.line(line.bytes());
        events++;
        return true;
    }

    /** There are no more lines. */
    void atEnd(long lastLine) throws ImportException {
        if (slice && !ended) {
            throw broken(lastLine, "is the last one and is no checksum: the end of the file is missing");
        }
    }

    private void begin(LineReader.Line line) throws ImportException {
        int version = SliceLines.version(line.bytes()).orElse(0);
        if (version != SliceLines.VERSION) {
            throw new ImportException("Line %d: the slice is of version %d; this program reads version %d"
                    .formatted(line.number(), version, SliceLines.VERSION));
        }
        digest.line(line.bytes());
    }

    private void end(LineReader.Line line) throws ImportException {
        SliceEnd end = SliceLines.end(line.bytes())
                .orElseThrow(() -> broken(line.number(), "is a checksum that cannot be read"));
        if (end.events() != events) {
            throw broken(line.number(), "says that there are %d events before it; there are %d".formatted(end.events(), events));
        }
        if (!digest.hex().equals(end.sha256())) {
            throw broken(line.number(), "has the checksum of other lines: one of those before it was changed");
        }
        ended = true;
    }

    private static ImportException broken(long line, String what) {
        return new ImportException("The slice is broken: line " + line + " " + what + "; export it again");
    }
}
