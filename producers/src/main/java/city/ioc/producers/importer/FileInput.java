package city.ioc.producers.importer;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a file, inflated when it is compressed, whatever its name. Reading fails when it inflates beyond the limits, or
 * when its reader wants more than {@link InputLimits#MAX_ITEM} bytes for one item: so no row and no tag fills the memory.
 */
final class FileInput implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final Counting stored;
    private final BufferedInputStream content;
    private final InputLimits limits;
    private final boolean compressed;
    private long inflated;
    private long sinceItem;

    private FileInput(InputStream in, InputLimits limits) throws IOException {
        this.limits = limits;
        this.stored = new Counting(in);
        BufferedInputStream raw = new BufferedInputStream(stored, BUFFER);
        raw.mark(2);
        this.compressed = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        this.content = new BufferedInputStream(new Guarded(compressed ? new GZIPInputStream(raw, BUFFER) : raw), BUFFER);
        skipByteOrderMark();
    }

    /** @throws IOException also when it begins like a compressed file and is none */
    static FileInput of(InputStream in, InputLimits limits) throws IOException {
        return new FileInput(in, limits);
    }

    static FileInput open(Path file, InputLimits limits) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return new FileInput(in, limits);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private void skipByteOrderMark() throws IOException {
        content.mark(3);
        byte[] start = content.readNBytes(3);
        if (start.length < 3 || start[0] != (byte) 0xEF || start[1] != (byte) 0xBB || start[2] != (byte) 0xBF) {
            content.reset();
        }
    }

    /** What the file says, without a byte order mark of UTF-8. */
    InputStream content() {
        return content;
    }

    /** The reader has made an item of what it read, and begins the next. */
    void itemRead() {
        sinceItem = 0;
    }

    /** Bytes of the file as it is stored. */
    long bytesRead() {
        return stored.count;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private void inflated(int bytes) throws IOException {
        inflated += bytes;
        sinceItem += bytes;
        if (sinceItem > InputLimits.MAX_ITEM + 2L * BUFFER) {
            throw new IOException("one row or tag has more than " + InputLimits.MAX_ITEM + " bytes");
        }
        if (compressed && inflated > limits.maxInflatedBytes()) {
            throw new IOException("inflates to more than " + limits.maxInflatedBytes() + " bytes; allow more with --max-inflated");
        }
        if (compressed && inflated > InputLimits.RATIO_FROM && inflated / stored.count > limits.maxRatio()) {
            throw new IOException("inflates to more than " + limits.maxRatio()
                    + " times its size, as a zip bomb does; allow it with --max-ratio");
        }
    }

    private final class Guarded extends FilterInputStream {
        Guarded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            inflated(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            inflated(Math.max(0, n));
            return n;
        }
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count += Math.max(0, n);
            return n;
        }
    }
}
