package city.ioc.standalone.pipeline;

import city.ioc.core.GrainPolicy;
import city.ioc.core.OracleRules;
import city.ioc.oracle.TestCity;
import city.ioc.profile.FoldRules;
import city.ioc.streams.StreamsApp;
import city.ioc.streams.StreamsSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The streams part alone in a process of its own, so that it can be killed. It works by the rules of the oracle's city. */
final class StreamsProcess {
    /** All cells keep minutes, as the oracle's do. */
    static final GrainPolicy GRAINS = new GrainPolicy(TestCity.ZONE, Duration.ofDays(20_000), Duration.ofDays(20_000));

    static final int PARTITIONS = 4;
    static final FoldRules RULES = OracleRules.of(TestCity.SETTINGS);

    private final String bootstrap;
    private final Path stateDir;
    private final Path log;
    private Process process;

    StreamsProcess(String bootstrap, Path stateDir, Path log) {
        this.bootstrap = bootstrap;
        this.stateDir = stateDir;
        this.log = log;
    }

    void start() throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamsProcess.class.getName(),
                        bootstrap,
                        stateDir.toString()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process survives SIGKILL");
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** @param args bootstrap server and folder of local state */
    public static void main(String[] args) throws InterruptedException {
        StreamsSettings settings = new StreamsSettings(
                args[0], Path.of(args[1]), 2, PARTITIONS, Duration.ofMillis(100), true, GRAINS);
        StreamsApp app = new StreamsApp(RULES, settings, new SimpleMeterRegistry(), Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(app::close));
        app.start();
        app.failure().join();
        System.exit(1);
    }
}
