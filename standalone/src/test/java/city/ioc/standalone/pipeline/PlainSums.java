package city.ioc.standalone.pipeline;

import city.ioc.oracle.CaseResult;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one question sums and collects, case by case, by the pages of figures and KPIs alone. */
final class PlainSums {
    private static final Set<String> STOCKS = Set.of(
            "open", "open-with-due", "overdue", "acceptance-waiting", "acceptance-overdue", "inter-agency", "step-overdue",
            "not-collected", "tickets-waiting", "feedback-open", "feedback-overdue", "outages-open", "plan-tasks",
            "plan-tasks-running", "plan-tasks-done");
    private static final Set<String> BY_ACCEPTANCE = Set.of(
            "with-fee", "paid-in-full", "with-payment", "paid-online", "result-required", "result-electronic", "online-in-full",
            "digitised", "digitised-in-full", "reused", "connected", "population-data", "synchronised", "disliked");
    private static final Set<String> BY_RECEIPT = Set.of("feedback-liked", "feedback-disliked", "feedback-unsatisfactory");

    /**
     * @param unit null for the whole city
     * @param after null unless it is a window
     * @param channel null for any
     */
    record Question(String unit, LocalDate from, LocalDate to, Instant after, Instant asOf, String channel) {}

    private final PlainCases cases;
    private final Question question;
    private final ZoneId zone;
    private final Map<String, Long> sums = new HashMap<>();
    private final Set<String> procedures = new HashSet<>();
    private final List<Long> processing = new ArrayList<>();
    private final List<Long> waiting = new ArrayList<>();
    private final boolean heardOf;

    PlainSums(PlainCases cases, Question question, ZoneId zone) {
        this.cases = cases;
        this.question = question;
        this.zone = zone;
        List<PlainCases.Amount> amounts = cases.amounts(question.unit());
        heardOf = amounts.stream().anyMatch(each -> !each.cell().label().isAfter(question.asOf()));
        amounts.forEach(this::add);
        cases.results().forEach(this::addTimes);
    }

    private void add(PlainCases.Amount each) {
        String measure = each.cell().measure();
        LocalDate cohort = each.cell().cohort();
        if (each.cell().label().isAfter(question.asOf()) || !isAsked(each.of())) {
            return;
        }
        boolean stands = STOCKS.contains(measure);
        boolean inDays = !cohort.isAfter(question.to()) && (stands || !cohort.isBefore(question.from()));
        boolean inWindow = stands || question.after() == null || moment(each).isAfter(question.after());
        if (inDays && inWindow && cases.belongs(each.cell().unit(), stands ? question.to() : cohort, question.unit())) {
            sums.merge(measure, each.amount(), Long::sum);
            if (measure.equals("received")) {
                procedures.add(each.of().procedure());
            }
        }
    }

    /** What decides whether an amount is in a window. */
    private static Instant moment(PlainCases.Amount each) {
        if (BY_ACCEPTANCE.contains(each.cell().measure())) {
            return each.of().acceptedAt();
        }
        return BY_RECEIPT.contains(each.cell().measure())
                ? each.of().feedback().receivedAt()
                : each.cell().label();
    }

    private boolean isAsked(CaseResult result) {
        return question.channel() == null || result != null && question.channel().equals(result.channel());
    }

    long of(String measure) {
        return sums.getOrDefault(measure, 0L);
    }

    /** Whether anything is known of the unit up to the moment asked for, of whatever channel, measure or day. */
    boolean isHeardOf() {
        return heardOf;
    }

    /** How many different procedures the dossiers have that were accepted in the period. */
    long procedures() {
        return procedures.size();
    }

    private void addTimes(CaseResult result) {
        if (!isAsked(result)) {
            return;
        }
        for (CaseResult.End end : result.ends()) {
            if (end.kind() != CaseResult.EndKind.WITHDRAWN && isIn(end.at(), end.unit())) {
                processing.add(end.processingMillis());
            }
        }
        Long waited = result.waitingMillis();
        if (waited != null && isIn(result.takenAt().plusMillis(waited), result.ticketUnit())) {
            waiting.add(waited);
        }
    }

    /** Of the dossiers resolved or returned in the period, in milliseconds. */
    List<Long> processing() {
        return processing;
    }

    /** Of the tickets called in the period, in milliseconds. */
    List<Long> waiting() {
        return waiting;
    }

    private boolean isIn(Instant at, String unit) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        return !at.isAfter(question.asOf())
                && (question.after() == null || at.isAfter(question.after()))
                && !day.isBefore(question.from())
                && !day.isAfter(question.to())
                && cases.belongs(unit, day, question.unit());
    }
}
