package city.ioc.standalone.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder that is a disk of its own, so small that it can be filled. It is in memory and needs the right to mount. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;
    private final Path filler;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    /** Empty, with a notice, where mounting is not allowed. */
    static Optional<SmallDisk> at(Path folder, int mebibytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        if (run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString()) != 0) {
            System.out.println("no disk can be filled here: mounting a small one is not allowed");
            return Optional.empty();
        }
        return Optional.of(new SmallDisk(folder));
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }

    Path folder() {
        return folder;
    }

    /** Until not a byte is left. */
    void fill() throws IOException {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space")) {
                throw e;
            }
        }
    }

    /** Somebody has made room. */
    void free() throws IOException {
        Files.deleteIfExists(filler);
    }

    @Override
    public void close() throws IOException {
        new ProcessBuilder("umount", "-l", folder.toString()).start();
    }
}
