package city.ioc.standalone;

import city.ioc.standalone.metrics.ProcessMeters;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/** A long-running command: starts parts, says that it is ready and where, and ends with a signal or with a part that failed. */
final class PartProcess {
    private PartProcess() {}

    /** Starts the parts of a process. */
    interface Starter {
        /**
         * Returns once they are ready.
         *
         * @return the line that says so
         */
        String start(Parts parts, Failures failures);
    }

    /** Returns the exit code when the process shall end; by then its parts are closed. */
    static int run(CommandSpec spec, Starter starter) throws InterruptedException {
        Consumer<String> report = lines(spec.commandLine().getOut());
        try (ProcessLife life = ProcessLife.begin(lines(spec.commandLine().getErr()))) {
            try (Parts parts = new Parts(report, life::stopAsked)) {
                report.accept(starter.start(parts, life));
                life.awaitStop();
                report.accept("stopping");
            } catch (CancellationException e) {
                report.accept("stopped while starting");
            }
            return life.exitCode();
        }
    }

    /** What the process tells Prometheus. */
    static PrometheusMeterRegistry meters(Parts parts) {
        return parts.start("metrics", () -> new ProcessMeters(Clock.systemUTC())).registry();
    }

    static String url(InetAddress host, int port) {
        String name = host.isLoopbackAddress() ? "localhost" : host.getHostAddress();
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }

    static Consumer<String> lines(PrintWriter out) {
        return line -> {
            out.println(line);
            out.flush();
        };
    }
}
