package city.ioc.standalone.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of one installation, held by one process at a time. Open it before anything in it is touched and close it last.
 *
 * <p>{@code version} names the format, {@code lock} the process that holds it, {@code broker/} has the records, and
 * {@code streams/} has state that can be computed again from them.
 */
public final class DataFolder implements AutoCloseable {
    static final String FORMAT = "1";

    private static final String VERSION_FILE = "version";
    private static final String LOCK_FILE = "lock";
    private static final String NEW_VERSION_FILE = "version.new";

    private final Path path;
    private final FolderLock lock;

    private DataFolder(Path path, FolderLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes the folder for this process, creating it when absent.
     *
     * @throws DataFolderException when another process holds it, or it was not made by this version of ioc
     */
    public static DataFolder open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        FolderLock lock = null;
        try {
            Files.createDirectories(path);
            refuseForeign(path);
            lock = FolderLock.take(path, path.resolve(LOCK_FILE));
            checkOrWriteVersion(path);
            Files.createDirectories(path.resolve("broker"));
            Files.createDirectories(path.resolve("streams"));
            Files.createDirectories(path.resolve("generations"));
            return new DataFolder(path, lock);
        } catch (IOException | RuntimeException e) {
            if (lock != null) {
                lock.close();
            }
            throw explain(path, e);
        }
    }

    public Path path() {
        return path;
    }

    /** The broker's records: all that cannot be computed again. */
    public Path broker() {
        return path.resolve("broker");
    }

    /** State of the stream processors. */
    public Path streams() {
        return path.resolve("streams");
    }

    /** The profile of each generation that is kept. */
    public Path generations() {
        return path.resolve("generations");
    }

    /** Lets another process take the folder. */
    @Override
    public void close() {
        lock.close();
    }

    private static void refuseForeign(Path path) throws IOException {
        if (Files.exists(path.resolve(VERSION_FILE))) {
            return;
        }
        try (Stream<Path> entries = Files.list(path)) {
            List<String> ours = List.of(LOCK_FILE, NEW_VERSION_FILE);
            if (entries.anyMatch(entry -> !ours.contains(entry.getFileName().toString()))) {
                throw new DataFolderException(
                        "folder " + path + " is not empty and not a data folder of ioc; choose another with --data");
            }
        }
    }

    private static void checkOrWriteVersion(Path path) throws IOException {
        Path version = path.resolve(VERSION_FILE);
        if (Files.exists(version)) {
            String found = Files.readString(version).strip();
            if (!found.equals(FORMAT)) {
                throw new DataFolderException("data folder " + path + " has format " + quoted(found) + ", this ioc needs format "
                        + FORMAT + "; run the ioc that wrote it, or choose another folder with --data");
            }
            return;
        }
        Path fresh = path.resolve(NEW_VERSION_FILE);
        Files.writeString(fresh, FORMAT + "\n");
        Files.move(fresh, version, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String quoted(String found) {
        String start = found.length() > 20 ? found.substring(0, 20) + "…" : found;
        return '"' + start + '"';
    }

    private static DataFolderException explain(Path path, Exception e) {
        if (e instanceof DataFolderException known) {
            return known;
        }
        String reason = e instanceof NotDirectoryException || Files.isRegularFile(path) ? "it is not a folder" : e.toString();
        return new DataFolderException("cannot use data folder " + path + ": " + reason, e);
    }
}
