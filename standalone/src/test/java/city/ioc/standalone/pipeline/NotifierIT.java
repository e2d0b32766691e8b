package city.ioc.standalone.pipeline;

import city.ioc.events.Topics;
import city.ioc.notifier.Notifier;
import city.ioc.notifier.plan.Delivery.State;
import city.ioc.standalone.broker.BrokerSettings;
import city.ioc.standalone.broker.EmbeddedBroker;
import city.ioc.standalone.pipeline.HookServer.Accepted;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicSetup;
import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Alerts reach those who have to know, on a real broker and over real sockets, whatever fails on the way. */
class NotifierIT {
    static final String GENERATION = "0000000a";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int AT_ONCE = 60;

    @TempDir
    private Path folder;

    private int brokerPort;
    private EmbeddedBroker broker;
    private HookServer hook;
    private GreenMail mail;
    private AlertTopic alerts;
    private final MeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void start() throws IOException {
        brokerPort = freePort();
        startBroker();
        createTopics(GENERATION);
        hook = new HookServer();
        mail = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        alerts = new AlertTopic(broker.bootstrap(), GENERATION);
        Files.writeString(folder.resolve("notifications.yaml"), """
                channels:
                  - {id: hook, kind: GENERIC, url: "%s"}
                  - {id: post, kind: SMTP, host: 127.0.0.1, port: %d, security: NONE, from: ioc@city.example}
                recipients:
                  - {id: justice, name: {vi: Tư pháp, en: Justice}, language: en, channel: hook, units: [STP], rules: [all], urgent: NOTICE}
                  - {id: city, name: {vi: Thành phố, en: City}, language: vi, channel: hook, units: [all], rules: [all], urgent: NOTICE}
                  - {id: health, name: {vi: Y tế, en: Health}, language: vi, channel: hook, units: [SYT], rules: [all], urgent: NOTICE}
                  - {id: head, name: {vi: Giám đốc, en: Head}, language: vi, channel: post, address: head@city.example, units: [STP], rules: [overdue], urgent: NOTICE}
                """.formatted(hook.url(), mail.getSmtp().getPort()));
    }

    @AfterEach
    void stop() {
        alerts.close();
        mail.stop();
        hook.close();
        broker.close();
    }

    @Test
    void throughAnOutageOfEveryReceiverEachMessageArrivesExactlyOnce() throws Exception {
        int count = 60;
        try (Notifier notifier = NotifierProcess.here(broker.bootstrap(), GENERATION, folder, meters)) {
            await().atMost(PATIENCE).until(() -> notifier.status().ready());
            alerts.raise("D0");
            alerts.raiseHistoric("OLD");
            await().atMost(PATIENCE).until(() -> hook.accepted.size() == 2 && mails().size() == 1);

            List<String> firstMails = mails();
            hook.answer(503);
            mail.stop(); // and forgets what it received
            for (int i = 1; i < count; i++) {
                alerts.raise("D" + i);
            }
            alerts.clear("D0");
            // The first of the queue is being tried and keeps its place; this one has not been tried yet.
            await().atMost(PATIENCE).until(() -> notifier.status().counts().get(State.HELD) >= 3L * (count - 2));
            alerts.clear("D" + (count - 1));
            await().atMost(PATIENCE).until(() -> notifier.status().counts().get(State.SUPPRESSED) == 3);
            hook.goAway();
            double tries = retries();
            await().atMost(PATIENCE).until(() -> retries() >= tries + 3);
            hook.comeBack();
            mail.start();

            await().atMost(PATIENCE).until(() -> notifier.status().unsettled().isEmpty());
            assertThat(hook.times().values()).containsOnly(1L);
            assertThat(hook.accepted).extracting(Accepted::recipient).containsOnly("justice", "city");
            assertThat(hook.accepted).extracting(Accepted::subject).doesNotContain("OLD", "D" + (count - 1));
            // For each recipient: D0 to D58 raised, and the end of D0.
            assertThat(hook.accepted).hasSize(2 * count);
            assertThat(Stream.concat(firstMails.stream(), mails().stream())).hasSize(count).doesNotHaveDuplicates();
            assertThat(notifier.status().counts()).containsEntry(State.SENT, 3L * count).containsEntry(State.FAILED, 0L);
            for (String recipient : List.of("justice", "city")) {
                assertThat(changes(recipient, "D0")).containsExactly("RAISED", "CLEARED");
            }
        }
    }

    @Test
    void throughARestartOfTheBrokerEachMessageArrivesExactlyOnce() throws Exception {
        try (Notifier notifier = NotifierProcess.here(broker.bootstrap(), GENERATION, folder, meters)) {
            await().atMost(PATIENCE).until(() -> notifier.status().ready());
            for (int i = 0; i < 100; i++) {
                alerts.raise("D" + i);
            }
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> hook.accepted.size() > 20);
            broker.close();
            await().atMost(PATIENCE).until(() -> !notifier.status().ready());
            startBroker();
            await().atMost(PATIENCE).until(() -> notifier.status().ready());
            for (int i = 100; i < 120; i++) {
                alerts.raise("D" + i);
            }
            await().atMost(PATIENCE).until(() -> notifier.status().counts().get(State.SENT) == 3 * 120);
            assertThat(hook.times()).hasSize(2 * 120).allSatisfy((id, times) -> assertThat(times).isOne());
            assertThat(mails()).hasSize(120).doesNotHaveDuplicates();
        }
    }

    @Test
    void whenItIsNotKnownHowFarItHadReadItTellsTheNewAndNothingTwice() throws Exception {
        try (Notifier notifier = NotifierProcess.here(broker.bootstrap(), GENERATION, folder, meters)) {
            await().atMost(PATIENCE).until(() -> notifier.status().ready());
            alerts.raise("D1");
            await().atMost(PATIENCE).until(() -> notifier.status().counts().get(State.SENT) == 3);
        }
        try (KafkaProducer<byte[], byte[]> stranger = alerts.withOpenTransactionOn("ioc-notifier");
                Notifier notifier = NotifierProcess.here(broker.bootstrap(), GENERATION, folder, meters)) {
            alerts.raise("D2");
            await().atMost(PATIENCE).until(() -> notifier.status().counts().getOrDefault(State.SENT, 0L) == 6);
            assertThat(hook.times()).hasSize(4).allSatisfy((id, times) -> assertThat(times).isOne());
            stranger.abortTransaction();
        }
    }

    @Test
    void whatOneGenerationHasToldAnotherOneDoesNotTellAgain() throws Exception {
        try (Notifier notifier = NotifierProcess.here(broker.bootstrap(), GENERATION, folder, meters)) {
            await().atMost(PATIENCE).until(() -> notifier.status().ready());
            alerts.raise("D1");
            alerts.raise("D2");
            await().atMost(PATIENCE).until(() -> notifier.status().counts().get(State.SENT) == 6);
        }
        createTopics("0000000b");
        try (AlertTopic next = new AlertTopic(broker.bootstrap(), "0000000b");
                Notifier notifier = NotifierProcess.here(broker.bootstrap(), "0000000b", folder, meters)) {
            alerts.copyTo(next);
            next.raise("D3");
            next.clear("D1");
            await().atMost(PATIENCE).until(() -> notifier.status().counts().getOrDefault(State.SENT, 0L) == 12);
            assertThat(hook.times()).hasSize(8).allSatisfy((id, times) -> assertThat(times).isOne());
        }
    }

    @Test
    void ofTwoNotifiersTheLaterOneWorks() throws Exception {
        try (Notifier first = NotifierProcess.here(broker.bootstrap(), GENERATION, folder, meters)) {
            await().atMost(PATIENCE).until(() -> first.status().ready());
            try (Notifier second = NotifierProcess.here(broker.bootstrap(), GENERATION, folder, meters)) {
                await().atMost(PATIENCE).until(() -> second.status().ready());
                alerts.raise("D1");
                await().atMost(PATIENCE).until(() -> second.status().counts().get(State.SENT) == 3);
                await().atMost(PATIENCE).until(() -> !first.status().ready());
                assertThat(first.status().problem()).isEqualTo("another notifier has taken over");
                assertThat(hook.times().values()).containsOnly(1L);
            }
        }
    }

    @Test
    void afterAKillEachMessageHasArrivedAndOnlyThoseOnTheirWayTwice() throws Exception {
        eachMessageArrivesThough(1);
    }

    @Test
    @Tag("long")
    void afterManyKillsEachMessageHasArrivedAndOnlyThoseOnTheirWayTwice() throws Exception {
        eachMessageArrivesThough(12);
    }

    private void eachMessageArrivesThough(int kills) throws Exception {
        JavaProcess process = NotifierProcess.on(broker.bootstrap(), folder, Path.of("target", "notifier.log"));
        Map<String, Integer> onTheirWay = new HashMap<>();
        Random random = new Random(13);
        int raised = 0;
        process.start();
        try {
            await().atMost(PATIENCE).until(() -> !alerts.deliveries().isEmpty());
            for (int kill = 0; kill < kills; kill++) {
                for (int i = 0; i < AT_ONCE; i++, raised++) {
                    alerts.raise("D" + raised);
                    if (raised % 3 == 2) {
                        alerts.clear("D" + (raised - 2));
                    }
                }
                int before = hook.accepted.size();
                int wanted = before + 1 + random.nextInt(AT_ONCE);
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> hook.accepted.size() >= wanted);
                process.kill();
                sending().forEach(id -> onTheirWay.merge(id, 1, Integer::sum));
                process.start();
            }
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                Map<String, Long> states = states();
                assertThat(states).doesNotContainKeys("HELD", "SENDING");
                assertThat(planned()).as("raises in %s", states).isEqualTo(3L * AT_ONCE * kills);
            });
        } finally {
            process.kill();
        }
        check(raised, kills, onTheirWay);
    }

    private double retries() {
        return meters.find("ioc.notifier.retries").counters().stream().mapToDouble(Counter::count).sum();
    }

    /** Each alert was told or, when it was cleared before, nobody heard of it; told again is only what was on its way. */
    private void check(int raised, int kills, Map<String, Integer> onTheirWay) throws Exception {
        Map<String, JsonNode> kept = alerts.deliveries();
        Map<String, Long> times = times();
        long doubles = times.values().stream().mapToLong(each -> each - 1).sum();
        long sent = kept.values().stream().filter(each -> each.path("state").asText().equals("SENT")).count();
        long suppressed = kept.values().stream().filter(each -> each.path("state").asText().equals("SUPPRESSED")).count();
        System.out.printf("notifier: %d alerts, %d kills, %d messages sent, %d suppressed, %d on their way at kills, %d doubles%n",
                raised, kills, sent, suppressed, onTheirWay.size(), doubles);
        kept.forEach((id, message) -> {
            if (message.path("state").asText().equals("SENT")) {
                assertThat(times).as("sent " + message).containsKey(id);
            }
        });
        times.forEach((id, count) ->
                assertThat(count).as(id).isLessThanOrEqualTo(1L + onTheirWay.getOrDefault(id, 0)));
        for (int i = 0; i < raised; i++) {
            boolean cleared = i % 3 == 0;
            for (String recipient : List.of("justice", "city")) {
                List<String> told = changes(recipient, "D" + i).stream().distinct().toList();
                if (cleared) {
                    assertThat(told).as(recipient + " of D" + i).isIn(List.of(), List.of("RAISED", "CLEARED"));
                } else {
                    assertThat(told).as(recipient + " of D" + i).containsExactly("RAISED");
                }
            }
        }
    }

    /** How often each message arrived, by HTTP or by mail. */
    private Map<String, Long> times() throws Exception {
        Map<String, Long> times = new HashMap<>(hook.times());
        for (String id : mails()) {
            times.merge(id, 1L, Long::sum);
        }
        return times;
    }

    private List<String> sending() throws IOException {
        List<String> ids = new ArrayList<>();
        alerts.deliveries().forEach((id, message) -> {
            if (message.path("state").asText().equals("SENDING")) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** How many messages are in each state. */
    private Map<String, Long> states() throws IOException {
        return alerts.deliveries().values().stream()
                .map(message -> message.path("state").asText())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** How many raises are known. */
    private long planned() throws IOException {
        return alerts.deliveries().values().stream()
                .filter(message -> message.path("items").path(0).path("change").asText().equals("RAISED"))
                .count();
    }

    /** What a recipient was told of a dossier over HTTP, in order. */
    private List<String> changes(String recipient, String dossier) {
        return hook.accepted.stream()
                .filter(each -> each.recipient().equals(recipient) && each.subject().equals(dossier))
                .map(Accepted::change)
                .toList();
    }

    /** The ids of the mails that arrived. */
    private List<String> mails() throws Exception {
        List<String> ids = new ArrayList<>();
        for (MimeMessage message : Arrays.asList(mail.getReceivedMessages())) {
            ids.add(message.getMessageID().replaceAll("<|@.*", ""));
        }
        return ids;
    }

    private void startBroker() {
        broker = EmbeddedBroker.start(BrokerSettings.in(folder.resolve("broker")).withPort(brokerPort));
    }

    private void createTopics(String generation) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            assertThat(new TopicSetup(admin, TopicLayout.standalone()).ensure(Topics.all(generation))).isEmpty();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
