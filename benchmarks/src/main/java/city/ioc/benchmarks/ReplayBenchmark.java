package city.ioc.benchmarks;

import city.ioc.benchmarks.SteadyEvents.Delays;
import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.replay.Scenario;
import city.ioc.dashboards.replay.WhatIf;
import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.Topics;
import city.ioc.producers.EventPublisher;
import city.ioc.producers.PublisherSettings;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.profile.Unit;
import city.ioc.replay.HistoryException;
import city.ioc.replay.KafkaHistory;
import city.ioc.replay.ReadingLimits;
import city.ioc.standalone.broker.BrokerSettings;
import city.ioc.standalone.broker.EmbeddedBroker;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicSetup;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Utils;

/**
 * What a what-if over a long history does to the live pipeline, while that takes events at a steady rate; broker, pipeline, senders and
 * what-if share one process, as under {@code ioc up}. It moves every due by a week, and folds the live rules beside.
 */
public final class ReplayBenchmark {
    private static final int LIVE_PER_SECOND = 500;
    private static final Duration BEFORE = Duration.ofSeconds(60);
    private static final Duration AFTER = Duration.ofSeconds(30);
    private static final long SEED = 1;
    private static final PrintStream OUT = System.out;

    private final CityProfile profile;
    private final ZoneId zone;
    private final String bootstrap;
    private final int count;
    private final ReadingLimits limits;

    private ReplayBenchmark(CityProfile profile, String bootstrap, int count, ReadingLimits limits) {
        this.profile = profile;
        this.zone = profile.rules().calendar().zone();
        this.bootstrap = bootstrap;
        this.count = count;
        this.limits = limits;
    }

    /** @param args folder of the profile; number of events, 5,000,000 if absent; events a second of the what-if, no limit if absent */
    public static void main(String[] args) throws Exception {
        CityProfile profile = ProfileLoader.load(Path.of(args[0]));
        int events = args.length > 1 ? Integer.parseInt(args[1]) : 5_000_000;
        long rate = args.length > 2 ? Long.parseLong(args[2]) : 0;
        ReadingLimits limits = new ReadingLimits(ReadingLimits.USUAL.threads(), ReadingLimits.USUAL.mostBytes(), rate);
        Path folder = Files.createTempDirectory("ioc-bench");
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder.resolve("broker")))) {
            new ReplayBenchmark(profile, broker.bootstrap(), events, limits).run(folder.resolve("streams"));
        } finally {
            Utils.delete(folder.toFile());
        }
        System.exit(0);
    }

    private void run(Path state) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            var unused = new TopicSetup(admin, TopicLayout.standalone()).ensure(Topics.events());
        }
        publish();
        AtomicReference<SteadyEvents> steady = new AtomicReference<>();
        try (PipelineRun live = new PipelineRun(profile.rules(), bootstrap, state, true)) {
            long begin = System.nanoTime();
            Instant stored = Instant.now();
            live.start();
            live.until(() -> live.completeAsOf().isAfter(stored));
            print("live, catching up", count, System.nanoTime() - begin);
            Follower summaries = new Follower(
                    bootstrap, Topics.caseSummaries(live.generation()), record -> note(steady.get(), record.key()));
            try (summaries; SteadyEvents events = new SteadyEvents(bootstrap, LIVE_PER_SECOND, this::received)) {
                steady.set(events);
                measure(live, events);
            }
        }
    }

    private static void note(SteadyEvents steady, String caseId) {
        if (steady != null) {
            steady.summaryOf(caseId);
        }
    }

    private void measure(PipelineRun live, SteadyEvents events) throws HistoryException {
        long settled = System.nanoTime() + AFTER.toNanos();
        Threads.sleepUntil(settled);
        long begin = settled + BEFORE.toNanos();
        Threads.sleepUntil(begin);
        WhatIf whatIf = new WhatIf(
                new Scenario(profile, profile, -7, null, null, List.of()), GrainPolicy.standard(zone), Instant.now(), true);
        long[] read = new long[1];
        whatIf.over(new KafkaHistory(bootstrap, limits), (count, share) -> read[0] = count);
        long end = System.nanoTime();
        Threads.sleepUntil(end + AFTER.toNanos());
        live.until(() -> events.allSeenSentBefore(end + AFTER.toNanos()));
        print("what-if", read[0], end - begin);
        OUT.printf(Locale.ROOT, "  %d cases, %d differences of alerts%n", whatIf.report().cases(), whatIf.alerts().count());
        Delays before = print("before", events.between(settled, begin));
        Delays during = print("during", events.between(begin, end));
        Delays after = print("after", events.between(end, end + AFTER.toNanos()));
        OUT.printf(Locale.ROOT, "p99 to that before: %.2f during, %.2f after%n",
                during.p99() / before.p99(), after.p99() / before.p99());
    }

    private static void print(String what, long events, long nanos) {
        OUT.printf(Locale.ROOT, "%-20s %9d events in %7.1f s, %8.0f events/s%n", what, events, nanos / 1e9, events / (nanos / 1e9));
    }

    private static Delays print(String when, Delays delays) {
        OUT.printf(Locale.ROOT, "live delay of %6d events %s: median %7.0f ms, p99 %7.0f ms, longest %7.0f ms%n",
                delays.events(), when, delays.median(), delays.p99(), delays.longest());
        return delays;
    }

    /** Dossiers of the year before, in the order in which they are made up. */
    private void publish() {
        LocalDate today = LocalDate.now(zone);
        List<String> units = units(today);
        Stories stories = new Stories(SEED, profile.procedures().all(), zone);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (EventPublisher publisher = new EventPublisher(PublisherSettings.of(bootstrap, "bench"))) {
            int published = 0;
            for (int n = 0; published < count; n++) {
                long accepted = stories.workingMoment(today.minusDays(365), today.minusDays(1));
                for (Event event : stories.dossier("H13-" + n, units.get(n % units.size()), accepted)) {
                    var unused = publisher.publish(event).whenComplete((stored, error) -> {
                        if (error != null) {
                            failure.set(error);
                        }
                    });
                    published++;
                }
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("an event was not stored", failure.get());
        }
    }

    private List<String> units(LocalDate day) {
        return profile.units().all().stream()
                .filter(unit -> unit.kind() == Unit.Kind.COMMUNE && unit.validity().contains(day))
                .map(Unit::code)
                .toList();
    }

    private Event received(int n) {
        return Event.of(
                "/bench/live",
                "accepted",
                "LIVE-" + n,
                Instant.now().atZone(zone).toOffsetDateTime(),
                new DossierEvent.Accepted("31135", "1.001193", DossierEvent.Channel.DESK, null, null, null));
    }
}
