package city.ioc.standalone.pipeline;

import city.ioc.events.Topics;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicSetup;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

import static org.assertj.core.api.Assertions.assertThat;

/** The topics of the pipeline on an empty broker. */
final class PipelineTopics {
    private PipelineTopics() {}

    static void create(String bootstrap, String generation) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            assertThat(new TopicSetup(admin, TopicLayout.standalone()).ensure(Topics.all(generation))).isEmpty();
        }
    }
}
