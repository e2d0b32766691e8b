package city.ioc.standalone;

import city.ioc.producers.EventPublisher;
import city.ioc.producers.EventSink;
import city.ioc.producers.PublisherSettings;
import city.ioc.producers.TopicsProbe;
import city.ioc.producers.importer.FileFormat;
import city.ioc.producers.importer.FileImport;
import city.ioc.producers.importer.ImportException;
import city.ioc.producers.importer.ImportReport;
import city.ioc.producers.importer.InputLimits;
import city.ioc.producers.importer.Mapping;
import city.ioc.producers.importer.RefusedFile;
import city.ioc.profile.ProfileLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ioc import}: makes events of a file. */
@Command(
        name = "import",
        description = "Make events of a file and store them: the rows of a CSV file or the events of an XES log as a mapping says, or"
                + " the lines of an NDJSON file, which are events already. Each may be compressed with gzip. Importing a file"
                + " again changes nothing.",
        sortOptions = false)
final class ImportCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int REFUSED_SHOWN = 10;
    private static final String STANDARD_INPUT = "-";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file; - is standard input, as NDJSON.")
    private String file;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "How CSV or XES becomes events (docs/reference/mapping.md).")
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

    @Option(
            names = "--refused",
            paramLabel = "FILE",
            description = "Write all that is refused to this CSV file, with line, column and reason.")
    private Path refused;

    @Option(
            names = "--max-inflated",
            paramLabel = "MIB",
            defaultValue = "2048",
            description = "How far a compressed file may inflate, in MiB (${DEFAULT-VALUE}).")
    private long maxInflated;

    @Option(
            names = "--max-ratio",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many times its size a compressed file may inflate to (${DEFAULT-VALUE}).")
    private int maxRatio;

    @Override
    public Integer call() throws ImportException, IOException {
        InputLimits limits = limits();
        Mapping rules = mappingFor(limits);
        FileImport job = FileImport.of(Doors.of(ProfileLoader.load(profile)), EventSink.discarding()).withLimits(limits);
        ImportReport report = refused == null ? run(job, rules) : runAndWriteRefused(job, rules);
        print(report);
        if (!report.complete()) {
            throw new ImportException("The file could not be read to its end");
        }
        return 0;
    }

    private InputLimits limits() {
        if (maxInflated < 1 || maxInflated > Long.MAX_VALUE >> 20 || maxRatio < 1) {
            throw new ParameterException(spec.commandLine(), "--max-inflated and --max-ratio must be above zero");
        }
        return new InputLimits(maxInflated << 20, maxRatio);
    }

    /** The mapping of a file of rows; null for one of events. */
    private Mapping mappingFor(InputLimits limits) throws ImportException {
        boolean events = file.equals(STANDARD_INPUT) || FileFormat.of(Path.of(file), limits) == FileFormat.NDJSON;
        if (events && mapping != null) {
            throw new ParameterException(spec.commandLine(), "--mapping is for CSV and XES; the lines of NDJSON are events already");
        }
        if (!events && mapping == null) {
            throw new ParameterException(spec.commandLine(), "--mapping is needed: it says how rows become events");
        }
        return events ? null : Mapping.load(mapping);
    }

    private ImportReport runAndWriteRefused(FileImport job, Mapping rules) throws ImportException, IOException {
        Path[] inputs = Stream.of(file.equals(STANDARD_INPUT) ? null : Path.of(file), mapping)
                .filter(Objects::nonNull)
                .toArray(Path[]::new);
        try (RefusedFile written = RefusedFile.create(refused, inputs)) {
            return run(job.withRefusals(written), rules);
        }
    }

    private ImportReport run(FileImport job, Mapping rules) throws ImportException {
        if (dryRun) {
            return read(job, rules);
        }
        try (TopicsProbe probe = new TopicsProbe(bootstrap, PATIENCE)) {
            if (!probe.getAsBoolean()) {
                throw new ImportException("No Kafka with the event topics answers at " + bootstrap
                        + "; start one with 'ioc up', or name another with --bootstrap");
            }
        }
        try (EventPublisher publisher = new EventPublisher(PublisherSettings.of(bootstrap, "ioc-import"))) {
            return read(job.withSink(publisher), rules);
        }
    }

    private ImportReport read(FileImport job, Mapping rules) throws ImportException {
        try (ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), rules == null ? "lines" : "rows")) {
            FileImport shown = job.withProgress(progress);
            if (rules != null) {
                return shown.rows(Path.of(file), rules);
            }
            return file.equals(STANDARD_INPUT) ? shown.events(System.in) : shown.events(Path.of(file));
        }
    }

    private void print(ImportReport report) {
        PrintWriter err = spec.commandLine().getErr();
        report.shown().stream().limit(REFUSED_SHOWN).forEach(what -> err.println("refused: " + what));
        if (report.refused() > REFUSED_SHOWN) {
            err.println("refused: and " + (report.refused() - REFUSED_SHOWN) + " more"
                    + (refused == null ? "; --refused FILE writes all of them" : ", see " + refused));
        }
        if (!report.unseenColumns().isEmpty()) {
            err.println("note: the mapping reads what no event of the file has: " + report.unseenColumns());
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
