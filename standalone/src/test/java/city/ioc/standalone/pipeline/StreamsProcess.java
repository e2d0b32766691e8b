package city.ioc.standalone.pipeline;

import city.ioc.core.GrainPolicy;
import city.ioc.core.OracleRules;
import city.ioc.oracle.TestCity;
import city.ioc.profile.FoldRules;
import city.ioc.profile.Units;
import city.ioc.streams.StreamsApp;
import city.ioc.streams.StreamsSettings;
import city.ioc.streams.query.Endpoint;
import city.ioc.streams.query.Instances;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** The streams part alone in a process of its own, so that it can be killed. It works by the rules of the oracle's city. */
final class StreamsProcess {
    /** All cells keep minutes, as the oracle's do. */
    static final GrainPolicy GRAINS = new GrainPolicy(TestCity.ZONE, Duration.ofDays(20_000), Duration.ofDays(20_000));

    static final int PARTITIONS = 4;

    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);

    private StreamsProcess() {}

    /** @param byDate whether dues are compared by date, as the oracle's city does; otherwise by instant */
    static FoldRules rules(boolean byDate) {
        return OracleRules.of(TestCity.STEADY.withByDate(byDate));
    }

    static JavaProcess on(String bootstrap, boolean byDate, Path stateDir, Path log) {
        return new JavaProcess(
                StreamsProcess.class, "512m", log, bootstrap, stateDir.toString(), Boolean.toString(byDate));
    }

    /** One that stands in for others, and they for it. */
    static JavaProcess answering(String bootstrap, Path stateDir, Path log) {
        return new JavaProcess(StreamsProcess.class, "512m", log, bootstrap, stateDir.toString(), "true", "0");
    }

    /** Of an instance that answers the others, with one standby copy of everything. */
    static StreamsSettings settings(String bootstrap, Path stateDir, int port) {
        Instances instances = new Instances(Endpoint.local(port), 1);
        return new StreamsSettings(bootstrap, stateDir, 2, PARTITIONS, COMMIT_INTERVAL, true, GRAINS, instances);
    }

    /** @param args bootstrap server, folder of local state, whether dues are compared by date, and the port to answer others on, if it does */
    public static void main(String[] args) throws InterruptedException {
        StreamsSettings settings = args.length > 3
                ? settings(args[0], Path.of(args[1]), Integer.parseInt(args[3]))
                : new StreamsSettings(args[0], Path.of(args[1]), 2, PARTITIONS, COMMIT_INTERVAL, true, GRAINS);
        StreamsApp app = new StreamsApp(
                rules(Boolean.parseBoolean(args[2])),
                Units.openToAll(),
                settings,
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(app::close));
        app.start();
        app.failure().join();
        System.exit(1);
    }
}
