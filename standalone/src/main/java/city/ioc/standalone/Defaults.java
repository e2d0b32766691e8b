package city.ioc.standalone;

import city.ioc.dashboards.replay.ReplaySettings;
import city.ioc.events.Opt;
import city.ioc.replay.ReadingLimits;
import java.time.Duration;

/** Every setting that the environment can give, and its default. An option on the command line wins over both. */
final class Defaults {
    static final String DATA = "${env:IOC_DATA:-data}";
    static final String PROFILE = "${env:IOC_PROFILE:-${sys:ioc.home:-.}/profiles/cantho}";
    static final String HOST = "${env:IOC_HOST:-127.0.0.1}";
    static final String PORT = "${env:IOC_PORT:-8080}";
    static final String GATEWAY_PORT = "${env:IOC_GATEWAY_PORT:-8081}";
    static final String KAFKA_PORT = "${env:IOC_KAFKA_PORT:-9092}";
    static final String KEEP_MINUTES = "${env:IOC_KEEP_MINUTES:-8}";
    static final String KEEP_HOURS = "${env:IOC_KEEP_HOURS:-400}";
    static final String BOOTSTRAP = "${env:IOC_BOOTSTRAP:-127.0.0.1:9092}";
    static final String PARTITIONS = "${env:IOC_PARTITIONS:-4}";
    static final String REPLICATION = "${env:IOC_REPLICATION:-3}";
    static final String STREAMS_PORT = "${env:IOC_STREAMS_PORT:-8083}";
    static final String NOTIFIER_PORT = "${env:IOC_NOTIFIER_PORT:-8084}";
    static final String STATE = "${env:IOC_STATE:-state}";
    static final String THREADS = "${env:IOC_THREADS:-2}";
    static final String STANDBYS = "${env:IOC_STANDBYS:-1}";
    static final String LISTEN = "${env:IOC_LISTEN:-127.0.0.1:8085}";
    static final String CASES_SECRET = "${env:IOC_CASES_SECRET_FILE:-}";
    static final String URL = "${env:IOC_URL:-http://localhost:8080}";

    private Defaults() {}

    /** How much what-ifs of a server may take. */
    static ReplaySettings replays() {
        ReplaySettings usual = ReplaySettings.USUAL;
        int atOnce = Math.toIntExact(number("IOC_REPLAYS", usual.atOnce()));
        return new ReplaySettings(
                atOnce,
                Math.max(atOnce, Math.toIntExact(number("IOC_REPLAYS_KEPT", usual.kept()))),
                Duration.ofHours(number("IOC_REPLAY_HOURS", usual.lifetime().toHours())),
                new ReadingLimits(
                        Math.toIntExact(number("IOC_REPLAY_THREADS", usual.limits().threads())),
                        number("IOC_REPLAY_MEMORY", usual.limits().mostBytes() >> 20) << 20,
                        number("IOC_REPLAY_RATE", usual.limits().perSecond())));
    }

    private static long number(String name, long usual) {
        String value = variable(name);
        try {
            return value == null || value.isBlank() ? usual : Long.parseLong(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the variable " + name + " must be a whole number, not '" + value + "'", e);
        }
    }

    /** A variable whose name a profile gives, such as one that holds a password; null when it is not set. */
    @Opt
    static String variable(String name) {
        return System.getenv(name);
    }
}
