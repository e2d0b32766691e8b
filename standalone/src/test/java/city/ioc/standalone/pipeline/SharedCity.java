package city.ioc.standalone.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One running city for all tests of the display, which start it when the first of them wants it. What a test adds stays, so each
 * counts from what it finds.
 */
final class SharedCity implements BeforeAllCallback {
    private static final Namespace CITIES = Namespace.create(SharedCity.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private record Running(RunningCity city, Path folder) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            city.close();
            Utils.delete(folder.toFile());
        }
    }

    private final String profile;
    private final boolean filled;
    private RunningCity city;

    private SharedCity(String profile, boolean filled) {
        this.profile = profile;
        this.filled = filled;
    }

    /** Cần Thơ with a small day. */
    static SharedCity ofCanTho() {
        return new SharedCity("cantho", true);
    }

    /** A city without a list of its units, where alerts about dossiers are raised at once. */
    static SharedCity ofAnyUnits() {
        return new SharedCity("wabo", false);
    }

    /** Null where no browser could look at it. */
    RunningCity get() {
        return city;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (Browser.isInstalled()) {
            city = context.getStore(StoreScope.EXECUTION_REQUEST, CITIES)
                    .computeIfAbsent(profile, name -> start(), Running.class)
                    .city();
        }
    }

    private Running start() {
        try {
            Path folder = Files.createTempDirectory("ioc-test");
            RunningCity started = RunningCity.start(folder, Project.profile(profile));
            if (filled) {
                List<String> events = SmallCity.events(Instant.now(), ZONE);
                assertThat(started.postBatch(events).body()).endsWith("\"refused\":[]}");
                String days = "from=%s&to=%s".formatted(LocalDate.now(ZONE).minusDays(30), LocalDate.now(ZONE));
                await().atMost(PATIENCE).untilAsserted(() ->
                        assertThat(started.kpis(days)).containsEntry("dossiers.received", "" + SmallCity.DOSSIERS));
            }
            return new Running(started, folder);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the city for the tests of the display did not start", e);
        }
    }
}
