package city.ioc.standalone.generations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a profile: those of its folder, and those of the folder above that it shares with others. */
public final class ProfileFiles {
    private static final List<String> SHARED = List.of("kpis.yaml", "alerts.yaml", "index.yaml");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private ProfileFiles() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Name and text of each; a shared one as if it were its own. */
    public static Map<String, String> read(Path profile) {
        Map<String, String> texts = new TreeMap<>();
        files(profile).forEach((name, file) -> texts.put(name, text(file)));
        return texts;
    }

    /** Copies each into a folder that is there; shared ones beside that folder, where they are shared as before. */
    static void copy(Path profile, Path to) {
        files(profile).forEach((name, file) -> {
            boolean own = file.getParent().equals(absolute(profile));
            copyFile(file, own ? to.resolve(name) : to.resolveSibling(name));
        });
    }

    /** Where each is. */
    private static Map<String, Path> files(Path profile) {
        Map<String, Path> files = new TreeMap<>();
        Path above = absolute(profile).getParent();
        if (above != null) {
            SHARED.stream().filter(name -> Files.isRegularFile(above.resolve(name))).forEach(name -> files.put(name, above.resolve(name)));
        }
        try (Stream<Path> own = Files.list(absolute(profile))) {
            own.filter(Files::isRegularFile)
                    .filter(file -> isName(file.getFileName().toString()))
                    .forEach(file -> files.put(file.getFileName().toString(), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static Path absolute(Path profile) {
        return profile.toAbsolutePath().normalize();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("file " + file + " cannot be read as text", e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyFile(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
