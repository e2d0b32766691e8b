package city.ioc.standalone.slices;

import city.ioc.producers.slices.SliceDigest;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

/**
 * A slice that is written to a file, compressed when the name ends in {@code .gz}. Until it is complete it is called FILE.part, and
 * FILE.part.json says how far it is. A compressed one has a member of its own for each checkpoint, so that it can be cut there.
 */
public final class FileOutput implements SliceOutput {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Path part;
    private final Path state;
    private final boolean compressed;
    private final boolean resume;
    private final SliceDigest digest = new SliceDigest();
    private FileChannel channel;
    private OutputStream member;

    /** @param resume whether a part that is there is gone on with */
    public FileOutput(Path file, boolean resume) {
        this.file = file;
        this.resume = resume;
        part = file.resolveSibling(file.getFileName() + ".part");
        state = file.resolveSibling(file.getFileName() + ".part.json");
        compressed = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    @Override
    public SlicePosition begin() throws SliceException, IOException {
        if (Files.exists(file)) {
            throw new SliceException("File " + file + " is there already; remove it, or give another name");
        }
        if (!Files.exists(state)) {
            channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            return SlicePosition.START;
        }
        if (!resume) {
            throw new SliceException("File " + part + " is there already; go on with it by --resume, or remove " + state);
        }
        SlicePosition position = JSON.readValue(state.toFile(), SlicePosition.class);
        channel = FileChannel.open(part, StandardOpenOption.WRITE);
        if (channel.size() < position.bytes()) {
            throw new SliceException("File " + part + " is shorter than " + state + " says; remove both and begin again");
        }
        channel.truncate(position.bytes());
        channel.position(position.bytes());
        readAgain();
        return position;
    }

    private void readAgain() throws IOException {
        try (InputStream in = compressed ? new GZIPInputStream(Files.newInputStream(part)) : Files.newInputStream(part)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.bytes(buffer, n);
            }
        }
    }

    @Override
    public void line(byte[] bytes) throws IOException {
        if (member == null) {
            OutputStream kept = new BufferedOutputStream(new KeptOpen(Channels.newOutputStream(channel)), 1 << 16);
            member = compressed ? new BufferedOutputStream(new GZIPOutputStream(kept, 1 << 13), 1 << 16) : kept;
        }
        digest.line(bytes);
        member.write(bytes);
        member.write('\n');
    }

    @Override
    public void checkpoint(SlicePosition position) throws IOException {
        endMember();
        Path next = state.resolveSibling(state.getFileName() + ".next");
        JSON.writeValue(next.toFile(), position.withBytes(channel.position()));
        Files.move(next, state, ATOMIC_MOVE);
    }

    @Override
    public String sha256() {
        return digest.hex();
    }

    @Override
    public void finish() throws IOException {
        endMember();
        channel.close();
        Files.move(part, file, ATOMIC_MOVE);
        Files.deleteIfExists(state);
    }

    /** All that was written is on the disk. */
    private void endMember() throws IOException {
        if (member != null) {
            member.close();
            member = null;
        }
        channel.force(true);
    }

    /** What was written after the last checkpoint is of no use. */
    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private static final class KeptOpen extends FilterOutputStream {
        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
