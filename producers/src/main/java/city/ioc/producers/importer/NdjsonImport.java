package city.ioc.producers.importer;

import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.InvalidEventException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Imports events that are events already, one on each line, maybe with the first and last line of a slice. One run, one thread. */
final class NdjsonImport {
    private static final Logger LOG = LoggerFactory.getLogger(NdjsonImport.class);
    private static final int PROGRESS_ROWS = 1_000;
    /** Beyond so many, a repetition is stored again, which changes nothing. */
    private static final int MAX_REMEMBERED = 1_000_000;

    private final FileInput input;
    private final long bytes;
    private final FileImport job;
    private final Tally tally;
    private final SliceCheck slice = new SliceCheck();
    private final Confirmations confirmations = new Confirmations();
    private final Set<Digest> seen = new HashSet<>();
    private final MessageDigest sha256;

    /** @param bytes of the file as it is stored; 0 when not known */
    NdjsonImport(FileInput input, long bytes, FileImport job) {
        this.input = input;
        this.bytes = bytes;
        this.job = job;
        this.tally = new Tally(job.refusals());
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    ImportReport run() throws ImportException {
        LineReader lines = new LineReader(input);
        boolean complete = true;
        try {
            for (Optional<LineReader.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (!slice.isEvent(line.get())) {
                    continue;
                }
                take(line.get());
                if (tally.row() % PROGRESS_ROWS == 0) {
                    job.progress().at(tally.rows(), input.bytesRead(), bytes);
                }
            }
        } catch (IOException e) {
            refuse(lines.line(), null, "not readable further: " + e.getMessage());
            complete = false;
        }
        if (complete) {
            slice.atEnd(lines.line());
        }
        job.progress().at(tally.rows(), input.bytesRead(), bytes);
        confirmations.awaitAll();
        return tally.report(Set.of(), complete);
    }

    private void take(LineReader.Line line) throws ImportException {
        Event event;
        try {
            event = read(line);
        } catch (InvalidEventException e) {
            refuse(line.number(), null, e.getMessage());
            return;
        }
        Digest digest = digest(event);
        if (seen.contains(digest)) {
            tally.duplicate();
            return;
        }
        if (seen.size() < MAX_REMEMBERED) {
            seen.add(digest);
        }
        tally.accepted();
        confirmations.add(job.sink().publish(event));
    }

    /** An error of our own in reading one event must not cost the others. */
    private Event read(LineReader.Line line) throws InvalidEventException {
        if (line.tooLong()) {
            throw new InvalidEventException("an event may have at most " + LineReader.MAX_LINE + " bytes");
        }
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(line.bytes()));
            return job.door().admit(EventCodec.decode(line.bytes()));
        } catch (CharacterCodingException e) {
            throw new InvalidEventException("holds bytes that are not UTF-8");
        } catch (RuntimeException e) {
            LOG.error("An event could not be read for a reason that the contract does not know", e);
            throw new InvalidEventException("cannot be read");
        }
    }

    private void refuse(long line, String column, String reason) throws ImportException {
        tally.refuse(new ImportReport.Refused(line, column, null, reason));
    }

    private Digest digest(Event event) {
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest(EventCodec.encode(event)));
        return new Digest(hash.getLong(), hash.getLong());
    }

    /** So much of a hash that no two events share it. */
    private record Digest(long high, long low) {}
}
