package city.ioc.core;

import city.ioc.core.CaseSummary.Dossier;
import city.ioc.core.CaseSummary.State;
import city.ioc.events.DossierEvent;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.events.Event;
import city.ioc.events.PaymentEvent;
import city.ioc.kpi.Measure;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalLong;

/** The life of one accepted dossier, replayed from its events in order. Used once. */
final class DossierFold {
    private final Contribution contribution;
    private final String currency;
    private final Event acceptance;
    private final DossierEvent.Accepted receipt;
    private final long acceptedAt;
    private final List<Event> events;
    private final Event firstSubmission;
    private final ResolutionClock clock;
    private final Payments payments = new Payments();
    private final Standings standings;
    private final Steps steps;
    private final Ratings ratings;
    private final Quality quality;
    private final DossierWatch watch;
    private final Spells spells = new Spells();
    private final Ends ends;

    private String handler;
    private boolean apologised;
    private long lastEvent;
    /** The last event or announcement. */
    private long lastChange;

    /** @param events of the dossier, in case order, the acceptance among them */
    DossierFold(
            Folding folding, Contribution contribution, Episodes episodes, Event acceptance, List<Event> events) {
        this.contribution = contribution;
        this.currency = folding.rules().currency();
        this.acceptance = acceptance;
        this.events = events;
        this.receipt = (DossierEvent.Accepted) acceptance.data();
        this.acceptedAt = acceptance.timeMillis();
        this.clock = new ResolutionClock(folding, receipt.unit(), receipt.procedure(), acceptedAt);
        this.ends = new Ends(contribution, clock);
        this.standings = new Standings(contribution, receipt.unit(), acceptedAt);
        this.steps = new Steps(folding);
        this.watch = new DossierWatch(episodes, clock, steps);
        this.ratings = new Ratings(contribution);
        this.firstSubmission = First.of(events, DossierEvent.Submitted.class).orElse(null);
        this.quality = new Quality(channel() == Channel.ONLINE, folding.rules().nationalPortal());
        this.lastEvent = acceptedAt;
        this.lastChange = acceptedAt;
    }

    Dossier fold() {
        replay();
        pass(Long.MAX_VALUE);
        return summary();
    }

    /** How it stands at a moment after its events, by what is known of the calendar then. */
    Timeline.Standing standing(long at) {
        replay();
        long moment = Math.max(at, lastChange);
        pass(moment);
        if (ends.isOpen()) {
            clock.learn(moment);
        }
        return new Timeline.Standing(
                ends.state().name(),
                standings.owner(),
                boxed(clock.due()),
                clock.usedMillis(moment),
                boxed(clock.leftMillis(moment)));
    }

    private void replay() {
        accept();
        for (Event event : events) {
            if (!event.equals(acceptance)) {
                step(event);
            }
        }
    }

    private void accept() {
        clock.start(instant(receipt.dueAt()), receipt.limit());
        spells.begin(receipt.unit(), acceptedAt);
        contribution.add(receipt.unit(), Measure.RECEIVED, acceptedAt, 1);
        if (channel() == Channel.ONLINE) {
            contribution.add(receipt.unit(), Measure.RECEIVED_ONLINE, acceptedAt, 1);
        }
        if (receipt.channel() == null && firstSubmission == null) {
            contribution.add(receipt.unit(), Measure.CHANNEL_MISSING, acceptedAt, 1);
        }
        settle(acceptedAt);
    }

    private void step(Event event) {
        long at = Math.max(event.timeMillis(), acceptedAt);
        pass(at);
        if (ends.isOpen()) {
            clock.learn(at);
        }
        lastEvent = at;
        boolean regular =
                switch (event.data()) {
                    case PaymentEvent payment -> pay(payment, event.timeMillis());
                    case DossierEvent dossierEvent -> {
                        boolean effective = apply(dossierEvent, event, at);
                        boolean early = event.timeMillis() < acceptedAt && belongsAfterAcceptance(dossierEvent);
                        yield effective && !early;
                    }
                    default -> true;
                };
        if (!regular) {
            contribution.irregular(receipt.unit(), event);
        }
        settle(at);
    }

    private static boolean belongsAfterAcceptance(DossierEvent event) {
        return switch (event) {
            case DossierEvent.Submitted e -> false;
            case DossierEvent.Accepted e -> false;
            case DossierEvent.Refused e -> false;
            case DossierEvent.Digitised e -> false;
            case DossierEvent.Synchronised e -> false;
            case DossierEvent.Rated e -> false;
            case DossierEvent.Superseded e -> false;
            default -> true;
        };
    }

    /** False if the event has no effect where it should have one. */
    private boolean apply(DossierEvent event, Event envelope, long at) {
        return switch (event) {
            case DossierEvent.Submitted e -> envelope.equals(firstSubmission);
            case DossierEvent.Accepted e -> false;
            case DossierEvent.Refused e -> false;
            case DossierEvent.Superseded e -> false;
            case DossierEvent.Digitised e -> {
                quality.digitised(e);
                yield true;
            }
            case DossierEvent.Synchronised e -> {
                quality.synchronised(e);
                yield true;
            }
            case DossierEvent.Rated e -> {
                ratings.rate(e, standings.owner(), at);
                yield true;
            }
            case DossierEvent.Reopened e -> reopen(at);
            case DossierEvent.Returned e -> ends.isOpen() ? end(State.RETURNED, at) : ends.handOver();
            default -> ends.isOpen() && applyWhileOpen(event, at);
        };
    }

    private boolean applyWhileOpen(DossierEvent event, long at) {
        return switch (event) {
            case DossierEvent.Forwarded e -> {
                handler = e.toUnit() == null ? handler : e.toUnit();
                steps.open(e, at, standings.owner());
                yield true;
            }
            case DossierEvent.StepCompleted e -> {
                steps.close(e.step(), at, standings.owner());
                yield true;
            }
            case DossierEvent.Transferred e -> transfer(e.toUnit(), at);
            case DossierEvent.SupplementRequested e -> requestSupplement(at);
            case DossierEvent.Supplemented e -> clock.closeSupplement(instant(e.dueAt()), at);
            case DossierEvent.Paused e -> clock.openPause(e.cause(), at);
            case DossierEvent.Resumed e -> clock.closePause(instant(e.dueAt()), at);
            case DossierEvent.DueChanged e -> {
                apologised |= e.apologyNo() != null;
                yield changeDue(instant(e.dueAt()), at);
            }
            case DossierEvent.ApologyIssued e -> {
                apologised = true;
                yield changeDue(instant(e.dueAt()), at);
            }
            case DossierEvent.Resolved e -> {
                quality.result(e);
                yield end(State.RESOLVED, at);
            }
            case DossierEvent.Withdrawn e -> end(State.WITHDRAWN, at);
            default -> true;
        };
    }

    private boolean requestSupplement(long at) {
        boolean first = clock.openSupplement(at);
        if (first) {
            contribution.add(standings.owner(), Measure.SUPPLEMENTS_REQUESTED, at, 1);
        }
        return first;
    }

    private boolean changeDue(OptionalLong due, long at) {
        due.ifPresent(newDue -> clock.changeDue(newDue, at));
        return true;
    }

    private boolean transfer(String toUnit, long at) {
        if (toUnit.equals(standings.owner())) {
            return false;
        }
        contribution.add(standings.owner(), Measure.TRANSFERRED_OUT, at, 1);
        standings.moveTo(toUnit, at);
        spells.end(at);
        spells.begin(toUnit, at);
        contribution.add(toUnit, Measure.TRANSFERRED_IN, at, 1);
        return true;
    }

    private boolean end(State how, long at) {
        ends.end(how, standings.owner(), at);
        spells.end(at);
        steps.closeAll(at, standings.owner());
        return true;
    }

    private boolean reopen(long at) {
        if (ends.isOpen()) {
            return false;
        }
        quality.result(null);
        ends.reopen(standings.owner(), at);
        spells.begin(standings.owner(), at);
        return true;
    }

    private boolean pay(PaymentEvent payment, long at) {
        if (!Payments.currency(payment).equals(currency)) {
            return false;
        }
        long change = payments.apply(payment);
        if (change != 0) {
            contribution.add(standings.owner(), Measure.AMOUNT_PAID, at, change);
        }
        return true;
    }

    /** Time passes until the next event, or without end after the last; on the way days off may be announced. */
    private void pass(long until) {
        while (ends.isOpen() && clock.learnsAt() < until) {
            long announcement = clock.learnsAt();
            waitFor(announcement);
            clock.learn(announcement);
            settle(announcement);
        }
        waitFor(until);
    }

    /** Nothing happens, but the due of the dossier or of a step may pass. */
    private void waitFor(long until) {
        watch.pass(new DossierWatch.Stretch(
                lastChange, until, lastEvent, standings.owner(), ends.isOpen(), apologised, ends.readySince()));
        OptionalLong overdueFrom = clock.overdueFrom();
        if (ends.isOpen() && !clock.stands() && overdueFrom.isPresent() && overdueFrom.getAsLong() <= until) {
            standings.set(Measure.OVERDUE, true, Math.max(overdueFrom.getAsLong(), lastChange));
        }
        long stepOverdueFrom = steps.overdueFrom();
        if (stepOverdueFrom < Long.MAX_VALUE && stepOverdueFrom <= until) {
            standings.set(Measure.STEP_OVERDUE, true, Math.max(stepOverdueFrom, lastChange));
        }
    }

    /** Makes the standings agree with the state after the events up to {@code at}. */
    private void settle(long at) {
        boolean open = ends.isOpen();
        OptionalLong overdueFrom = clock.overdueFrom();
        standings.set(Measure.OPEN, open, at);
        standings.set(Measure.OPEN_WITH_DUE, open && clock.due().isPresent(), at);
        standings.set(
                Measure.OVERDUE,
                open && !clock.stands() && overdueFrom.isPresent() && overdueFrom.getAsLong() <= at,
                at);
        standings.set(Measure.STEP_OVERDUE, steps.overdueFrom() <= at, at);
        standings.set(Measure.INTER_AGENCY, steps.isAtAnotherAgency(), at);
        standings.set(Measure.NOT_COLLECTED, ends.readySince().isPresent(), at);
        quality.settle(standings, at);
        standings.set(Measure.DISLIKED, ratings.disliked(), at);
        payments.settle(standings, at);
        lastChange = at;
    }

    private Channel channel() {
        if (receipt.channel() != null) {
            return receipt.channel();
        }
        return firstSubmission == null
                ? Channel.DESK
                : ((DossierEvent.Submitted) firstSubmission.data()).channel();
    }

    private Dossier summary() {
        return new Dossier(
                ends.state(),
                standings.owner(),
                handler,
                receipt.procedure(),
                channel(),
                firstSubmission == null ? null : firstSubmission.timeMillis(),
                acceptedAt,
                boxed(clock.due()),
                boxed(clock.overdueFrom()),
                ends.all(),
                payments.fees(),
                payments.paid(),
                clock.pauses().all(),
                steps.all(),
                spells.all(),
                clock.dues());
    }

    private static OptionalLong instant(OffsetDateTime time) {
        return time == null ? OptionalLong.empty() : OptionalLong.of(time.toInstant().toEpochMilli());
    }

    private static Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
