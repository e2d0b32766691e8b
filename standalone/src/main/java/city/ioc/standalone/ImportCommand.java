package city.ioc.standalone;

import city.ioc.producers.Door;
import city.ioc.producers.EventPublisher;
import city.ioc.producers.EventSink;
import city.ioc.producers.PublisherSettings;
import city.ioc.producers.TopicsProbe;
import city.ioc.producers.importer.CsvImport;
import city.ioc.producers.importer.ImportException;
import city.ioc.producers.importer.ImportReport;
import city.ioc.producers.importer.Mapping;
import city.ioc.profile.ProfileLoader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ioc import}: turns the rows of a file into events. */
@Command(
        name = "import",
        description = "Turn the rows of a CSV file into events and store them. Importing a file again changes nothing.",
        sortOptions = false)
final class ImportCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int REFUSED_SHOWN = 10;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The CSV file.")
    private Path file;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            required = true,
            description = "How rows become events (docs/reference/mapping.md).")
    private Path mapping;

    @Option(
            names = "--profile",
            paramLabel = "DIR",
            defaultValue = Defaults.PROFILE,
            description = "Folder of the city profile (IOC_PROFILE, ${DEFAULT-VALUE}).")
    private Path profile;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = Defaults.BOOTSTRAP,
            description = "Kafka to store the events in (IOC_BOOTSTRAP, ${DEFAULT-VALUE}).")
    private String bootstrap;

    @Option(names = "--dry-run", description = "Read and check everything, store nothing. Needs no Kafka.")
    private boolean dryRun;

    @Override
    public Integer call() throws ImportException {
        Door door = Doors.of(ProfileLoader.load(profile));
        Mapping rules = Mapping.load(mapping);
        ImportReport report = dryRun ? run(rules, door, EventSink.discarding()) : store(rules, door);
        print(report);
        if (!report.complete()) {
            throw new ImportException("The file could not be read to its end");
        }
        return 0;
    }

    private ImportReport store(Mapping rules, Door door) throws ImportException {
        try (TopicsProbe probe = new TopicsProbe(bootstrap, PATIENCE)) {
            if (!probe.getAsBoolean()) {
                throw new ImportException("No Kafka with the event topics answers at " + bootstrap
                        + "; start one with 'ioc up', or name another with --bootstrap");
            }
        }
        try (EventPublisher publisher = new EventPublisher(PublisherSettings.of(bootstrap, "ioc-import"))) {
            return run(rules, door, publisher);
        }
    }

    private ImportReport run(Mapping rules, Door door, EventSink sink) throws ImportException {
        try (ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), "rows")) {
            return CsvImport.run(file, rules, door, sink, progress);
        }
    }

    private void print(ImportReport report) {
        PrintWriter err = spec.commandLine().getErr();
        report.shown().stream().limit(REFUSED_SHOWN).forEach(refused -> err.println("refused: " + refused));
        if (report.refused() > REFUSED_SHOWN) {
            err.println("refused: and " + (report.refused() - REFUSED_SHOWN) + " more");
        }
        err.flush();
        PrintWriter out = spec.commandLine().getOut();
        line(out, "read", report.rows(), "rows");
        line(out, dryRun ? "acceptable" : "accepted", report.accepted(), "events");
        line(out, "refused", report.refused(), "rows or events");
        line(out, "duplicate", report.duplicate(), "events");
        out.flush();
    }

    private static void line(PrintWriter out, String what, long count, String unit) {
        out.println(String.format(Locale.ROOT, "%-10s %8d %s", what, count, unit));
    }
}
