package city.ioc.standalone;

import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.DashboardServer;
import city.ioc.dashboards.DashboardSettings;
import city.ioc.dashboards.journal.Journal;
import city.ioc.dashboards.journal.KafkaJournal;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.streams.query.CaseSource;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code ioc generations}, asked of a display without brokers: it lists its one generation, and changes none. */
class GenerationsCommandTest {
    private static final Path PROFILE = Path.of("..", "profiles", "generic");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private DashboardServer display;

    @BeforeEach
    void startDisplay() {
        CityProfile profile = ProfileLoader.load(PROFILE);
        display = new DashboardServer(
                DashboardSettings.on("127.0.0.1", 0, "127.0.0.1:1", "0a1b2c3d"),
                profile,
                GrainPolicy.standard(profile.rules().calendar().zone()),
                Clock.systemUTC(),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                List.of(),
                event -> CompletableFuture.completedFuture(null),
                CaseSource.NONE,
                new Journal(
                        new KafkaJournal("127.0.0.1:1", Clock.systemUTC()),
                        event -> event,
                        event -> CompletableFuture.completedFuture(null),
                        entry -> CompletableFuture.completedFuture(null),
                        Clock.systemUTC()));
        display.start();
    }

    @AfterEach
    void stopDisplay() {
        display.close();
    }

    private int run(String... arguments) {
        CommandLine line = Ioc.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    private String url() {
        return "--url=http://127.0.0.1:" + display.port();
    }

    @Test
    void listsWhatThereIsAndWhyItIsNotReady() {
        assertThat(run("generations", "list", url())).isZero();
        assertThat(out.toString()).startsWith("0a1b2c3d  promoted   generic  reading stored figures").hasLineCount(1);
    }

    @Test
    void whatTheDisplayRefusesFailsWithItsReason() {
        assertThat(run("generations", "promote", "0a1b2c3d", "--by", "lan", url())).isEqualTo(1);
        assertThat(err.toString()).isEqualToNormalizingNewlines("ioc: generation 0a1b2c3d is shown already\n");
    }

    @Test
    void anUnknownGenerationCannotBeRemoved() {
        assertThat(run("generations", "remove", "ffff ?", url())).isEqualTo(1);
        assertThat(err.toString()).startsWith("ioc: no generation 'ffff ?' is known");
    }

    @Test
    void startSendsTheProfile() {
        assertThat(run("generations", "start", "--profile", PROFILE.toString(), "--by", "lan", url())).isEqualTo(1);
        assertThat(err.toString()).startsWith("ioc: this display does not run the pipeline");
    }

    @Test
    void aProfileWithProblemsIsNotSent() throws IOException {
        Files.writeString(folder.resolve("city.yaml"), "id: Hà Nội\n");

        assertThat(run("generations", "start", "--profile", folder.toString(), "--by", "lan", "--url=http://127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("city.yaml:1: ");
    }

    @Test
    void aDisplayThatIsNotThereIsSaid() {
        assertThat(run("generations", "list", "--url=http://127.0.0.1:1")).isEqualTo(1);
        assertThat(err.toString()).startsWith("ioc: the display at http://127.0.0.1:1 does not answer; is ioc up running there?");
    }
}
