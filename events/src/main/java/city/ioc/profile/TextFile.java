package city.ioc.profile;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of a profile.
 *
 * @param path where it is
 * @param name how problems call it
 */
record TextFile(Path path, String name) {
    private static final long MAX_BYTES = 4 << 20;

    static TextFile in(Path folder, String name) {
        return new TextFile(folder.resolve(name), name);
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** The text; empty when it cannot be read, which is then a problem. */
    Optional<String> read(Problems problems) {
        try {
            if (!Files.isRegularFile(path)) {
                problems.add(name, 1, Files.exists(path) ? "is not a file" : "there is no such file");
                return Optional.empty();
            }
            if (Files.size(path) > MAX_BYTES) {
                problems.add(name, 1, "is larger than " + (MAX_BYTES >> 20) + " MiB");
                return Optional.empty();
            }
            String text = Files.readString(path);
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.add(name, 1, "is not UTF-8 text");
        } catch (IOException e) {
            problems.add(name, 1, "cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }
}
