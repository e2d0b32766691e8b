package city.ioc.standalone.slices;

import java.io.Closeable;
import java.io.IOException;

/** Where the lines of a slice go. */
public interface SliceOutput extends Closeable {
    /** How far the slice is; empty of anything when nothing was written yet. */
    SlicePosition begin() throws SliceException, IOException;

    /** @param bytes of a line, without line feed */
    void line(byte[] bytes) throws IOException;

    /** What was written so far stays, whatever happens; when the slice is resumed, it goes on from here. */
    void checkpoint(SlicePosition position) throws IOException;

    /** The checksum of all lines so far; only one line can come after it. */
    String sha256();

    /** All lines are written. */
    void finish() throws IOException;
}
