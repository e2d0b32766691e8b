package city.ioc.benchmarks;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What is taken of memory and disk, in bytes. */
final class Footprint {
    private Footprint() {}

    /** In use by the whole process once all garbage is gone. */
    static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** What RocksDB holds outside of the heap: blocks, indexes and write buffers are in one cache that all stores share. */
    static long rocksDb(MeterRegistry meters) {
        return (long) meters.find("kafka.stream.state.block.cache.usage").gauges().stream()
                .mapToDouble(Gauge::value)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    /** Of all data files in folders whose name has a part; indexes of a fixed size are no data. */
    static long disk(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".log") || file.toString().endsWith(".sst"))
                    .filter(file -> folder.relativize(file).getParent() != null
                            && folder.relativize(file).getParent().toString().contains(name))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
