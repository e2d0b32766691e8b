package city.ioc.standalone.metrics;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessMetersTest {

    @Test
    void aProcessTellsItsVersionItsClockItsMemoryAndHowMuchItLogs() {
        try (ProcessMeters meters = new ProcessMeters(Clock.fixed(Instant.ofEpochSecond(1_770_000_000), ZoneOffset.UTC))) {
            assertThat(meters.registry().scrape())
                    .containsPattern("(?m)^ioc_build_info\\{java=\"[^\"]+\",kafka=\"4[^\"]+\",version=\"[^\"]+\"} 1")
                    .containsPattern("(?m)^ioc_clock_seconds 1\\.77E9$")
                    .contains("jvm_memory_used_bytes{area=\"heap\"")
                    .contains("logback_events_total{level=\"error\"}");
        }
    }

    @Test
    void ofTheMetricsOfKafkaClientsOnlyThoseThatSomebodyLooksAtAreKept() {
        try (ProcessMeters meters = new ProcessMeters(Clock.systemUTC())) {
            meters.registry().counter("kafka.stream.case.folded", "task", "0_0").increment();
            meters.registry().counter("kafka.stream.thread.commit.total").increment();
            meters.registry().counter("kafka.consumer.node.request.total").increment();

            assertThat(meters.registry().scrape())
                    .contains("kafka_stream_case_folded_total{task=\"0_0\"} 1.0")
                    .contains("kafka_stream_thread_commit_total 1.0")
                    .doesNotContain("kafka_consumer_node");
        }
    }
}
