package city.ioc.standalone.pipeline;

import city.ioc.events.Topics;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What goes wrong in years goes wrong in minutes, on three brokers under load: whatever it was, all figures equal the batch computation afterwards, and no
 * alert is told twice. {@code docs/reference/faults.md} says what each fault is; {@code -Dfaults=corrupt,poison} picks those whose names hold a word.
 */
@Tag("long")
@Timeout(3 * 3600)
class FaultSuiteIT {
    private static final int RATE = Integer.getInteger("rate", 500);
    private static final Duration LENGTH = Duration.ofMinutes(Long.getLong("fault.minutes", 10));
    private static final long SEED = Long.getLong("seed", System.currentTimeMillis() % 1_000_000);
    private static final List<String> CHOSEN = List.of(System.getProperty("faults", "").split(","));

    /** For the instances that are left to answer for all. */
    private static final Duration TAKE_OVER = Duration.ofSeconds(Long.getLong("take-over", 10));

    private static final Duration STEADY = Duration.ofSeconds(8);
    /** What was sent so shortly before a fault may be held up by it, and does not count as before. */
    private static final Duration ON_THEIR_WAY = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("patience", 150));
    private static final int DISK_MEBIBYTES = 700;

    /** Does harm, and returns when it is over, or put right; what is noticed meanwhile is added. */
    private interface Fault {
        void happen(List<String> notes) throws Exception;
    }

    private final Random random = new Random(SEED);
    private final List<String> rows = new ArrayList<>();
    private final List<String> slow = new ArrayList<>();
    private final List<AutoCloseable> disks = new ArrayList<>();
    private FaultCluster cluster;
    private KafkaNodes kafka;
    private Path folder;

    @AfterEach
    void close() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
        if (kafka != null) {
            kafka.close();
        }
        for (AutoCloseable disk : disks) {
            disk.close();
        }
    }

    @Test
    void afterEveryFaultAllFiguresEqualTheBatchComputationAndNoAlertIsToldTwice() throws Exception {
        Instant end = Instant.now().plus(LENGTH);
        folder = FaultCluster.folder("suite-");
        System.out.printf("seed %d, %d events/s, %d minutes, logs in %s%n", SEED, RATE, LENGTH.toMinutes(), folder);
        Optional<SmallDisk> brokerDisk = disk("kafka-3", DISK_MEBIBYTES);
        kafka = KafkaNodes.start(folder, folder);
        cluster = FaultCluster.start(folder, kafka, RATE, SEED, RATE * Math.max(600, LENGTH.plusMinutes(10).toSeconds()));
        try {
            warmUp();
            for (Map.Entry<String, Fault> fault : faults(brokerDisk).entrySet()) {
                if (CHOSEN.stream().anyMatch(fault.getKey()::contains)) {
                    play(fault.getKey(), fault.getValue());
                }
            }
            while (Instant.now().isBefore(end)) {
                String victim = List.of("gateway", "display", "streams-one", "streams-two", "broker").get(random.nextInt(5));
                play("at random: " + victim, notes -> killAndStart(victim));
            }
            cluster.requirePromptAlerts();
        } finally {
            report();
        }
        assertThat(slow).as("took longer to take over than " + TAKE_OVER).isEmpty();
    }

    private Optional<SmallDisk> disk(String name, int mebibytes) throws IOException, InterruptedException {
        Optional<SmallDisk> disk = SmallDisk.at(folder.resolve(name), mebibytes);
        disk.ifPresent(disks::add);
        return disk;
    }

    private Map<String, Fault> faults(Optional<SmallDisk> brokerDisk) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("kill gateway", notes -> killAndStart(FaultCluster.GATEWAY));
        faults.put("kill streams-one", notes -> killStreams(FaultCluster.ONE));
        faults.put("kill streams-two", notes -> killStreams(FaultCluster.TWO));
        faults.put("kill display", notes -> killAndStart(FaultCluster.DISPLAY));
        for (int number = 1; number <= KafkaNodes.COUNT; number++) {
            int broker = number;
            faults.put("kill broker " + broker, notes -> loseBroker(broker, Duration.ofSeconds(5)));
        }
        faults.put("broker lost for 30 s", notes -> loseBroker(1 + random.nextInt(KafkaNodes.COUNT), Duration.ofSeconds(30)));
        faults.put("broker cut off for 15 s", notes -> cutBroker(1 + random.nextInt(KafkaNodes.COUNT), Duration.ofSeconds(15)));
        faults.put("streams cut off for 15 s", notes -> cutStreams(FaultCluster.ONE, Duration.ofSeconds(15)));
        faults.put("full disk of an instance", this::fillDiskOfInstance);
        brokerDisk.ifPresent(disk -> faults.put("full disk of broker 3", notes -> fillDiskOfBroker(disk, notes)));
        faults.put("corrupt local state", this::corruptState);
        faults.put("clock jump of a desk", this::jump);
        faults.put("poison events", this::poison);
        faults.put("rebalance storm", notes -> storm());
        return faults;
    }

    private void warmUp() throws InterruptedException {
        cluster.load().goOn();
        cluster.awaitWell(PATIENCE);
        Thread.sleep(STEADY.toMillis()); // code is compiled, caches are filled
        cluster.requireRight();
    }

    /** Under load: steady, the fault, steady again; then at rest all is compared. */
    private void play(String name, Fault fault) throws Exception {
        cluster.load().goOn();
        cluster.awaitWell(PATIENCE);
        long before = System.nanoTime();
        Thread.sleep(STEADY.toMillis()); // what is measured before
        long began = System.nanoTime();
        Instant from = Instant.now();
        List<String> notes = new ArrayList<>();
        fault.happen(notes);
        cluster.awaitWell(PATIENCE);
        long over = System.nanoTime();
        Duration wall = cluster.wall().gap(from, Instant.now());
        Duration output = cluster.endToEnd().longestPause(began, over);
        Thread.sleep(STEADY.toMillis()); // what is measured after
        long after = System.nanoTime();
        cluster.requireRight();
        rows.add("| %s | %.1f | %.1f | %s | %s | %s | %s |".formatted(
                name,
                wall.toMillis() / 1e3,
                output.toMillis() / 1e3,
                cluster.endToEnd().between(before, began - ON_THEIR_WAY.toNanos()),
                cluster.endToEnd().between(began, over),
                cluster.endToEnd().between(over, after),
                String.join("; ", notes)));
        System.out.println(rows.getLast());
        if (name.startsWith("kill streams") && output.compareTo(TAKE_OVER) > 0) {
            slow.add(name + ": " + output);
        }
    }

    private void report() {
        System.out.printf("%n%d events acknowledged, %d sent again; difference 0 after each of %d faults%n",
                cluster.accepted().count(), cluster.load().sentAgain(), rows.size());
        System.out.println("| fault | wall, s | output, s | before, ms | during | after | noticed |\n|---|---|---|---|---|---|---|");
        rows.forEach(System.out::println);
    }

    private void killAndStart(String part) throws Exception {
        if (part.equals("broker")) {
            loseBroker(1 + random.nextInt(KafkaNodes.COUNT), Duration.ofSeconds(random.nextInt(10)));
        } else {
            cluster.parts().kill(part);
            cluster.superviseUntilReady(part);
        }
    }

    /** The other one takes over before it comes back. */
    private void killStreams(String part) throws Exception {
        cluster.parts().kill(part);
        Thread.sleep(1_000); // so that what was on its way is no sign of life
        cluster.awaitWell(PATIENCE);
        cluster.superviseUntilReady(part);
    }

    private void loseBroker(int number, Duration length) throws Exception {
        kafka.kill(number);
        Thread.sleep(length.toMillis()); // how long it is lost
        kafka.startAgain(number);
        kafka.awaitWhole();
    }

    private void cutBroker(int number, Duration length) throws Exception {
        kafka.cut(number);
        Thread.sleep(length.toMillis()); // how long it is cut off
        kafka.join(number);
        kafka.awaitWhole();
    }

    /** Others have its tasks when it comes back, and it does not know. */
    private void cutStreams(String part, Duration length) throws Exception {
        cluster.parts().freeze(part);
        Thread.sleep(length.toMillis()); // how long it is cut off
        cluster.parts().goOn(part);
        cluster.superviseUntilReady(part);
    }

    private void fillDiskOfInstance(List<String> notes) throws Exception {
        Optional<SmallDisk> disk = disk("small", 64);
        if (disk.isEmpty()) {
            notes.add("skipped");
            return;
        }
        String third = "streams-on-small-disk";
        cluster.startStreams(third, disk.get().folder());
        cluster.parts().awaitReady(third);
        disk.get().fill();
        Thread.sleep(20_000); // it writes, or tries to
        notes.add(cluster.parts().isAlive(third) ? "went on" : "ended with " + cluster.parts().awaitEnd(third));
        disk.get().free();
        notes.add("started again " + cluster.superviseUntilReady(third) + " times");
        cluster.parts().stop(third);
    }

    private void fillDiskOfBroker(SmallDisk disk, List<String> notes) throws Exception {
        disk.fill();
        Thread.sleep(20_000); // it writes, or tries to
        boolean went = kafka.isAlive(3);
        notes.add(went ? "went on" : "ended");
        if (went) {
            kafka.kill(3);
        }
        disk.free();
        kafka.startAgain(3);
        kafka.awaitWhole();
    }

    /** The instance with the damaged state is then left alone with all cases. */
    private void corruptState(List<String> notes) throws Exception {
        cluster.parts().stop(FaultCluster.TWO);
        notes.add(LocalStateFiles.damage(cluster.parts().state(FaultCluster.TWO), random) + " files damaged");
        cluster.parts().startAgain(FaultCluster.TWO);
        int starts = cluster.superviseUntilReady(FaultCluster.TWO);
        cluster.parts().kill(FaultCluster.ONE);
        Thread.sleep(15_000); // time to come upon the damage
        starts += cluster.superviseUntilReady(FaultCluster.TWO);
        cluster.superviseUntilReady(FaultCluster.ONE);
        cluster.awaitWell(PATIENCE);
        starts += cluster.superviseUntilReady(FaultCluster.TWO);
        notes.add("started again " + starts + " times");
    }

    /** Within what the door allows an event counts, beyond it is refused with the reason. */
    private void jump(List<String> notes) throws Exception {
        Instant now = Instant.now();
        for (Duration off : List.of(Duration.ofHours(1), Duration.ofDays(400), Duration.ofDays(-20_000))) {
            HttpResponse<String> answer = cluster.parts().post(cluster.gateway(), SentEvent.of(
                    "dossier.accepted", "JUMP-" + off, now.plus(off), Map.of("unit", "31120", "procedure", SentEvent.PROCEDURE)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(answer.body()).contains(off.isNegative() ? "earliest plausible time" : "ahead of the clock here");
        }
        for (Duration off : List.of(Duration.ofMinutes(4), Duration.ofDays(-300))) {
            cluster.accept(SentEvent.of(
                    "dossier.accepted", "JUMP-" + off, now.plus(off), Map.of("unit", "31120", "procedure", SentEvent.PROCEDURE)));
        }
        notes.add("3 refused, 2 folded");
    }

    private void poison(List<String> notes) throws Exception {
        int count = 20;
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrap()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                byte[] garbage = new byte[1 + random.nextInt(5_000)];
                random.nextBytes(garbage);
                producer.send(new ProducerRecord<>(Topics.DOSSIER_EVENTS.name(), ("POISON-" + i).getBytes(UTF_8), garbage)).get();
            }
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode rejected = cluster.parts().json(cluster.display(), "/api/v1/rejected?state=open");
            assertThat(rejected.path("total").asInt()).isEqualTo(count);
        });
        notes.add(count + " rejected, each once");
    }

    /** A third instance comes and goes, cleanly and not. */
    private void storm() throws Exception {
        String third = "streams-three";
        cluster.startStreams(third, cluster.parts().state(third));
        for (int i = 0; i < 4; i++) {
            cluster.parts().awaitReady(third);
            if (random.nextBoolean()) {
                cluster.parts().kill(third);
            } else {
                cluster.parts().stop(third);
            }
            cluster.parts().startAgain(third);
        }
        cluster.parts().awaitReady(third);
        cluster.parts().stop(third);
    }
}
