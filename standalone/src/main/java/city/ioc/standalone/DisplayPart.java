package city.ioc.standalone;

import city.ioc.audit.AuditTrail;
import city.ioc.dashboards.DashboardServer;
import city.ioc.dashboards.DashboardSettings;
import city.ioc.dashboards.GenerationBoard;
import city.ioc.dashboards.journal.Journal;
import city.ioc.dashboards.journal.KafkaJournal;
import city.ioc.producers.EventPublisher;
import city.ioc.standalone.generations.RunningGenerations;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/** The display, with what it needs, as a part of a process. */
final class DisplayPart {
    private DisplayPart() {}

    /** Shows what is promoted when it starts; whoever follows the generations tells it to show another. */
    static DashboardServer start(
            Parts parts,
            String bootstrap,
            InetSocketAddress address,
            Set<String> names,
            RunningGenerations generations,
            Path profile,
            EventPublisher publisher,
            AuditTrail trail,
            PrometheusMeterRegistry meters,
            Clock clock) {
        return parts.start("display", () -> {
            GenerationBoard first = generations.promoted().board();
            Journal journal = new Journal(
                    new KafkaJournal(bootstrap, clock), Doors.of(generations)::admit, publisher::publish, trail, clock);
            DashboardSettings settings = DashboardSettings.on(
                            address.getAddress().getHostAddress(), address.getPort(), bootstrap, first.generation())
                    .allowing(names);
            DashboardServer server =
                    new DashboardServer(settings, first, clock, meters, publisher::publish, journal, generations);
            server.offerReplays(Defaults.replays(), generations.tried(profile), bootstrap);
            server.start();
            return server;
        });
    }
}
