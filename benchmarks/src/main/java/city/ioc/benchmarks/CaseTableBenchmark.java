package city.ioc.benchmarks;

import city.ioc.calendar.Calendars;
import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.CaseSummary;
import city.ioc.core.GrainPolicy;
import city.ioc.core.alerts.CaseAlerts;
import city.ioc.core.alerts.Notices;
import city.ioc.dashboards.alerts.AlertTable;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Health;
import city.ioc.dashboards.board.History;
import city.ioc.dashboards.board.OutageReport;
import city.ioc.dashboards.board.Outages;
import city.ioc.dashboards.cases.CaseFilter;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.cases.CaseTime;
import city.ioc.dashboards.cases.Period;
import city.ioc.dashboards.cases.Times;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.dashboards.figures.Figures;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.events.Event;
import city.ioc.producers.simulator.CityModel;
import city.ioc.producers.simulator.DayPlan;
import city.ioc.producers.simulator.Simulation;
import city.ioc.producers.simulator.SimulationRules;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.streams.Formats;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How long questions take that are answered from all cases of a simulated year: distributions, outages
 * with late dossiers, and what happened when.
 */
public final class CaseTableBenchmark {
    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    private static final LocalDate TO = LocalDate.of(2025, 12, 31);
    private static final int BATCH = 50_000;
    private static final int RUNS = 11;
    private static final Duration SETTLED = Duration.ofMinutes(5);
    private static final PrintStream OUT = System.out;
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private final Path profile;
    private final CityProfile city;
    private final Calendars calendars;
    private final Figures figures;
    private final Board board;
    private final Clock clock;

    private CaseTableBenchmark(Path profile) {
        this.profile = profile;
        city = ProfileLoader.load(profile);
        calendars = city.rules().layOutCalendars();
        ZoneId zone = city.rules().calendar().zone();
        figures = new Figures(zone, city.rules().alerts());
        clock = Clock.fixed(TO.plusDays(1).atStartOfDay(zone).toInstant(), zone);
        Health health = new Health(() -> FeedStatus.STARTING, List.of(), Duration.ofSeconds(1), clock);
        board = new Board(city, GrainPolicy.standard(zone), figures, health, clock);
    }

    /** @param args folder of the profile, number of dossiers */
    public static void main(String[] args) throws Exception {
        CaseTableBenchmark benchmark = new CaseTableBenchmark(Path.of(args[0]));
        benchmark.fill(Integer.parseInt(args[1]));
        benchmark.ask();
    }

    /** In batches of another seed each, so that never all events are in memory. */
    private void fill(int dossiers) throws Exception {
        CaseFold fold = new CaseFold(city.rules());
        CaseAlerts alerts = new CaseAlerts(city.rules(), calendars.city().complete());
        SimulationRules rules = SimulationRules.load(profile);
        long before = usedBytes();
        for (int seed = 1; seed * BATCH <= dossiers; seed++) {
            DayPlan plan = new DayPlan(calendars.city().complete(), rules.days(), FROM, TO, BATCH);
            Simulation simulation = new Simulation(CityModel.of(city, rules, calendars, seed, plan), plan);
            Map<String, List<Event>> byCase = new HashMap<>();
            simulation.forEachRemaining(delivery -> byCase.computeIfAbsent(
                            delivery.event().subject(), id -> new ArrayList<>())
                    .add(delivery.event()));
            String batch = "/" + seed;
            byCase.forEach((id, events) -> {
                CaseSummary summary = asRead(fold.fold(id, setOf(events)));
                figures.applyCases(List.of(new CaseTable.Case(id + batch, summary)));
                tellAlerts(alerts, id + batch, summary);
            });
        }
        OUT.printf(
                Locale.ROOT,
                "%,d cases and %,d alerts, %,d MB%n",
                figures.cases().size(), figures.alerts().size(), (usedBytes() - before) >> 20);
    }

    /** As after an import at the end of the year. */
    private void tellAlerts(CaseAlerts alerts, String id, CaseSummary summary) {
        long now = clock.millis();
        Notices notices = alerts.notices(summary, Notices.NONE, List.of(), now - SETTLED.toMillis(), now);
        figures.alerts().apply(alerts.alerts(id, summary, notices, List.of(), now).stream()
                .map(alert -> new AlertTable.Entry(alert.id(), alert))
                .toList());
    }

    /** Shares no object with any other. */
    private static CaseSummary asRead(CaseSummary summary) {
        return Formats.CASE_SUMMARY.decode(Formats.CASE_SUMMARY.encode(summary));
    }

    private static CaseEvents setOf(List<Event> events) {
        CaseEvents set = CaseEvents.NONE;
        for (Event event : events) {
            set = set.with(event).orElse(set);
        }
        return set;
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void ask() {
        long asOf = clock.millis();
        Period year = new Period(FROM, TO, asOf);
        Period month = new Period(LocalDate.of(2025, 6, 1), LocalDate.of(2025, 6, 30), asOf);
        UnitScope district = board.scope("916");
        for (CaseTime time : CaseTime.values()) {
            measure(time.wireName() + ", city, year", () -> times(time, UnitScope.CITY, year));
            measure(time.wireName() + ", city, month", () -> times(time, UnitScope.CITY, month));
            measure(time.wireName() + ", district, month", () -> times(time, district, month));
        }
        measure("outages, city, year", () -> outages(UnitScope.CITY, year));
        measure("outages, city, month", () -> outages(UnitScope.CITY, month));
        measure("outages, district, month", () -> outages(district, month));
        History history = new History(board);
        long noon = LocalDate.of(2025, 6, 11).atTime(12, 0).atZone(board.zone()).toInstant().toEpochMilli();
        measure("transitions, city, 3 hours", () -> transitions(history, UnitScope.CITY, noon, Duration.ofHours(3)));
        measure("transitions, city, day", () -> transitions(history, UnitScope.CITY, noon, Duration.ofDays(1)));
        measure("transitions, city, week", () -> transitions(history, UnitScope.CITY, noon, Duration.ofDays(7)));
        measure("transitions, city, 31 days", () -> transitions(history, UnitScope.CITY, noon, Duration.ofDays(31)));
        measure("transitions, district, week", () -> transitions(history, district, noon, Duration.ofDays(7)));
        measure("alerts as of a moment", () ->
                "%,d of %,d stood".formatted(history.alerts(noon, false).size(), figures.alerts().size()));
    }

    private static String transitions(History history, UnitScope scope, long to, Duration span) {
        return "%,d transitions".formatted(history.transitions(scope, to - span.toMillis(), to, 30).total());
    }

    private String times(CaseTime time, UnitScope scope, Period period) {
        Times times = figures.cases().times(time, null, new CaseFilter(scope, null, null), period, calendars);
        return "%,d times".formatted(times.all().count());
    }

    private String outages(UnitScope scope, Period period) {
        OutageReport report = new Outages(board).report(scope, period, 10);
        return "%,d outages, %,d of %,d late dossiers overlap"
                .formatted(report.outages().size(), report.all().overlapping(), report.all().dossiers());
    }

    /** Half of the runs took no more of a processor than told; the time that others had it does not count. */
    private static void measure(String name, Supplier<String> question) {
        long[] nanos = new long[RUNS];
        String answer = "";
        for (int i = 0; i < RUNS; i++) {
            long begin = THREAD.getCurrentThreadCpuTime();
            answer = question.get();
            nanos[i] = THREAD.getCurrentThreadCpuTime() - begin;
        }
        Arrays.sort(nanos);
        OUT.printf(Locale.ROOT, "%-36s %7.1f ms  %s%n", name, nanos[RUNS / 2] / 1e6, answer);
    }
}
