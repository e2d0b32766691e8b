package city.ioc.producers.slices;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The checksum of the lines of a slice so far. */
public final class SliceDigest {
    private final MessageDigest sha256;

    public SliceDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Takes a line that has no line feed, and the line feed. */
    public void line(byte[] line) {
        sha256.update(line);
        sha256.update((byte) '\n');
    }

    /** Takes a part of the file as it is. */
    public void bytes(byte[] buffer, int length) {
        sha256.update(buffer, 0, length);
    }

    /** Of all that was taken, hexadecimal; nothing can be taken after it. */
    public String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
