package city.ioc.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;

/** The threads of Kafka Streams in this process. */
final class StreamThreads {
    private static final Pattern NAME = Pattern.compile(".*-StreamThread-\\d+");

    private StreamThreads() {}

    /**
     * Nanoseconds of processor time that those alive have taken since they were started. On a machine that others use it says more
     * than time does. What Kafka's clients and RocksDB do on threads of their own is not in it.
     */
    static long cpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> NAME.matcher(thread.getThreadName()).matches())
                .mapToLong(ThreadInfo::getThreadId)
                .map(threads::getThreadCpuTime)
                .sum();
    }
}
