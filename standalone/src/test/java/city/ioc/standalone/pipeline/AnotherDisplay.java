package city.ioc.standalone.pipeline;

import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.DashboardServer;
import city.ioc.dashboards.DashboardSettings;
import city.ioc.dashboards.board.ReadinessCheck;
import city.ioc.dashboards.journal.Journal;
import city.ioc.dashboards.journal.KafkaJournal;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.streams.Formats;
import city.ioc.streams.query.CaseSource;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A display of its own in front of a running city, which a test may stop and start, or tell that the pipeline stands still. */
final class AnotherDisplay {
    private AnotherDisplay() {}

    /** @param notReady why the pipeline before it does not go on, as long as it does not */
    static DashboardServer start(RunningCity city, int port, Supplier<Optional<String>> notReady) {
        return start(city, port, Project.profile("cantho"), notReady);
    }

    static DashboardServer start(RunningCity city, int port, Path folder, Supplier<Optional<String>> notReady) {
        return start(city, port, folder, notReady, CaseSource.NONE);
    }

    /** One that asks elsewhere for the events of cases. */
    static DashboardServer start(RunningCity city, CaseSource cases) {
        return start(city, 0, Project.profile("cantho"), Optional::empty, cases);
    }

    private static DashboardServer start(
            RunningCity city, int port, Path folder, Supplier<Optional<String>> notReady, CaseSource cases) {
        CityProfile profile = ProfileLoader.load(folder);
        DashboardServer display = new DashboardServer(
                DashboardSettings.on("127.0.0.1", port, city.bootstrap(), Formats.generation(profile.rules())),
                profile,
                GrainPolicy.standard(profile.rules().calendar().zone()),
                Clock.systemUTC(),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                List.of(new ReadinessCheck("streams", notReady)),
                event -> CompletableFuture.failedFuture(new UnsupportedOperationException("this display only shows")),
                cases,
                new Journal(
                        new KafkaJournal(city.bootstrap(), Clock.systemUTC()),
                        event -> event,
                        event -> CompletableFuture.failedFuture(new UnsupportedOperationException("this display only shows")),
                        entry -> CompletableFuture.completedFuture(null),
                        Clock.systemUTC()));
        display.start();
        return display;
    }
}
