package city.ioc.benchmarks;

import city.ioc.events.Topics;
import city.ioc.profile.FoldRules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A pipeline at work, and what readers of its summaries and alerts see of it. */
final class TimersRun implements AutoCloseable {
    /** As long as from one look at all units to the next. */
    private static final Duration IDLE = Duration.ofSeconds(60);

    private static final int STAGES = 2;

    private final PipelineRun pipeline;
    private final Follower summaries;
    private final Follower alerts;
    private final AtomicLong folded = new AtomicLong();
    private final Map<String, AtomicLong> burstAlerts = new ConcurrentHashMap<>();
    private volatile Consumer<String> reader = caseId -> {};

    TimersRun(FoldRules rules, String bootstrap, Path folder) {
        pipeline = new PipelineRun(rules, bootstrap, folder, true);
        summaries = new Follower(bootstrap, Topics.caseSummaries(pipeline.generation()), this::summary);
        alerts = new Follower(bootstrap, Topics.alerts(pipeline.generation()), this::alert);
        pipeline.start();
    }

    private void summary(ConsumerRecord<String, byte[]> record) {
        folded.incrementAndGet();
        reader.accept(record.key());
    }

    private void alert(ConsumerRecord<String, byte[]> record) {
        if (record.key().startsWith(OpenDossiers.BURST)) {
            String rule = record.key().substring(record.key().indexOf('!') + 1);
            burstAlerts.computeIfAbsent(rule, each -> new AtomicLong()).incrementAndGet();
        }
    }

    PipelineRun pipeline() {
        return pipeline;
    }

    /** From now on is given the id of the case of every summary that can be read. */
    void read(Consumer<String> newReader) {
        reader = newReader;
    }

    /** How fast work was done: in a second, and of the stream threads' processor time for each. */
    record Speed(double perSecond, double cpuMicros) {
        static Speed of(long count, long nanos, long cpuNanos) {
            return new Speed(count * 1e9 / nanos, cpuNanos / 1e3 / count);
        }
    }

    /** How fast events were folded, from when so many were until so many were. */
    Speed speed(long from, long until) {
        pipeline.until(() -> folded.get() >= from);
        long first = folded.get();
        long begin = System.nanoTime();
        long cpu = Threads.streamsCpu();
        pipeline.until(() -> folded.get() >= until);
        return Speed.of(folded.get() - first, System.nanoTime() - begin, Threads.streamsCpu() - cpu);
    }

    /** Share of one processor that the stream threads take while no event arrives, and all that came is in the cells. */
    double idle() {
        for (int stage = 1; stage <= STAGES; stage++) {
            Instant begin = Instant.now();
            pipeline.until(() -> pipeline.completeAsOf().isAfter(begin));
        }
        long cpu = Threads.streamsCpu();
        Threads.sleepUntil(System.nanoTime() + IDLE.toNanos());
        return (Threads.streamsCpu() - cpu) / (double) IDLE.toNanos();
    }

    /** Returns once a rule has been told of so many dossiers of the burst. */
    void untilTold(String rule, long many) {
        pipeline.until(() -> burstAlerts.containsKey(rule) && burstAlerts.get(rule).get() >= many);
    }

    @Override
    public void close() {
        summaries.close();
        alerts.close();
        pipeline.close();
    }
}
