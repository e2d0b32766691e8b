package city.ioc.standalone.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A day of a few units of Cần Thơ, made up: dossiers of the last days and of today, their fees, and people at the desks. */
final class SmallCity {
    private static final List<String> UNITS = List.of(
            "31135", "31120", "31147", "31150", "31168", "31153", "31186", "31201", "31207", "31507", "31510", "31321", "31261", "31299");
    private static final List<String> PROCEDURES =
            List.of("1.001193", "2.000815", "1.004873", "1.001612", "2.000635", "1.004194", "1.009994");
    private static final List<String> CHANNELS = List.of("ONLINE", "ONLINE", "ONLINE", "DESK", "DESK", "POSTAL");
    private static final int EARLIER_DOSSIERS = 70;
    private static final int TODAYS_DOSSIERS = 110;
    static final int DOSSIERS = EARLIER_DOSSIERS + TODAYS_DOSSIERS;
    private static final int TICKETS = 30;
    private static final int LONGEST_WORK_MINUTES = 420;

    private final Random random = new Random(766);
    private final List<String> events = new ArrayList<>();
    private final Instant now;
    private final Instant dayBegin;

    private SmallCity(Instant now, ZoneId zone) {
        this.now = now;
        this.dayBegin = now.atZone(zone).truncatedTo(ChronoUnit.DAYS).toInstant();
    }

    static List<String> events(Instant now, ZoneId zone) {
        SmallCity city = new SmallCity(now, zone);
        for (int i = 0; i < EARLIER_DOSSIERS; i++) {
            city.earlierDossier("H13.12-E" + i);
        }
        for (int i = 0; i < TODAYS_DOSSIERS; i++) {
            city.todaysDossier("H13.12-T" + i);
        }
        for (int i = 0; i < TICKETS; i++) {
            city.ticket("Q" + i);
        }
        return city.events;
    }

    /** Most end today, a few of them late; some stay open, a few of them beyond their due day. */
    private void earlierDossier(String dossier) {
        Instant accepted = dayBegin.minus(Duration.ofHours(24L * (1 + random.nextInt(9)) - 8 - random.nextInt(8)));
        boolean late = random.nextInt(9) == 0;
        Instant due = late ? dayBegin.minus(Duration.ofHours(8)) : dayBegin.plus(Duration.ofHours(16L + 24 * random.nextInt(4)));
        accept(dossier, accepted.isAfter(due) ? due.minus(Duration.ofHours(20)) : accepted, due);
        if (random.nextInt(4) > 0) {
            resolve(dossier, workingTime());
        }
    }

    private void todaysDossier(String dossier) {
        Instant accepted = workingTime();
        accept(dossier, accepted, dayBegin.plus(Duration.ofHours(16L + 24 * random.nextInt(6))));
        Instant end = accepted.plus(Duration.ofMinutes(20 + random.nextInt(200)));
        if (end.isBefore(now)) {
            resolve(dossier, end);
        }
    }

    private void accept(String dossier, Instant at, Instant due) {
        Map<String, Object> accepted = new HashMap<>();
        accepted.put("unit", unit());
        accepted.put("procedure", PROCEDURES.get(random.nextInt(PROCEDURES.size())));
        accepted.put("channel", CHANNELS.get(random.nextInt(CHANNELS.size())));
        accepted.put("dueAt", due.toString());
        events.add(SentEvent.of("dossier.accepted", dossier, at, accepted));
        if (random.nextInt(2) == 0) {
            payment(dossier, at, 10_000 * (1 + random.nextInt(15)));
        }
    }

    private void payment(String dossier, Instant at, int amount) {
        Map<String, Object> fee = Map.of("feeId", "1", "amount", amount, "currency", "VND");
        events.add(SentEvent.of("payment.requested", dossier, at, fee));
        if (random.nextInt(5) > 0) {
            Map<String, Object> paid = new HashMap<>(fee);
            paid.put("paymentId", "1");
            paid.put("mode", random.nextInt(5) < 2 ? "NATIONAL_PORTAL" : "CASH");
            events.add(SentEvent.of("payment.succeeded", dossier, at, paid));
        }
    }

    private void resolve(String dossier, Instant at) {
        events.add(SentEvent.of("dossier.resolved", dossier, at, Map.of("outcome", "APPROVED")));
    }

    private void ticket(String number) {
        Instant taken = workingTime();
        events.add(SentEvent.of("ticket.taken", number, taken, Map.of("unit", unit())));
        Instant called = taken.plusSeconds(60 + random.nextInt(1_500));
        if (called.isBefore(now)) {
            events.add(SentEvent.of("ticket.called", number, called, Map.of("desk", "1")));
        }
    }

    /** The first units of the list have more to do. */
    private String unit() {
        return UNITS.get(Math.min(random.nextInt(UNITS.size()), random.nextInt(UNITS.size())));
    }

    /** Within the last hours, but today. */
    private Instant workingTime() {
        long minutes = Math.min(LONGEST_WORK_MINUTES, Duration.between(dayBegin, now).toMinutes());
        return now.minus(Duration.ofMinutes(random.nextLong(minutes + 1)));
    }
}
