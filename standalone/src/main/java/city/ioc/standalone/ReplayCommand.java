package city.ioc.standalone;

import city.ioc.audit.AuditAction;
import city.ioc.audit.AuditEntry;
import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.replay.ComparisonCsv;
import city.ioc.dashboards.replay.KpiComparison;
import city.ioc.dashboards.replay.ReplayRequest;
import city.ioc.dashboards.replay.Scenario;
import city.ioc.dashboards.replay.WhatIf;
import city.ioc.producers.AuditPublisher;
import city.ioc.producers.TopicsProbe;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.replay.HistoryException;
import city.ioc.replay.KafkaHistory;
import city.ioc.replay.ReadingLimits;
import city.ioc.replay.Replay;
import city.ioc.standalone.generations.TriedProfiles;
import city.ioc.standalone.replay.ReplayJson;
import city.ioc.standalone.replay.ReplayReport;
import city.ioc.standalone.replay.ReplayText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ioc replay}: what would be under other rules, or by what was known at a moment. */
@Command(
        name = "replay",
        description = "Compute the history of Kafka anew under other rules, and compare the figures and alerts with those of the live ones."
                + " Nothing live changes, and nothing is left in Kafka but who did it.",
        sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int USUAL_DAYS = 7;

    @Spec
    private CommandSpec spec;

    @Option(names = "--rules", paramLabel = "FILE", description = "Alert rules to try (docs/reference/alerts.md).")
    private Path rules;

    @Option(names = "--calendar", paramLabel = "FILE", description = "Calendar to try, as calendar.yaml of a profile.")
    private Path calendar;

    @Option(names = "--kpis", paramLabel = "FILE", description = "KPI definitions to try, as kpis.yaml of a profile.")
    private Path kpis;

    @Option(names = "--try-profile", paramLabel = "DIR", description = "Folder of a whole profile to try; files given besides win.")
    private Path triedProfile;

    @Option(
            names = "--shift-dues",
            paramLabel = "DAYS",
            defaultValue = "0",
            description = "Move every due of dossiers and their steps by so many days, such as -7.")
    private int dueShift;

    @Option(
            names = "--known-at",
            paramLabel = "TIME",
            description = "Know only what had arrived by then, such as 2026-02-26T17:00:00+07:00.")
    private OffsetDateTime knownAt;

    @Option(names = "--written-at", paramLabel = "TIME", description = "Know only what desks had written down by then.")
    private OffsetDateTime writtenAt;

    @Option(
            names = "--unit",
            paramLabel = "CODE",
            description = "Compute this unit only, with all below it; may be repeated.")
    private List<String> units = new ArrayList<>();

    @Option(names = "--from", paramLabel = "DAY", description = "First day of the comparison; default: six days before the last.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last such day; default: that of the moment of the figures.")
    private LocalDate to;

    @Option(
            names = "--step",
            paramLabel = "STEP",
            defaultValue = "day",
            description = "Compare each 'day', or all days as one 'period' (${DEFAULT-VALUE}).")
    private String step;

    @Option(names = "--alone", description = "Do not compute the live rules; print the figures of the others alone.")
    private boolean alone;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "40",
            description = "Rows of each table at most (${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--json", description = "Print one JSON object instead of tables.")
    private boolean json;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write all differences of figures to a file too.")
    private Path csv;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads that read and compute (${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--memory",
            paramLabel = "MIB",
            defaultValue = "64",
            description = "How much of the events is held at once; less reads them more often (${DEFAULT-VALUE}).")
    private int memory;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "0",
            description = "Events per second at most; 0 is no limit (${DEFAULT-VALUE}).")
    private long rate;

    @Option(
            names = "--profile",
            paramLabel = "DIR",
            defaultValue = Defaults.PROFILE,
            description = "Folder of the live city profile (IOC_PROFILE, ${DEFAULT-VALUE}).")
    private Path profile;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = Defaults.BOOTSTRAP,
            description = "Kafka to read, up to what it holds at the start (IOC_BOOTSTRAP, ${DEFAULT-VALUE}).")
    private String bootstrap;

    @Override
    public Integer call() throws HistoryException, IOException {
        Instant now = Clock.systemUTC().instant();
        ReadingLimits limits = limits();
        CityProfile live = ProfileLoader.load(profile);
        WhatIf whatIf = whatIf(live, now);
        KpiComparison.Step days = step();
        LocalDate last = to == null ? LocalDate.ofInstant(whatIf.moment(), whatIf.changed().board().zone()) : to;
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1L) : from;
        require(!first.isAfter(last), "--from " + first + " is after --to " + last);
        require(csv == null || !Files.exists(csv), "--csv " + csv + " exists already");
        requireTopics();
        leaveTrace();
        try (ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), "events")) {
            whatIf.over(new KafkaHistory(bootstrap, limits), progress::show);
        }
        Board with = alone ? null : whatIf.live().board();
        print(new ReplayReport(whatIf, new KpiComparison(whatIf.changed().board(), with).ofAll(first, last, days)));
        return 0;
    }

    private ReadingLimits limits() {
        require(rows >= 0, "--rows must not be negative");
        try {
            return new ReadingLimits(threads, (long) memory << 20, rate);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private WhatIf whatIf(CityProfile live, Instant now) throws IOException {
        require(knownAt == null || !knownAt.toInstant().isAfter(now), "--known-at " + knownAt + " is in the future");
        require(writtenAt == null || !writtenAt.toInstant().isAfter(now), "--written-at " + writtenAt + " is in the future");
        Path base = triedProfile == null ? profile : triedProfile;
        CityProfile changed = TriedProfiles.read(base, files());
        ReplayRequest asked = request();
        try {
            Scenario scenario =
                    new Scenario(changed, live, dueShift, asked.knownAt(), asked.writtenAt(), units);
            return new WhatIf(scenario, GrainPolicy.standard(live.rules().calendar().zone()), now, !alone);
        } catch (Refusal | IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        put(files, "alerts.yaml", rules);
        put(files, "calendar.yaml", calendar);
        put(files, "kpis.yaml", kpis);
        return files;
    }

    private static void put(Map<String, String> files, String name, Path file) throws IOException {
        if (file != null) {
            files.put(name, Files.readString(file));
        }
    }

    private ReplayRequest request() throws IOException {
        return new ReplayRequest(
                triedProfile == null ? null : triedProfile.getFileName().toString(),
                files(),
                dueShift,
                knownAt == null ? null : knownAt.toInstant(),
                writtenAt == null ? null : writtenAt.toInstant(),
                units);
    }

    private KpiComparison.Step step() {
        return switch (step) {
            case "day" -> KpiComparison.Step.DAY;
            case "period" -> KpiComparison.Step.PERIOD;
            default -> throw usage("--step is 'day' or 'period', not '" + step + "'");
        };
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw usage(otherwise);
        }
    }

    private ParameterException usage(String reason) {
        return new ParameterException(spec.commandLine(), reason);
    }

    private void requireTopics() throws HistoryException {
        try (TopicsProbe probe = new TopicsProbe(bootstrap, PATIENCE)) {
            if (!probe.getAsBoolean()) {
                throw new HistoryException("No Kafka with the event topics answers at " + bootstrap
                        + "; start one with 'ioc up', or name another with --bootstrap");
            }
        }
    }

    /** Before anything is read: a what-if that nobody hears of shall not be. */
    private void leaveTrace() throws HistoryException, IOException {
        try (AuditPublisher trail = new AuditPublisher(bootstrap, "ioc-replay")) {
            trail.record(AuditEntry.of(
                            Clock.systemUTC().instant(),
                            System.getProperty("user.name"),
                            AuditAction.REPLAYED,
                            "command-line",
                            request().detail()))
                    .join();
        } catch (CompletionException e) {
            throw new HistoryException("The what-if cannot be recorded (" + e.getCause().getMessage()
                    + "), so it is not begun; 'ioc up' makes the topic that is needed", e);
        }
    }

    private void print(ReplayReport report) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Replay.Report read = report.whatIf().report();
        if (read.unusable() > 0) {
            err.println("note: " + read.unusable() + " events could not be used");
        }
        if (read.unfolded() > 0) {
            err.println("note: " + read.unfolded() + " cases could not be folded and count nowhere");
        }
        err.flush();
        if (csv != null) {
            Files.writeString(csv, ComparisonCsv.of(report.kpis().differences()));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ReplayJson.of(report));
            out.flush();
        } else {
            ReplayText.print(report, rows, out);
        }
    }
}
