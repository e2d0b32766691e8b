package city.ioc.standalone.pipeline;

import city.ioc.events.Event;
import city.ioc.events.Topics;
import city.ioc.producers.EventPublisher;
import city.ioc.producers.PublisherSettings;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;

import static org.assertj.core.api.Assertions.assertThat;

/** The topics of the pipeline: made on an empty broker, and given events. */
final class PipelineTopics {
    private PipelineTopics() {}

    static void create(String bootstrap, String generation) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            assertThat(new TopicSetup(admin, TopicLayout.standalone()).ensure(Topics.all(generation))).isEmpty();
        }
    }

    /** Returns when all are stored. */
    static void publish(String bootstrap, List<Event> events) {
        try (EventPublisher publisher = new EventPublisher(PublisherSettings.of(bootstrap, "test"))) {
            List<CompletableFuture<Void>> stored = new ArrayList<>();
            events.forEach(event -> stored.add(publisher.publish(event)));
            CompletableFuture.allOf(stored.toArray(CompletableFuture[]::new)).join();
        }
    }
}
