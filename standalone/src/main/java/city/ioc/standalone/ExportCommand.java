package city.ioc.standalone;

import city.ioc.audit.AuditAction;
import city.ioc.audit.AuditEntry;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.dashboards.scope.UnitTree;
import city.ioc.events.EventType;
import city.ioc.producers.AuditPublisher;
import city.ioc.producers.TopicsProbe;
import city.ioc.producers.slices.Anonymiser;
import city.ioc.producers.slices.SliceEnd;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.standalone.slices.FileOutput;
import city.ioc.standalone.slices.Selection;
import city.ioc.standalone.slices.SliceException;
import city.ioc.standalone.slices.SliceExport;
import city.ioc.standalone.slices.SliceOutput;
import city.ioc.standalone.slices.StreamOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ioc export}: a slice of the events as NDJSON. */
@Command(
        name = "export",
        description = "Write whole cases of Kafka to a file of events, one on each line, that 'ioc import' takes. It is kept who did.",
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String STANDARD_OUTPUT = "-";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file, compressed when it ends in .gz; - is standard output.")
    private String out;

    @Option(names = "--from", paramLabel = "DAY", description = "First local day on which cases count, such as 2024-02-26.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last such day.")
    private LocalDate to;

    @Option(
            names = "--unit",
            paramLabel = "CODE",
            description = "Cases that count for this unit or one below it; may be repeated.")
    private List<String> units = new ArrayList<>();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Cases with an event of this type, such as payment.succeeded.v1; may be repeated.")
    private List<String> types = new ArrayList<>();

    @Option(names = "--anonymise", description = "Replace ids and codes, drop what a person typed.")
    private boolean anonymise;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Secret bytes by which ids are replaced: the same give the same; without it new ones each time.")
    private Path key;

    @Option(names = "--resume", description = "Go on where an export to this file was interrupted.")
    private boolean resume;

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
            description = "Kafka to read (IOC_BOOTSTRAP, ${DEFAULT-VALUE}).")
    private String bootstrap;

    @Override
    public Integer call() throws SliceException, IOException {
        checkOptions();
        CityProfile city = ProfileLoader.load(profile);
        Selection selection = new Selection(from, to, scopes(city), eventTypes());
        Anonymiser anonymiser = anonymise ? anonymiser() : null;
        requireTopics();
        try (ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), "records");
                SliceOutput output = output()) {
            SliceExport export =
                    new SliceExport(bootstrap, city.rules(), city.id(), selection, units, anonymiser, progress::show);
            leaveTrace();
            print(export.to(output));
        }
        return 0;
    }

    private void checkOptions() {
        boolean toFile = !out.equals(STANDARD_OUTPUT);
        require(from == null || to == null || !from.isAfter(to), "--from " + from + " is after --to " + to);
        require(toFile || !resume, "--resume needs a file");
        require(key == null || anonymise, "--key is for --anonymise");
        require(!resume || !anonymise || key != null, "--resume with --anonymise needs --key, or the ids would change half-way");
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private List<UnitScope> scopes(CityProfile city) {
        UnitTree tree = new UnitTree(city.units());
        return units.stream()
                .map(code -> tree.scope(code)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(), "--unit " + code + " is not a unit of " + city.name().en())))
                .toList();
    }

    private Set<EventType> eventTypes() {
        Set<EventType> known = EnumSet.noneOf(EventType.class);
        for (String name : types) {
            known.add(EventType.ofWireName(name)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "--type " + name + " is no event type; docs/reference/events.md lists them")));
        }
        return known;
    }

    private Anonymiser anonymiser() throws IOException {
        if (key == null) {
            return Anonymiser.random();
        }
        byte[] bytes = Files.readAllBytes(key);
        require(bytes.length >= Anonymiser.MIN_KEY,
                "--key " + key + " has " + bytes.length + " bytes; a key needs at least " + Anonymiser.MIN_KEY);
        return new Anonymiser(bytes);
    }

    private void requireTopics() throws SliceException {
        try (TopicsProbe probe = new TopicsProbe(bootstrap, PATIENCE)) {
            if (!probe.getAsBoolean()) {
                throw new SliceException("No Kafka with the event topics answers at " + bootstrap
                        + "; start one with 'ioc up', or name another with --bootstrap");
            }
        }
    }

    private SliceOutput output() {
        return out.equals(STANDARD_OUTPUT) ? new StreamOutput(new FileOutputStream(FileDescriptor.out)) : new FileOutput(Path.of(out), resume);
    }

    /** Before the first line is written: an export that nobody hears of shall not be. */
    private void leaveTrace() throws SliceException {
        Map<String, String> detail = new LinkedHashMap<>();
        put(detail, "from", from);
        put(detail, "to", to);
        put(detail, "units", units.isEmpty() ? null : String.join(" ", units));
        put(detail, "types", types.isEmpty() ? null : String.join(" ", types));
        put(detail, "anonymised", anonymise ? "yes" : null);
        put(detail, "resumed", resume ? "yes" : null);
        String file = out.equals(STANDARD_OUTPUT) ? out : Path.of(out).getFileName().toString();
        try (AuditPublisher trail = new AuditPublisher(bootstrap, "ioc-export")) {
            trail.record(AuditEntry.of(
                            Clock.systemUTC().instant(), System.getProperty("user.name"), AuditAction.EXPORTED, file, detail))
                    .join();
        } catch (CompletionException e) {
            throw new SliceException("The export cannot be recorded (" + e.getCause().getMessage()
                    + "), so it is not begun; 'ioc up' makes the topic that is needed", e);
        }
    }

    private static void put(Map<String, String> detail, String name, Object value) {
        if (value != null) {
            detail.put(name, value.toString());
        }
    }

    /** On standard error when the slice goes to standard output. */
    private void print(SliceEnd end) {
        PrintWriter told = out.equals(STANDARD_OUTPUT) ? spec.commandLine().getErr() : spec.commandLine().getOut();
        line(told, "cases", end.cases());
        line(told, "events", end.events());
        line(told, "unusable", end.unusable());
        told.println("sha256     " + end.sha256());
        told.flush();
    }

    private static void line(PrintWriter told, String what, long count) {
        told.println(String.format(Locale.ROOT, "%-10s %8d", what, count));
    }
}
