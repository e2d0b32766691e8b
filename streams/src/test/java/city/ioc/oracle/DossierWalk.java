package city.ioc.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static city.ioc.oracle.CaseResult.EndKind.RESOLVED;
import static city.ioc.oracle.CaseResult.EndKind.RETURNED;
import static city.ioc.oracle.CaseResult.EndKind.WITHDRAWN;

/** Walks once through the events of an accepted dossier (section 2), adds its contributions, and keeps how it stands. */
final class DossierWalk {
    private static final Set<String> LIFE = Set.of(
            "dossier.forwarded",
            "dossier.step-completed",
            "dossier.transferred",
            "dossier.supplement-requested",
            "dossier.supplemented",
            "dossier.paused",
            "dossier.resumed",
            "dossier.due-changed",
            "dossier.apology-issued",
            "dossier.resolved",
            "dossier.returned",
            "dossier.withdrawn",
            "dossier.reopened");

    final OracleEvent acceptance;
    final List<CaseResult.End> ends = new ArrayList<>();
    final PaymentBook payments = new PaymentBook();
    final DossierClock clock;
    final StepBook steps;
    final DossierEpisodes episodes;
    String owner;
    String handler;
    boolean open = true;
    boolean handedOver;
    long irregular;

    private final String currency;
    private final boolean online;
    private final Tally tally;
    private final Timeline timeline;
    private final DossierQuality quality;
    private final OracleCalendars calendars;
    private final long accepted;
    private long latest;
    private long lastEnd;
    private OracleEvent resolution;
    private boolean submitted;
    private boolean apologised;

    private DossierWalk(
            OracleEvent acceptance,
            String channel,
            OracleSettings settings,
            OracleCalendar calendar,
            OracleCalendars calendars,
            Tally tally) {
        this.acceptance = acceptance;
        this.online = channel.equals("ONLINE");
        this.accepted = acceptance.time();
        this.owner = acceptance.text("unit");
        this.currency = settings.currency();
        this.tally = tally;
        this.timeline = new Timeline(tally);
        this.steps = new StepBook(calendar);
        this.episodes = new DossierEpisodes(calendar, accepted);
        this.quality = new DossierQuality(settings, calendar, tally);
        this.calendars = calendars;
        this.clock = new DossierClock(settings, calendars, acceptance);
        this.latest = accepted;
    }

    static DossierWalk walk(
            List<OracleEvent> own,
            OracleEvent acceptance,
            String channel,
            OracleSettings settings,
            OracleCalendar calendar,
            OracleCalendars calendars,
            Tally tally) {
        DossierWalk walk = new DossierWalk(acceptance, channel, settings, calendar, calendars, tally);
        walk.contribute("received", walk.accepted, 1);
        walk.contribute("received-online", walk.accepted, walk.online ? 1 : 0);
        boolean channelTold =
                acceptance.text("channel") != null || own.stream().anyMatch(event -> event.is("dossier.submitted"));
        walk.contribute("channel-missing", walk.accepted, channelTold ? 0 : 1);
        walk.note(walk.accepted);
        for (OracleEvent event : own) {
            if (!event.equals(acceptance)) {
                long now = Math.max(event.time(), walk.accepted);
                walk.hearUntil(now);
                boolean early = LIFE.contains(event.type()) && event.time() < walk.accepted;
                boolean regular = walk.take(event, now);
                if (early || !regular) {
                    walk.countIrregular(event);
                }
                walk.note(now);
            }
        }
        walk.hearUntil(null);
        walk.timeline.contribute(calendar.dayOf(walk.accepted));
        return walk;
    }

    /** Irregular events count for the unit that accepted, at their own time. */
    void countIrregular(OracleEvent event) {
        irregular++;
        tally.add(acceptance.text("unit"), "irregular", event.time(), 1);
    }

    /** While it is open, each announcement may move the due; what comes at {@code now} is judged by all up to it. */
    private void hearUntil(Long now) {
        if (open) {
            for (long announcement : calendars.announcementsBetween(latest, now)) {
                clock.hear(announcement);
                note(announcement, latest);
            }
            if (now != null) {
                clock.hear(now);
            }
        }
        latest = now == null ? latest : now;
    }

    /** Lets the event take effect; false if it is irregular. */
    private boolean take(OracleEvent event, long now) {
        if (event.type().startsWith("payment.")) {
            return pay(event);
        }
        if (LIFE.contains(event.type())) {
            return open ? takeOpen(event, now) : takeEnded(event, now);
        }
        return switch (event.type()) {
            case "dossier.submitted" -> {
                boolean first = !submitted;
                submitted = true;
                yield first;
            }
            case "dossier.digitised", "dossier.synchronised", "dossier.rated" -> {
                takeQuality(event, now);
                yield true;
            }
            default -> false; // a further acceptance, a refusal, superseded by itself
        };
    }

    private void takeQuality(OracleEvent event, long now) {
        switch (event.type()) {
            case "dossier.digitised" -> quality.digitise(event);
            case "dossier.synchronised" -> quality.synchronise(event);
            default -> quality.rate(event, now, owner);
        }
    }

    private boolean takeOpen(OracleEvent event, long now) {
        switch (event.type()) {
            case "dossier.forwarded" -> {
                handler = event.text("toUnit") == null ? handler : event.text("toUnit");
                steps.forward(event, now);
            }
            case "dossier.step-completed" -> steps.complete(event.text("step"), now);
            case "dossier.transferred" -> {
                return transfer(event.text("toUnit"), now);
            }
            case "dossier.supplement-requested" -> {
                boolean opened = clock.requestSupplement(now);
                contribute("supplements-requested", now, opened ? 1 : 0);
                return opened;
            }
            case "dossier.supplemented" -> {
                return clock.supplement(now, event.instant("dueAt"));
            }
            case "dossier.paused" -> {
                return clock.pause(now, event.text("cause"));
            }
            case "dossier.resumed" -> {
                return clock.resume(now, event.instant("dueAt"));
            }
            case "dossier.due-changed", "dossier.apology-issued" -> {
                clock.changeDue(now, event.instant("dueAt"));
                apologised = apologised || event.is("dossier.apology-issued") || event.text("apologyNo") != null;
            }
            case "dossier.resolved" -> {
                end(RESOLVED, now);
                resolution = event;
            }
            case "dossier.returned" -> end(RETURNED, now);
            case "dossier.withdrawn" -> end(WITHDRAWN, now);
            default -> {
                return false; // reopened though open
            }
        }
        return true;
    }

    private boolean takeEnded(OracleEvent event, long now) {
        if (event.is("dossier.reopened")) {
            open = true;
            resolution = null;
            clock.hear(now);
            clock.leaveOut(lastEnd, now);
            contribute("reopened", now, 1);
            return true;
        }
        boolean handOver = event.is("dossier.returned") && !handedOver;
        handedOver = handedOver || handOver;
        return handOver;
    }

    private boolean transfer(String unit, long now) {
        if (unit.equals(owner)) {
            return false;
        }
        contribute("transferred-out", now, 1);
        owner = unit;
        contribute("transferred-in", now, 1);
        return true;
    }

    private void end(CaseResult.EndKind kind, long now) {
        clock.closePauses(now);
        steps.completeAll(now);
        Long overdueFrom = clock.overdueFrom();
        Boolean onTime = overdueFrom == null ? null : now < overdueFrom;
        if (kind == WITHDRAWN) {
            contribute("withdrawn", now, 1);
        } else {
            contribute("resolved", now, 1);
            contribute("resolved-with-due", now, onTime == null ? 0 : 1);
            contribute("resolved-on-time", now, Boolean.TRUE.equals(onTime) ? 1 : 0);
        }
        long processing = clock.processing(now);
        ends.add(new CaseResult.End(Instant.ofEpochMilli(now), kind, owner, processing, onTime));
        open = false;
        handedOver = kind == RETURNED;
        lastEnd = now;
    }

    private boolean pay(OracleEvent event) {
        if (!event.text("currency").equals(currency)) {
            return false;
        }
        contribute("amount-paid", event.time(), payments.take(event));
        return true;
    }

    private void contribute(String measure, long at, long amount) {
        tally.add(owner, measure, at, amount);
    }

    private void note(long now) {
        note(now, now);
    }

    private void note(long now, long quietSince) {
        timeline.add(new Timeline.Moment(now, owner, byDay(now), byAcceptance()));
        boolean ready = !open && resolution != null && !handedOver;
        episodes.add(new DossierEpisodes.State(
                now,
                quietSince,
                owner,
                open,
                clock.stands(),
                clock.due(),
                clock.openPauses(),
                steps.earliestDue(),
                apologised,
                ready ? Long.valueOf(lastEnd) : null));
    }

    private Map<String, Long> byDay(long now) {
        Map<String, Long> standings = new HashMap<>();
        if (open) {
            standings.put("open", now);
            Long overdueFrom = clock.overdueFrom();
            if (overdueFrom != null) {
                standings.put("open-with-due", now);
                if (!clock.stands()) {
                    standings.put("overdue", overdueFrom);
                }
            }
            if (steps.anyInterAgency()) {
                standings.put("inter-agency", now);
            }
            Long stepOverdueFrom = steps.overdueFrom();
            if (stepOverdueFrom != null) {
                standings.put("step-overdue", stepOverdueFrom);
            }
        } else if (resolution != null && !handedOver) {
            standings.put("not-collected", now);
        }
        return standings;
    }

    private Set<String> byAcceptance() {
        boolean required = resolution != null && resolution.data().path("resultRequired").asBoolean(true);
        boolean electronic = resolution != null && resolution.data().path("electronicResult").asBoolean(false);
        boolean settled = resolution != null && (electronic || !required);
        boolean withFee = payments.fees() > 0;
        Set<String> standings = quality.standings(settled);
        addIf(withFee, "with-fee", standings);
        addIf(withFee && payments.paid() >= payments.fees(), "paid-in-full", standings);
        addIf(withFee && payments.anySuccess(), "with-payment", standings);
        addIf(withFee && payments.anyOnline(), "paid-online", standings);
        addIf(required, "result-required", standings);
        addIf(required && electronic, "result-electronic", standings);
        addIf(online && settled, "online-in-full", standings);
        return standings;
    }

    private static void addIf(boolean holds, String measure, Set<String> standings) {
        if (holds) {
            standings.add(measure);
        }
    }
}
