package city.ioc.standalone.pipeline;

import city.ioc.events.DossierEvent;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.EventData;
import city.ioc.events.PaymentEvent;
import city.ioc.events.ServiceEvent;
import city.ioc.profile.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Dossiers and feedback of 2025 made up at random, with all that a simulated city rarely has: dislikes, suffixes, no channel. */
final class MadeUpCases {
    private static final List<String> PROCEDURES = List.of(
            "2.000635", "1.004873", "1.001612", "2.000815", "1.009994", "2.001458.000.00.00.H13", "1.004873.000.00.00.H13",
            "2.002481");
    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(7);

    private final Random random = new Random(766);
    private final Map<String, List<byte[]>> cases = new LinkedHashMap<>();
    private final List<Unit> units;
    private String subject;
    private Unit unit;
    private OffsetDateTime now;

    private MadeUpCases(List<Unit> units) {
        this.units = units.stream().filter(each -> each.kind() != Unit.Kind.CITY).toList();
    }

    /** Canonical events by case. */
    static Map<String, List<byte[]>> of(List<Unit> units, int dossiers, int feedback) {
        MadeUpCases made = new MadeUpCases(units);
        for (int i = 0; i < dossiers; i++) {
            made.begin("M-" + i);
            made.dossier();
        }
        for (int i = 0; i < feedback; i++) {
            made.begin("P-" + i);
            made.feedback();
        }
        return made.cases;
    }

    private void begin(String newSubject) {
        subject = newSubject;
        LocalDate day;
        do {
            unit = units.get(random.nextInt(units.size()));
            day = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(365));
        } while (!unit.validity().contains(day));
        now = day.atTime(8, random.nextInt(60)).atOffset(OFFSET);
    }

    private void add(EventData data) {
        List<byte[]> events = cases.computeIfAbsent(subject, id -> new ArrayList<>());
        events.add(EventCodec.encode(
                Event.of("/units/" + unit.code() + "/desks/made-up", subject + "-" + events.size(), subject, now, data)));
    }

    private boolean in(int percent) {
        return random.nextInt(100) < percent;
    }

    private void later(int mostHours) {
        now = now.plusMinutes(random.nextInt(mostHours * 60) + 1L);
    }

    private void dossier() {
        String procedure = PROCEDURES.get(random.nextInt(PROCEDURES.size()));
        Channel channel = in(10) ? null : in(50) ? Channel.ONLINE : in(80) ? Channel.DESK : Channel.POSTAL;
        OffsetDateTime due = in(90) ? now.plusDays(1 + random.nextInt(12)) : null;
        add(new DossierEvent.Accepted(unit.code(), procedure, channel, due, null, null));
        if (in(80)) {
            add(new DossierEvent.Digitised(
                    3, random.nextInt(4), random.nextInt(2), random.nextInt(2), random.nextBoolean()));
        }
        if (in(90)) {
            add(new DossierEvent.Synchronised(in(95) ? "dvcqg" : "BTP", in(90)));
        }
        if (in(60)) {
            payment();
        }
        later(24 * 14);
        if (in(85)) {
            add(new DossierEvent.Resolved(DossierEvent.Outcome.APPROVED, in(60), in(80) ? null : Boolean.FALSE));
            later(48);
            if (in(50)) {
                add(new DossierEvent.Rated(1 + random.nextInt(5), null));
            }
            if (in(10)) {
                add(new DossierEvent.Reopened("misprint"));
                later(48);
                add(new DossierEvent.Returned(null));
            }
        } else if (in(30)) {
            add(new DossierEvent.Withdrawn());
        }
    }

    private void payment() {
        BigDecimal amount = BigDecimal.valueOf(1_000L * random.nextInt(9));
        add(new PaymentEvent.Requested("1", amount, "VND"));
        if (in(70)) {
            PaymentEvent.Mode mode = PaymentEvent.Mode.values()[random.nextInt(4)];
            later(5);
            add(new PaymentEvent.Succeeded("1", "1", amount, "VND", mode));
        }
    }

    private void feedback() {
        add(new ServiceEvent.FeedbackReceived(unit.code(), ServiceEvent.FeedbackKind.STAFF));
        later(24 * 30);
        if (in(20)) {
            add(new ServiceEvent.FeedbackRefused("not ours"));
        } else if (in(75)) {
            add(new ServiceEvent.FeedbackAnswered());
            later(24 * 6);
            if (in(60)) {
                add(new ServiceEvent.FeedbackPublished());
            }
        }
        if (in(50)) {
            add(new ServiceEvent.FeedbackRated(in(60)));
        }
    }
}
