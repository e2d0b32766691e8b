package city.ioc.standalone.topics;

import city.ioc.events.Topic;
import city.ioc.events.Topics;
import city.ioc.standalone.broker.BrokerSettings;
import city.ioc.standalone.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TopicSetupIT {
    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;
    private static Admin admin;

    @BeforeAll
    static void startBroker() {
        List<String> fatal = new CopyOnWriteArrayList<>();
        broker = EmbeddedBroker.start(BrokerSettings.in(folder).withFatalErrors(fatal::add));
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
    }

    @AfterAll
    static void stopBroker() {
        admin.close();
        broker.close();
    }

    @Test
    void createsEveryTopicWithItsSettingsAndFindsThemInOrderNextTime() throws Exception {
        List<Topic> topics = Topics.all("test-generation");
        assertThat(setup().ensure(topics)).isEmpty();
        assertThat(setup().ensure(topics)).isEmpty();
        for (Topic topic : topics) {
            Config config = config(topic.name());
            topic.settings().forEach((name, value) -> assertThat(config.get(name).value()).as(topic.name() + " " + name)
                    .isEqualTo(value));
        }
    }

    @Test
    void stampsEventsWithTheirArrival() throws Exception {
        assertThat(setup().ensure(Topics.events())).isEmpty();
        long before = System.currentTimeMillis();
        long old = Instant.parse("2019-01-01T00:00:00Z").toEpochMilli();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()), new StringSerializer(), new StringSerializer())) {
            var stored = producer.send(new ProducerRecord<>(Topics.DOSSIER_EVENTS.name(), null, old, "case", "event"))
                    .get(10, TimeUnit.SECONDS);
            assertThat(stored.timestamp()).isGreaterThanOrEqualTo(before);
        }
    }

    @Test
    void reportsAWrongTopicInPlainWordsAndDoesNotTouchIt() throws Exception {
        NewTopic wrong = new NewTopic("wrong", 2, (short) 1).configs(Map.of("retention.ms", "60000"));
        admin.createTopics(List.of(wrong)).all().get(10, TimeUnit.SECONDS);
        Topic wanted = new Topic("wrong", Map.of("retention.ms", "-1", "cleanup.policy", "delete"));

        List<TopicProblem> problems = setup().ensure(List.of(wanted));

        assertThat(problems).extracting(TopicProblem::difference)
                .containsExactly("it has 2 partitions and should have 4", "retention.ms is 60000 and should be -1");
        assertThat(problems.getLast().text())
                .isEqualTo("topic wrong: retention.ms is 60000 and should be -1; mend it with: kafka-configs.sh"
                        + " --bootstrap-server HOST:PORT --alter --entity-type topics --entity-name wrong"
                        + " --add-config retention.ms=-1");
        assertThat(config("wrong").get("retention.ms").value()).isEqualTo("60000");
    }

    @Test
    void reportsMissingReplicas() throws Exception {
        admin.createTopics(List.of(new NewTopic("single", 4, (short) 1))).all().get(10, TimeUnit.SECONDS);
        TopicSetup cluster = new TopicSetup(admin, new TopicLayout(4, (short) 3));
        assertThat(cluster.ensure(List.of(new Topic("single", Map.of()))))
                .extracting(TopicProblem::difference)
                .containsExactly("it has 1 replicas and should have at least 3", "min.insync.replicas is 1 and should be 2");
    }

    private static TopicSetup setup() {
        return new TopicSetup(admin, TopicLayout.standalone());
    }

    private static Config config(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource)).all().get(10, TimeUnit.SECONDS).get(resource);
    }
}
