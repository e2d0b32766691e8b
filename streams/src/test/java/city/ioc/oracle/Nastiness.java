package city.ioc.oracle;

import city.ioc.events.Correction;
import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.EventData;
import city.ioc.events.OperatorAction;
import city.ioc.events.PaymentEvent;
import city.ioc.events.ServiceEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Looks for each kind of trouble in the events of a history, whatever the generator meant to make. */
final class Nastiness {
    private static final Map<String, BiPredicate<List<Event>, CaseResult>> KINDS = new LinkedHashMap<>();

    static {
        kind("orphan", (events, result) -> result.state() == CaseResult.State.ORPHAN);
        kind("second acceptance", (events, result) -> count(events, DossierEvent.Accepted.class) > 1);
        kind("end before acceptance", pair(DossierEvent.Resolved.class, DossierEvent.Accepted.class));
        kind("reopening before acceptance", pair(DossierEvent.Reopened.class, DossierEvent.Accepted.class));
        kind("step before acceptance", pair(DossierEvent.Forwarded.class, DossierEvent.Accepted.class));
        kind("transfer before acceptance", pair(DossierEvent.Transferred.class, DossierEvent.Accepted.class));
        kind("pause before acceptance", pair(DossierEvent.Paused.class, DossierEvent.Accepted.class));
        kind("step after the end", pair(DossierEvent.Returned.class, DossierEvent.Forwarded.class));
        kind("pause after the end", pair(DossierEvent.Resolved.class, DossierEvent.Paused.class));
        kind("transfer after the end", pair(DossierEvent.Resolved.class, DossierEvent.Transferred.class));
        kind("second hand-over", (events, result) -> count(events, DossierEvent.Returned.class) > 1);
        kind("two reopenings", (events, result) -> count(events, DossierEvent.Reopened.class) > 1);
        kind("three ends", (events, result) -> result.ends().size() > 2);
        kind("second submission", (events, result) -> count(events, DossierEvent.Submitted.class) > 1);
        kind("refused and accepted", pair(DossierEvent.Refused.class, DossierEvent.Accepted.class));
        kind("superseded", data(DossierEvent.Superseded.class, (event, by) -> !by.by().equals(event.subject())));
        kind("superseded by itself", data(DossierEvent.Superseded.class, (event, by) -> by.by().equals(event.subject())));
        kind("payment before the dossier", pair(PaymentEvent.Succeeded.class, DossierEvent.Accepted.class));
        kind("refund in part", payments(PaymentEvent.Refunded.class, amounts -> amounts > 0));
        kind("refund in full", payments(PaymentEvent.Refunded.class, amounts -> amounts == 0));
        kind("refund of nothing", (events, result) -> result.paid() < 0);
        kind("payment repeated with another amount", payments(PaymentEvent.Succeeded.class, amounts -> amounts != 0));
        kind("payment repeated alike", (events, result) -> count(events, PaymentEvent.Succeeded.class) > 1);
        kind("foreign currency", data(PaymentEvent.Succeeded.class, (event, paid) -> paid.currency().equals("USD")));
        kind("failed payment", (events, result) -> count(events, PaymentEvent.Failed.class) > 0);
        kind("due changed during a pause", inARow(
                DossierEvent.SupplementRequested.class, DossierEvent.DueChanged.class, DossierEvent.Supplemented.class));
        kind("nested pauses", inARow(
                DossierEvent.SupplementRequested.class, DossierEvent.Paused.class, DossierEvent.Supplemented.class));
        kind("end during a pause", inARow(
                DossierEvent.Paused.class, DossierEvent.Resolved.class, DossierEvent.Resumed.class));
        kind("open with a due after all events", (events, result) -> result.dueAt() != null
                && result.ends().isEmpty()
                && result.dueAt().toEpochMilli() > events.get(events.size() - 1).timeMillis());
        kind("events at the same time", neighbours((a, b) -> a.timeMillis() == b.timeMillis()));
        kind("one type at the same time", neighbours((a, b) -> a.timeMillis() == b.timeMillis() && a.type() == b.type()));
        kind("equal identities with other content", (events, result) -> events.stream()
                .anyMatch(a -> events.stream().anyMatch(b -> a.identity().equals(b.identity()) && !a.equals(b))));
        kind("void", data(Correction.class, (event, fix) -> fix.action() == Correction.Action.VOID));
        kind("replacement", data(Correction.class, (event, fix) -> fix.action() == Correction.Action.REPLACE));
        kind("correction of nothing", data(Correction.class, (event, fix) -> fix.targetId().equals("never-was")));
        kind("correction of itself", data(Correction.class, (event, fix) -> fix.target().equals(event.identity())));
        kind("correction of a correction", corrections((fix, target) ->
                target.data() instanceof Correction && target.recordedMillis() < fix.recordedMillis()));
        kind("correction of a later correction", corrections((fix, target) ->
                target.data() instanceof Correction && target.recordedMillis() > fix.recordedMillis()));
        kind("correction recorded before its target", corrections((fix, target) ->
                fix.recordedMillis() < target.recordedMillis()));
        kind("two corrections of one target", (events, result) -> events.stream()
                .anyMatch(a -> events.stream().anyMatch(b -> a.data() instanceof Correction first
                        && b.data() instanceof Correction second
                        && first.target().equals(second.target())
                        && !a.equals(b))));
        kind("replacement of another type", corrections((fix, target) ->
                ((Correction) fix.data()).data() != null && ((Correction) fix.data()).data().text().contains("nothing else")));
        kind("ticket with the subject of a dossier", (events, result) -> result.takenAt() != null && result.acceptedAt() != null);
        kind("ticket called twice", (events, result) -> count(events, ServiceEvent.TicketCalled.class) > 1);
        kind("ticket called before it was taken", pair(ServiceEvent.TicketCalled.class, ServiceEvent.TicketTaken.class));
        kind("ticket abandoned and served", pair(ServiceEvent.TicketAbandoned.class, ServiceEvent.TicketServed.class));
        addAcceptance();
        addCalendars();
        addQualityAndSteps();
        addFeedback();
        addServices();
    }

    private static void addAcceptance() {
        kind("acceptance a working day after the submission", apart(86_400_000));
        kind("acceptance a millisecond later", apart(86_400_001));
        kind("online submission never answered", (events, result) -> result.state() == CaseResult.State.SUBMITTED
                && result.channel().equals("ONLINE"));
        kind("online submission refused", any((a, b) -> isOnline(a) && b.data() instanceof DossierEvent.Refused));
        kind("submission after the acceptance", pair(DossierEvent.Accepted.class, DossierEvent.Submitted.class));
    }

    private static BiPredicate<List<Event>, CaseResult> apart(long millis) {
        return any((a, b) -> isOnline(a)
                && b.data() instanceof DossierEvent.Accepted
                && b.timeMillis() - a.timeMillis() == millis);
    }

    private static boolean isOnline(Event event) {
        return event.data() instanceof DossierEvent.Submitted submitted
                && submitted.channel() == DossierEvent.Channel.ONLINE;
    }

    private static void addCalendars() {
        kind("accepted by a unit with hours of its own", data(
                DossierEvent.Accepted.class, (event, receipt) -> TestCity.CHANGING.unitHours().containsKey(receipt.unit())));
        kind("transferred by a unit with hours of its own", any((a, b) -> a.data() instanceof DossierEvent.Accepted receipt
                && TestCity.CHANGING.unitHours().containsKey(receipt.unit())
                && b.data() instanceof DossierEvent.Transferred));
        kind("a day off is announced while a computed due runs", across(
                DossierEvent.Accepted.class, DossierEvent.Resolved.class, receipt -> receipt.dueAt() == null));
        kind("a day off is announced while a printed due runs", across(
                DossierEvent.Accepted.class, DossierEvent.Resolved.class, receipt -> receipt.dueAt() != null));
        kind("a day off is announced during a pause", across(
                DossierEvent.SupplementRequested.class, DossierEvent.Supplemented.class, request -> true));
        kind("a day off is announced after a pause", across(
                DossierEvent.Supplemented.class, DossierEvent.Resolved.class, supplement -> true));
        kind("a day off is announced while an online submission waits", across(
                DossierEvent.Submitted.class,
                DossierEvent.Accepted.class,
                submission -> submission.channel() == DossierEvent.Channel.ONLINE));
        kind("a day off is announced while feedback is open", across(
                ServiceEvent.FeedbackReceived.class, ServiceEvent.FeedbackAnswered.class, received -> true));
        kind("an event at the moment of an announcement", (events, result) -> events.stream()
                .anyMatch(event -> TestCity.CHANGING.announced().containsValue(event.time().toInstant())));
        kind("a day off is announced between an end and a reopening", across(
                DossierEvent.Resolved.class, DossierEvent.Reopened.class, end -> true));
    }

    /** An announcement between an event of the one type, which passes the test, and one of the other. */
    private static <T extends EventData> BiPredicate<List<Event>, CaseResult> across(
            Class<T> first, Class<? extends EventData> second, Predicate<T> test) {
        return any((a, b) -> first.isInstance(a.data())
                && test.test(first.cast(a.data()))
                && second.isInstance(b.data())
                && TestCity.CHANGING.announced().values().stream()
                        .anyMatch(at -> a.timeMillis() < at.toEpochMilli() && at.toEpochMilli() < b.timeMillis()));
    }

    private static void addQualityAndSteps() {
        kind("digitised before the acceptance", pair(DossierEvent.Digitised.class, DossierEvent.Accepted.class));
        kind("digitised after the end", pair(DossierEvent.Resolved.class, DossierEvent.Digitised.class));
        kind("rated before the acceptance", pair(DossierEvent.Rated.class, DossierEvent.Accepted.class));
        kind("rated again", (events, result) -> count(events, DossierEvent.Rated.class) > 2);
        kind("rated before a transfer", pair(DossierEvent.Rated.class, DossierEvent.Transferred.class));
        kind("portal in other letters", data(
                DossierEvent.Synchronised.class, (event, to) -> to.target().equals("DvcQG")));
        kind("synchronised elsewhere", data(DossierEvent.Synchronised.class, (event, to) -> to.target().equals("BTP")));
        kind("step forwarded again", (events, result) -> result.steps().stream()
                .anyMatch(a -> result.steps().stream().anyMatch(b -> a != b && a.name().equals(b.name()))));
        kind("step never completed", (events, result) -> result.steps().stream()
                .anyMatch(step -> step.until() == null));
        kind("step overdue", (events, result) -> result.steps().stream()
                .anyMatch(step -> step.dueAt() != null && step.until() != null && step.dueAt().isBefore(step.until())));
        kind("step of another agency", (events, result) -> result.steps().stream()
                .anyMatch(CaseResult.Step::interAgency));
        kind("completion of no step", data(
                DossierEvent.StepCompleted.class, (event, done) -> done.step().equals("chưa từng có")));
        kind("no result required", data(
                DossierEvent.Resolved.class, (event, end) -> Boolean.FALSE.equals(end.resultRequired())));
    }

    private static void addFeedback() {
        kind("feedback never received", (events, result) -> result.feedback() == null
                && count(events, ServiceEvent.FeedbackAnswered.class) > 0);
        kind("feedback received twice", (events, result) -> count(events, ServiceEvent.FeedbackReceived.class) > 1);
        kind("answer before the receipt", pair(
                ServiceEvent.FeedbackAnswered.class, ServiceEvent.FeedbackReceived.class));
        kind("answer and refusal", pair(ServiceEvent.FeedbackAnswered.class, ServiceEvent.FeedbackRefused.class));
        kind("published before the answer", pair(
                ServiceEvent.FeedbackPublished.class, ServiceEvent.FeedbackAnswered.class));
        kind("published twice", (events, result) -> count(events, ServiceEvent.FeedbackPublished.class) > 1);
        kind("published after a refusal", pair(
                ServiceEvent.FeedbackRefused.class, ServiceEvent.FeedbackPublished.class));
        kind("liked and disliked", any((a, b) -> a.data() instanceof ServiceEvent.FeedbackRated first
                && b.data() instanceof ServiceEvent.FeedbackRated second
                && first.liked() != second.liked()));
        kind("answered exactly three weeks later", any((a, b) -> a.data() instanceof ServiceEvent.FeedbackReceived
                && b.data() instanceof ServiceEvent.FeedbackAnswered
                && b.timeMillis() - a.timeMillis() == 21 * 86_400_000L));
        kind("feedback on a dossier", (events, result) -> result.feedback() != null && result.acceptedAt() != null);
    }

    private static void addServices() {
        kind("outage never started", (events, result) -> result.outage() == null
                && count(events, ServiceEvent.OutageEnded.class) > 0);
        kind("outage ended before its start", pair(ServiceEvent.OutageEnded.class, ServiceEvent.OutageStarted.class));
        kind("outage started twice", (events, result) -> count(events, ServiceEvent.OutageStarted.class) > 1);
        kind("outage ended twice", (events, result) -> count(events, ServiceEvent.OutageEnded.class) > 1);
        kind("plan task moved", any((a, b) -> a.data() instanceof ServiceEvent.PlanTaskUpdated first
                && b.data() instanceof ServiceEvent.PlanTaskUpdated second
                && !first.unit().equals(second.unit())));
        kind("indicator revised", any((a, b) -> a.data() instanceof ServiceEvent.IndicatorPublished first
                && b.data() instanceof ServiceEvent.IndicatorPublished second
                && first.indicator().equals(second.indicator())
                && first.period().equals(second.period())
                && !first.value().equals(second.value())));
        kind("operator on a dossier", (events, result) -> result.actions() > 0 && result.acceptedAt() != null);
        kind("operator on nothing", (events, result) -> result.actions() > 0 && result.state() == null);
        kind("operator before the acceptance", any((a, b) -> a.data() instanceof OperatorAction
                && b.data() instanceof DossierEvent.Accepted
                && a.timeMillis() < b.timeMillis()));
    }

    private Nastiness() {}

    /** In how many cases each kind occurs. */
    static Map<String, Integer> count(List<Event> history, OracleResult result) {
        Map<String, List<Event>> cases = new TreeMap<>();
        for (Event event : history) {
            cases.computeIfAbsent(event.subject(), subject -> new ArrayList<>()).add(event);
        }
        Map<String, Integer> found = new LinkedHashMap<>();
        KINDS.keySet().forEach(name -> found.put(name, 0));
        cases.forEach((subject, events) -> KINDS.forEach((name, kind) -> {
            if (kind.test(events, result.cases().get(subject))) {
                found.merge(name, 1, Integer::sum);
            }
        }));
        return found;
    }

    private static void kind(String name, BiPredicate<List<Event>, CaseResult> kind) {
        KINDS.put(name, kind);
    }

    private static long count(List<Event> events, Class<? extends EventData> type) {
        return events.stream().filter(event -> type.isInstance(event.data())).count();
    }

    /** An event of the one type at an earlier time than one of the other. */
    private static BiPredicate<List<Event>, CaseResult> pair(
            Class<? extends EventData> first, Class<? extends EventData> second) {
        return any((a, b) -> first.isInstance(a.data())
                && second.isInstance(b.data())
                && a.timeMillis() < b.timeMillis());
    }

    private static BiPredicate<List<Event>, CaseResult> neighbours(BiPredicate<Event, Event> test) {
        return (events, result) -> {
            for (int i = 1; i < events.size(); i++) {
                if (test.test(events.get(i - 1), events.get(i))) {
                    return true;
                }
            }
            return false;
        };
    }

    private static BiPredicate<List<Event>, CaseResult> inARow(
            Class<? extends EventData> first, Class<? extends EventData> second, Class<? extends EventData> third) {
        return (events, result) -> {
            for (int i = 2; i < events.size(); i++) {
                if (first.isInstance(events.get(i - 2).data())
                        && second.isInstance(events.get(i - 1).data())
                        && third.isInstance(events.get(i).data())) {
                    return true;
                }
            }
            return false;
        };
    }

    private static <T extends EventData> BiPredicate<List<Event>, CaseResult> data(
            Class<T> type, BiPredicate<Event, T> test) {
        return (events, result) -> events.stream()
                .anyMatch(event -> type.isInstance(event.data()) && test.test(event, type.cast(event.data())));
    }

    /** A success followed by another payment event of the same id; the test is given the first amount less the second. */
    private static BiPredicate<List<Event>, CaseResult> payments(
            Class<? extends PaymentEvent> then, Predicate<Integer> difference) {
        return any((a, b) -> a.data() instanceof PaymentEvent.Succeeded success
                && then.isInstance(b.data())
                && !a.equals(b)
                && (b.data() instanceof PaymentEvent.Refunded refund
                        ? refund.paymentId().equals(success.paymentId())
                                && difference.test(success.amount().compareTo(refund.amount()))
                        : b.data() instanceof PaymentEvent.Succeeded second
                                && second.paymentId().equals(success.paymentId())
                                && difference.test(success.amount().compareTo(second.amount()))));
    }

    private static BiPredicate<List<Event>, CaseResult> corrections(BiPredicate<Event, Event> fixAndTarget) {
        return any((fix, target) -> fix.data() instanceof Correction correction
                && correction.target().equals(target.identity())
                && fixAndTarget.test(fix, target));
    }

    private static BiPredicate<List<Event>, CaseResult> any(BiPredicate<Event, Event> test) {
        return (events, result) -> events.stream().anyMatch(a -> events.stream().anyMatch(b -> test.test(a, b)));
    }
}
