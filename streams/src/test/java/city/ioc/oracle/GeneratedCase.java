package city.ioc.oracle;

import city.ioc.events.Correction;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.EventData;
import city.ioc.events.RawJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** The events of one generated case as they come up: keeps its clock, makes its ids, knows its random source. */
final class GeneratedCase {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int CLOCK_GRID_SECONDS = 900;

    final SplittableRandom random;
    final String subject;

    private final String correctionPrefix;
    private final List<Event> events = new ArrayList<>();
    private Instant now;

    /** @param correctionPrefix keeps the ids of corrections apart when a case is written by more than one hand */
    GeneratedCase(String subject, String correctionPrefix, Instant start, SplittableRandom random) {
        this.subject = subject;
        this.correctionPrefix = correctionPrefix;
        this.now = start;
        this.random = random;
    }

    List<Event> events() {
        return events;
    }

    Instant now() {
        return now;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /**
     * Lets time pass, up to {@code most} and rarely not at all. Most times lie on quarters of an hour, so that events of a case
     * meet each other and the edges of opening hours; some when a day off is announced; the others are odd to the millisecond.
     */
    GeneratedCase after(Duration most) {
        if (chance(8)) {
            return this;
        }
        Instant announcement = nextAnnouncement();
        if (!announcement.isAfter(now.plus(most)) && chance(20)) {
            now = announcement;
            return this;
        }
        now = now.plusMillis(1 + random.nextLong(most.toMillis()));
        if (chance(60)) {
            long grid = CLOCK_GRID_SECONDS;
            now = Instant.ofEpochSecond(Math.ceilDiv(now.getEpochSecond(), grid) * grid);
        }
        return this;
    }

    private Instant nextAnnouncement() {
        return TestCity.CHANGING.announced().values().stream()
                .filter(announcement -> announcement.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    GeneratedCase afterExactly(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    /** To the local midnight that ends the day which comes after {@code duration}, or some milliseconds short of it. */
    GeneratedCase toMidnightAfter(Duration duration, int millisShort) {
        now = now.plus(duration)
                .atZone(TestCity.ZONE)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(TestCity.ZONE)
                .toInstant()
                .minusMillis(millisShort);
        return this;
    }

    /** Back in time, for what is written down before what it follows. */
    GeneratedCase before(Duration most) {
        now = now.minusMillis(random.nextLong(most.toMillis()));
        return this;
    }

    /** Adds an event now; some say when they were recorded and some have a sequence. */
    Event add(EventData data) {
        Event plain = event("e" + (events.size() + 1), data);
        Event event = new Event(
                plain.source(),
                plain.id(),
                subject,
                plain.time(),
                chance(40) ? local(now.plusSeconds(random.nextInt(7_200))) : null,
                chance(15) ? Integer.toString(random.nextInt(3)) : null,
                null,
                null,
                null,
                data);
        events.add(event);
        return event;
    }

    /** Adds a second version of an event: the same identity with other content, recorded later, earlier or at once. */
    void addVersion(Event original, EventData data) {
        Instant recorded = Instant.ofEpochMilli(original.recordedMillis()).plusSeconds(random.nextInt(-60, 120));
        events.add(original.withData(data).withRecordedTime(chance(25) ? original.recordedTime() : local(recorded)));
    }

    /** The same content once more under another id. */
    void addAgain(Event original) {
        events.add(Event.of(original.source(), newId("again"), subject, original.time(), original.data()));
    }

    Event voidOf(Event target) {
        return correct(new Correction(target.source(), target.id(), Correction.Action.VOID, null));
    }

    Event voidOfNothing() {
        return correct(new Correction("/units/916", "never-was", Correction.Action.VOID, null));
    }

    /** A correction that takes itself back: its target is the id that it is about to get. */
    Event voidOfItself() {
        return correct(new Correction(source(), newId(correctionPrefix), Correction.Action.VOID, null));
    }

    Event replacementOf(Event target, EventData data) {
        return correct(new Correction(target.source(), target.id(), Correction.Action.REPLACE, raw(data)));
    }

    OffsetDateTime local(Instant instant) {
        return instant.atZone(TestCity.ZONE).toOffsetDateTime();
    }

    /** A due on the clock of the desk, mostly ahead, sometimes long past, sometimes beyond the history. */
    OffsetDateTime someDue() {
        int days = chance(10) ? -random.nextInt(10) : random.nextInt(chance(5) ? 900 : 25);
        OffsetDateTime day = local(now).plusDays(days);
        return chance(30) ? day : day.withHour(oneOf(0, 7, 11, 12, 17, 23)).withMinute(0).withSecond(0).withNano(0);
    }

    OffsetDateTime maybeDue(int percent) {
        return chance(percent) ? someDue() : null;
    }

    private Event correct(Correction correction) {
        boolean backDated = chance(20);
        Event plain = event(newId(correctionPrefix), correction);
        Event event = plain.withRecordedTime(
                backDated ? local(now.minusSeconds(random.nextInt(1_000_000))) : plain.recordedTime());
        events.add(event);
        return event;
    }

    private Event event(String name, EventData data) {
        String id = name.startsWith(subject) ? name : subject + "-" + name;
        return Event.of(source(), id, subject, local(now), data);
    }

    private String newId(String kind) {
        return subject + "-" + kind + (events.size() + 1);
    }

    private String source() {
        return "/desks/" + (events.size() % 3);
    }

    /** The data of an event as a correction carries it, read from its canonical form. */
    private RawJson raw(EventData data) {
        byte[] canonical = EventCodec.encode(event("raw", data));
        try {
            String text = new String(canonical, StandardCharsets.UTF_8);
            return new RawJson(JSON.readTree(text).path("data").toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
