package city.ioc.standalone.slices;

import city.ioc.producers.slices.SliceDigest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A slice that is written to a stream, such as standard output; it cannot be resumed. */
public final class StreamOutput implements SliceOutput {
    private final SliceDigest digest = new SliceDigest();
    private final OutputStream out;

    /** @param out not closed here */
    public StreamOutput(OutputStream out) {
        this.out = new BufferedOutputStream(out, 1 << 16);
    }

    @Override
    public SlicePosition begin() {
        return SlicePosition.START;
    }

    @Override
    public void line(byte[] bytes) throws IOException {
        digest.line(bytes);
        out.write(bytes);
        out.write('\n');
    }

    @Override
    public void checkpoint(SlicePosition position) throws IOException {
        out.flush();
    }

    @Override
    public String sha256() {
        return digest.hex();
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
