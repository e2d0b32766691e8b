package city.ioc.standalone.pipeline;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What RocksDB keeps in a folder of local state, of an instance that does not run. */
final class LocalStateFiles {
    private static final int PLACES = 8;
    private static final int BYTES = 64;

    private LocalStateFiles() {}

    /** Overwrites bytes here and there in every file of data; returns how many there were. */
    static int damage(Path state, Random random) throws IOException {
        List<Path> files = data(state);
        for (Path file : files) {
            damageFile(file, random);
        }
        return files.size();
    }

    private static List<Path> data(Path state) throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            return files.filter(file -> file.toString().endsWith(".sst")).toList();
        }
    }

    private static void damageFile(Path file, Random random) throws IOException {
        byte[] noise = new byte[BYTES];
        try (RandomAccessFile data = new RandomAccessFile(file.toFile(), "rw")) {
            for (int place = 0; place < PLACES; place++) {
                random.nextBytes(noise);
                data.seek(data.length() * place / PLACES);
                data.write(noise, 0, (int) Math.min(noise.length, data.length() / PLACES));
            }
        }
    }
}
