package city.ioc.benchmarks;

import city.ioc.calendar.WorkingCalendar;
import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.CaseSummary;
import city.ioc.core.Fact;
import city.ioc.core.Facts;
import city.ioc.core.OracleRules;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.InvalidEventException;
import city.ioc.oracle.TestCity;
import city.ioc.profile.FoldRules;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What each step of the core takes by itself: for one event, for a dossier of eight, for one question to the calendar. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class CoreBenchmark {
    private static final int INSTANTS = 1_024;
    private static final long HOUR = 3_600_000;
    private static final long TEN_DAYS_OF_WORK = 80 * HOUR;

    private List<byte[]> sent;
    private CaseFold fold;
    private CaseEvents dossier;
    private List<Fact> before;
    private List<Fact> after;
    private WorkingCalendar calendar;
    private long[] instants;
    private int next;

    @Setup
    public void setUp() throws InvalidEventException {
        FoldRules rules = OracleRules.of(TestCity.SETTINGS);
        sent = TypicalDossier.EVENTS.stream().map(event -> event.getBytes(UTF_8)).toList();
        fold = new CaseFold(rules);
        dossier = CaseEvents.NONE;
        for (byte[] json : sent) {
            before = after;
            dossier = dossier.with(EventCodec.decode(json)).orElseThrow();
            after = fold().facts();
        }
        calendar = new WorkingCalendar(rules.calendar());
        instants = TypicalDossier.instantsApart(37 * HOUR, INSTANTS);
    }

    /** One event: each of the dossier in turn. */
    @Benchmark
    public Event decode() throws InvalidEventException {
        return EventCodec.decode(sent.get(Math.floorMod(next++, sent.size())));
    }

    /** The dossier with all of its events, as when the last of them arrives. */
    @Benchmark
    public CaseSummary fold() {
        return fold.fold(TypicalDossier.SUBJECT, dossier);
    }

    /** What the last event changes. */
    @Benchmark
    public List<Fact> difference() {
        return Facts.difference(before, after);
    }

    @Benchmark
    public long calendarAdd() {
        return calendar.add(instants[next++ & INSTANTS - 1], TEN_DAYS_OF_WORK);
    }

    @Benchmark
    public long calendarBetween() {
        long from = instants[next++ & INSTANTS - 1];
        return calendar.between(from, from + TEN_DAYS_OF_WORK * 3);
    }
}
