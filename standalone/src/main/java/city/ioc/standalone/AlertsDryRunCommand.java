package city.ioc.standalone;

import city.ioc.dashboards.scope.UnitScope;
import city.ioc.dashboards.scope.UnitTree;
import city.ioc.producers.TopicsProbe;
import city.ioc.profile.AlertsFile;
import city.ioc.profile.CityProfile;
import city.ioc.profile.FoldRules;
import city.ioc.profile.ProfileLoader;
import city.ioc.replay.History;
import city.ioc.replay.HistoryException;
import city.ioc.replay.KafkaHistory;
import city.ioc.standalone.dryrun.DryRun;
import city.ioc.standalone.dryrun.DryRunJson;
import city.ioc.standalone.dryrun.DryRunReport;
import city.ioc.standalone.dryrun.DryRunText;
import city.ioc.standalone.dryrun.FileHistory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ioc alerts dry-run}: how many alerts rules would have raised. */
@Command(
        name = "dry-run",
        description = "Tell how many alerts rules would have raised over history: that of Kafka, or that of NDJSON files. Nothing is"
                + " raised, delivered or stored.",
        sortOptions = false)
final class AlertsDryRunCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "NDJSON files, each maybe compressed with gzip, instead of Kafka.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Rules to try (docs/reference/alerts.md), instead of those of the profile.")
    private Path rules;

    @Option(
            names = "--profile",
            paramLabel = "DIR",
            defaultValue = Defaults.PROFILE,
            description = "Folder of the city profile (IOC_PROFILE, ${DEFAULT-VALUE}).")
    private Path profile;

    @Option(names = "--from", paramLabel = "DAY", description = "First day on which alerts that count begin; default: none is too early.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last such day, at most today; default: today.")
    private LocalDate to;

    @Option(names = "--unit", paramLabel = "CODE", description = "Count this unit only, with all below it.")
    private String unit;

    @Option(names = "--json", description = "Print one JSON object instead of tables.")
    private boolean json;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = Defaults.BOOTSTRAP,
            description = "Kafka whose events are the history (IOC_BOOTSTRAP, ${DEFAULT-VALUE}).")
    private String bootstrap;

    @Override
    public Integer call() throws HistoryException {
        CityProfile city = ProfileLoader.load(profile);
        DryRun dryRun = dryRun(city, Clock.systemUTC().instant());
        try (ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), "events")) {
            print(dryRun.over(history(city), progress::show));
        }
        return 0;
    }

    private DryRun dryRun(CityProfile city, Instant now) {
        FoldRules tried = rules == null ? city.rules() : city.rules().withAlerts(AlertsFile.read(rules));
        LocalDate today = LocalDate.ofInstant(now, tried.calendar().zone());
        LocalDate last = to == null ? today : to;
        if (last.isAfter(today)) {
            throw usage("--to " + to + " is in the future: today is " + today + " in " + city.name().en());
        }
        if (from != null && from.isAfter(last)) {
            throw usage("--from " + from + " is after " + (to == null ? "today, " : "--to ") + last);
        }
        UnitScope scope = new UnitTree(city.units())
                .scope(unit)
                .orElseThrow(() -> usage("--unit " + unit + " is not a unit of " + city.name().en()));
        return new DryRun(tried, city.units(), unit, scope, from, last, now);
    }

    private History history(CityProfile city) throws HistoryException {
        if (files.isEmpty()) {
            requireTopics();
            return new KafkaHistory(bootstrap);
        }
        if (spec.commandLine().getParseResult().hasMatchedOption("--bootstrap")) {
            throw usage("either files or --bootstrap, not both");
        }
        return new FileHistory(files, Doors.of(city));
    }

    private void requireTopics() throws HistoryException {
        try (TopicsProbe probe = new TopicsProbe(bootstrap, PATIENCE)) {
            if (!probe.getAsBoolean()) {
                throw new HistoryException("No Kafka with the event topics answers at " + bootstrap
                        + "; start one with 'ioc up', name another with --bootstrap, or give files");
            }
        }
    }

    private void print(DryRunReport report) {
        PrintWriter err = spec.commandLine().getErr();
        if (report.unusable() > 0) {
            err.println("note: " + report.unusable() + " events could not be used"
                    + (files.isEmpty() ? "" : "; 'ioc import --dry-run FILE' says why"));
        }
        report.notJudged().forEach(rule ->
                err.println("note: the rule " + rule.rule() + " is not judged: " + rule.reason()));
        err.flush();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(DryRunJson.of(report));
            out.flush();
        } else {
            DryRunText.print(report, out);
        }
    }

    private ParameterException usage(String reason) {
        return new ParameterException(spec.commandLine(), reason);
    }
}
