package city.ioc.oracle;

import city.ioc.events.Correction;
import city.ioc.events.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Nasty histories for {@link TestCity}: realistic lives of dossiers, tickets and all other kinds of cases of 2024 and
 * 2025, in which everything that {@code figures.md} has a rule for goes wrong somewhere. The same seed makes the same
 * events; each meets the contract.
 */
public final class EventGenerator {
    private static final Instant FIRST_DAY = Instant.parse("2024-01-02T00:00:00Z");
    private static final int DAYS = 620;
    private static final Comparator<Event> TIME_ORDER = Comparator.comparingLong(Event::timeMillis)
            .thenComparing(Event::subject)
            .thenComparing(Event::id)
            .thenComparing(Event::source);

    /** What a generated case is about, and of 100 cases the first that is about the next kind. */
    private enum Kind {
        TICKET("T%06d", 16),
        FEEDBACK("PA-%06d", 25),
        OUTAGE("SC-%06d", 29),
        PLAN_TASK("NV-%06d", 33),
        INDICATOR("CS-%06d", 36),
        ALERT_OF_NOTHING("H13-991231-%06d", 38),
        DOSSIER("H13-240102-%06d", 100);

        private final String subject;
        private final int upTo;

        Kind(String subject, int upTo) {
            this.subject = subject;
            this.upTo = upTo;
        }

        static Kind ofPercent(int percent) {
            for (Kind kind : values()) {
                if (percent < kind.upTo) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("not below 100: " + percent);
        }
    }

    private final long seed;

    public EventGenerator(long seed) {
        this.seed = seed;
    }

    /** About {@code n / 7} cases with together exactly {@code n} events, in the order of time; the last case may be cut off. */
    public List<Event> history(int n) {
        List<Event> history = new ArrayList<>(n + 60);
        for (int number = 1; history.size() < n; number++) {
            history.addAll(caseEvents(number));
        }
        List<Event> exactly = new ArrayList<>(history.subList(0, n));
        exactly.sort(TIME_ORDER);
        return exactly;
    }

    /** The events of the case of this number, in the order in which they were made. */
    private List<Event> caseEvents(int number) {
        SplittableRandom random = new SplittableRandom(mix(seed, number));
        Instant day = FIRST_DAY.plusSeconds(86_400L * random.nextInt(DAYS));
        // 07:00 to 17:00 local time is 00:00 to 10:00 UTC; a few come at night.
        Instant start = day.plusSeconds(900L * random.nextInt(random.nextInt(10) == 0 ? 96 : 40));
        Kind kind = Kind.ofPercent(random.nextInt(100));
        String subject = String.format(Locale.ROOT, kind.subject, number);
        GeneratedCase life = new GeneratedCase(subject, "c", start, random);
        live(kind, life);
        if (!life.events().isEmpty() && life.chance(12)) {
            new GeneratedCorrections(life).correct();
        }
        return life.events();
    }

    private static void live(Kind kind, GeneratedCase life) {
        switch (kind) {
            case TICKET -> new GeneratedTicket(life).live();
            case FEEDBACK -> new GeneratedFeedback(life).live();
            case OUTAGE -> new GeneratedService(life).outage();
            case PLAN_TASK -> new GeneratedService(life).planTask();
            case INDICATOR -> new GeneratedService(life).indicator();
            case ALERT_OF_NOTHING -> new GeneratedService(life).operator();
            case DOSSIER -> {
                if (life.chance(5)) {
                    new GeneratedTicket(life).live();
                }
                new GeneratedDossier(life).live();
                if (life.chance(3)) {
                    new GeneratedFeedback(life).live();
                }
            }
        }
    }

    /**
     * The order in which a history arrives: shuffled, wholly or within a window of 50 as the seed has it, 5 % twice, 10 % only
     * at the end, and with corrections of 1 % of the events, which themselves may come before their target.
     */
    public List<Event> delivery(List<Event> history, long deliverySeed) {
        SplittableRandom random = new SplittableRandom(mix(seed, deliverySeed));
        List<Event> sent = new ArrayList<>(history);
        sent.addAll(corrections(history, random));
        shuffle(sent, random.nextBoolean() ? sent.size() : 50, random);
        List<Event> delivered = new ArrayList<>(sent.size() * 11 / 10);
        List<Event> delayed = new ArrayList<>();
        for (Event event : sent) {
            (random.nextInt(10) == 0 ? delayed : delivered).add(event);
            if (random.nextInt(20) == 0) {
                (random.nextInt(2) == 0 ? delayed : delivered).add(event);
            }
        }
        shuffle(delayed, delayed.size(), random);
        delivered.addAll(delayed);
        return delivered;
    }

    private static List<Event> corrections(List<Event> history, SplittableRandom random) {
        Map<String, GeneratedCase> cases = new HashMap<>();
        List<Event> corrections = new ArrayList<>();
        for (int i = 0; i < history.size() / 100; i++) {
            Event target = history.get(random.nextInt(history.size()));
            Instant now = target.time().toInstant().plusSeconds(random.nextInt(2_000_000));
            GeneratedCase life = cases.computeIfAbsent(
                    target.subject(), subject -> new GeneratedCase(subject, "late", now, random));
            boolean takeBack = random.nextBoolean() || target.data() instanceof Correction;
            corrections.add(takeBack ? life.voidOf(target) : life.replacementOf(target, target.data()));
        }
        return corrections;
    }

    /** Swaps each event with one that is at most {@code window} behind it. */
    private static void shuffle(List<Event> events, int window, SplittableRandom random) {
        for (int i = 0; i < events.size(); i++) {
            int j = i + random.nextInt(Math.min(window, events.size() - i));
            Event event = events.get(i);
            events.set(i, events.get(j));
            events.set(j, event);
        }
    }

    private static long mix(long a, long b) {
        return new SplittableRandom(a * 0x9E3779B97F4A7C15L + b).nextLong();
    }
}
