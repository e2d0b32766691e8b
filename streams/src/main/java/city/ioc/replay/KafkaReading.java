package city.ioc.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One reading of all partitions up to fixed ends, by some threads; each takes one partition number after the other. Used once. */
final class KafkaReading {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final List<List<TopicPartition>> numbers;
    private final Map<TopicPartition, Long> begins;
    private final Map<TopicPartition, Long> ends;
    private final ReadingLimits limits;
    private final History.Progress progress;
    private final Throttle throttle;
    private final AtomicInteger nextNumber = new AtomicInteger();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong total = new AtomicLong();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile boolean stopped;

    /** @param numbers the partitions of each number */
    KafkaReading(
            Supplier<Consumer<byte[], byte[]>> consumers,
            List<List<TopicPartition>> numbers,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends,
            ReadingLimits limits,
            History.Progress progress) {
        this.consumers = consumers;
        this.numbers = numbers;
        this.begins = begins;
        this.ends = ends;
        this.limits = limits;
        this.progress = progress;
        this.throttle = new Throttle(limits.perSecond());
        numbers.forEach(number -> total.addAndGet(records(number)));
    }

    private long records(List<TopicPartition> number) {
        return number.stream().mapToLong(each -> ends.get(each) - begins.get(each)).sum();
    }

    /** How many events could not be used. */
    long of(History.Reader reader) throws HistoryException {
        try (ExecutorService threads = Executors.newFixedThreadPool(limits.threads(), factory())) {
            List<Future<Long>> works = IntStream.range(0, limits.threads())
                    .mapToObj(thread -> threads.submit(() -> work(reader)))
                    .toList();
            long unusable = 0;
            for (Future<Long> work : works) {
                unusable += result(work);
            }
            return unusable;
        }
    }

    /** Where the system heeds priorities, live work comes first; the limit of events a second holds everywhere. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static ThreadFactory factory() {
        return Thread.ofPlatform().name("history-", 0).daemon().priority(Thread.MIN_PRIORITY).factory();
    }

    private long result(Future<Long> work) throws HistoryException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            stopped = true;
            switch (failure.get()) {
                case HistoryException first -> throw first;
                case RuntimeException first -> throw first;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private long work(History.Reader reader) throws HistoryException {
        long unusable = 0;
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            for (int i = nextNumber.getAndIncrement(); i < numbers.size(); i = nextNumber.getAndIncrement()) {
                unusable += all(numbers.get(i), consumer, reader);
            }
            return unusable;
        } catch (HistoryException | RuntimeException e) {
            // The others stop then, each with an exception that says no more than that.
            failure.compareAndSet(null, e);
            stopped = true;
            throw e;
        }
    }

    private long all(List<TopicPartition> number, Consumer<byte[], byte[]> consumer, History.Reader reader)
            throws HistoryException {
        SlicedCases cases = new SlicedCases(limits.mostBytes() / limits.threads());
        long unusable = 0;
        while (cases.hasMore()) {
            int slices = cases.slices();
            readOnce(number, consumer, cases);
            total.addAndGet((cases.slices() - slices) * records(number));
            unusable += cases.giveTo(history -> {
                checkStopped();
                reader.read(history);
            });
        }
        return unusable;
    }

    private void readOnce(List<TopicPartition> number, Consumer<byte[], byte[]> consumer, SlicedCases cases)
            throws HistoryException {
        consumer.assign(number);
        // Those that were read before are still paused.
        consumer.resume(number);
        number.forEach(partition -> consumer.seek(partition, begins.get(partition)));
        List<TopicPartition> open = new ArrayList<>(number);
        long heard = System.nanoTime();
        while (!isAtEnd(open, consumer)) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            int taken = 0;
            for (ConsumerRecord<byte[], byte[]> record : records) {
                taken += hold(record, cases);
            }
            read.addAndGet(taken);
            heard = records.isEmpty() ? heard : System.nanoTime();
            if (System.nanoTime() - heard > KafkaHistory.PATIENCE.toNanos()) {
                throw new HistoryException(
                        "Kafka has sent nothing of " + open + " for " + KafkaHistory.PATIENCE.toSeconds() + " s; try again");
            }
            tell();
            rest(throttle.take(taken, System.nanoTime()));
        }
    }

    /** Takes those away that are; what comes later is not read. */
    private boolean isAtEnd(List<TopicPartition> open, Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> done = open.stream()
                .filter(partition -> consumer.position(partition) >= ends.get(partition))
                .toList();
        consumer.pause(done);
        open.removeAll(done);
        return open.isEmpty();
    }

    private int hold(ConsumerRecord<byte[], byte[]> record, SlicedCases cases) {
        if (record.offset() >= ends.get(new TopicPartition(record.topic(), record.partition()))) {
            return 0;
        }
        String caseId = record.key() == null ? "" : new String(record.key(), UTF_8);
        cases.add(caseId, record.timestamp(), record.value() == null ? new byte[0] : record.value());
        return 1;
    }

    private void tell() {
        checkStopped();
        synchronized (progress) {
            long whole = total.get();
            long done = read.get();
            progress.at(done, whole == 0 ? 1 : Math.min(1, (double) done / whole));
        }
    }

    /** Not all at once, so that it can be stopped meanwhile. */
    private void rest(long until) {
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, POLL.toNanos()));
            tell();
        }
    }

    private void checkStopped() {
        if (stopped) {
            throw new CancellationException("stopped");
        }
    }
}
