package city.ioc.producers.simulator;

import city.ioc.events.DossierEvent;
import city.ioc.events.DossierEvent.PauseCause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** From the receipt to the decision: steps on a line of work, each at a share of it. */
final class Processing {
    private static final double WITHOUT_LIMIT_HOURS = 16;
    private static final double APOLOGY_BEFORE_HOURS = 8;
    private static final double OVERDUE_HOURS = 28;
    private static final double SUPPLEMENT_DAYS = 2.2;
    private static final double NEVER_SUPPLEMENTED = 0.03;
    private static final double APPRAISED = 0.08;
    private static final double LATE_APOLOGY = 0.3;

    private record Step(double share, Runnable what) {}

    private final Dossier dossier;
    private final FeePart fee;
    private final Dice dice;
    private final List<Step> steps = new ArrayList<>();
    private double work;
    private boolean late;

    Processing(Dossier dossier, FeePart fee) {
        this.dossier = dossier;
        this.fee = fee;
        this.dice = dossier.dice();
    }

    /** Tells the processing up to the decision, which is not part of it. Says whether the result is late. */
    boolean run() {
        work = amountOfWork();
        plan();
        steps.sort(Comparator.comparingDouble(Step::share));
        double done = 0;
        for (Step step : steps) {
            dossier.work((step.share() - done) * work);
            done = step.share();
            if (dossier.ended()) {
                return late;
            }
            step.what().run();
            if (dossier.ended()) {
                return late;
            }
        }
        dossier.work((1 - done) * work);
        return late;
    }

    /** Working time from the receipt to the decision, pauses left out; settles whether that is in time. */
    private double amountOfWork() {
        if (dossier.due() == Dossier.NEVER) {
            return (0.2 + dice.share()) * WITHOUT_LIMIT_HOURS * Dossier.HOUR;
        }
        double allowed = dossier.calendar().between(dossier.now(), dossier.due());
        if (!dice.chance(dossier.agency().late())) {
            double share = dossier.isQuick() ? 0.02 + 0.9 * square(dice.share()) : 1 - 0.8 * StrictMath.pow(dice.share(), 1.2);
            return allowed * Math.min(0.96, share * dossier.agency().pace());
        }
        double needed = allowed + (4 + dice.exponential(14)) * Dossier.HOUR;
        if (allowed > 3 * APOLOGY_BEFORE_HOURS * Dossier.HOUR && dice.chance(dossier.rules().dossiers().apology())) {
            apologise((allowed - APOLOGY_BEFORE_HOURS * Dossier.HOUR) / needed);
            return needed;
        }
        late = true;
        long nextDay = dossier.calendar().startOfDay(dossier.calendar().localDay(dossier.due()).plusDays(1));
        return dossier.calendar().between(dossier.now(), nextDay) + (0.5 + dice.exponential(OVERDUE_HOURS)) * Dossier.HOUR;
    }

    private static double square(double value) {
        return value * value;
    }

    private void apologise(double share) {
        steps.add(new Step(share, () -> {
            long newDue = dossier.calendar().add(dossier.now(), (long) ((1 - share) * work) + 4 * Dossier.HOUR);
            dossier.due(newDue);
            dossier.desk(new DossierEvent.ApologyIssued("more time is needed to verify", dossier.printedDue()));
        }));
    }

    private void plan() {
        digitise();
        if (dossier.isQuick()) {
            if (dice.chance(0.5)) {
                handledBy("process", 0.1, 0.8);
            }
        } else {
            handledBy("appraise", 0.04, 0.5);
            handledBy("sign", 0.55, 0.94);
            if (dice.chance(dossier.rules().dossiers().interAgency())) {
                consult(0.1 + 0.2 * dice.share());
            }
        }
        if (dice.chance(dossier.agency().supplement() * (dossier.isQuick() ? 0.5 : 1.4))) {
            double share = 0.08 + 0.4 * dice.share();
            steps.add(new Step(share, () -> supplement("1")));
            if (dice.chance(dossier.rules().dossiers().secondSupplement())) {
                steps.add(new Step(share + 0.1, () -> supplement("2")));
            }
        }
        askForFee();
        ownerOrEnd();
        if (late && dice.chance(LATE_APOLOGY)) {
            steps.add(new Step(0.95, () -> dossier.desk(new DossierEvent.ApologyIssued("the unit is overloaded", null))));
        }
    }

    private void ownerOrEnd() {
        if (dice.chance(dossier.rules().dossiers().transferred())) {
            steps.add(new Step(0.05 + 0.1 * dice.share(), dossier::transfer));
        }
        if (dice.chance(dossier.rules().dossiers().withdrawn())) {
            steps.add(new Step(0.2 + 0.7 * dice.share(), () -> {
                dossier.desk(new DossierEvent.Withdrawn());
                dossier.end();
            }));
        }
    }

    private void digitise() {
        if (dice.chance(dossier.rules().dossiers().digitised())) {
            int components = (int) dice.between(1, 6);
            int digitised = dice.chance(0.9) ? components : (int) dice.between(0, components);
            Integer reused = dice.chance(0.35) ? (int) dice.between(0, digitised) : null;
            Integer connected = dice.chance(0.3) ? (int) dice.between(0, digitised) : null;
            Boolean population = dice.chance(0.6) ? Boolean.TRUE : null;
            steps.add(new Step(0.01, () -> dossier.desk(
                    new DossierEvent.Digitised(components, digitised, reused, connected, population))));
        }
    }

    private void handledBy(String step, double from, double to) {
        steps.add(new Step(from, () -> dossier.desk(new DossierEvent.Forwarded(null, step, null, null))));
        steps.add(new Step(to, () -> dossier.desk(new DossierEvent.StepCompleted(step))));
    }

    private void consult(double share) {
        double needed = 0.25;
        steps.add(new Step(share, () -> {
            Agency asked = dossier.agenciesNow().consulted(dice, dossier.agency());
            long stepDue = dossier.calendar().add(dossier.now(), (long) (work * needed * 1.2));
            dossier.desk(new DossierEvent.Forwarded(asked.code(), "consult", dossier.local(stepDue), true));
        }));
        steps.add(new Step(share + needed, () -> dossier.desk(new DossierEvent.StepCompleted("consult"))));
    }

    private void supplement(String requestNo) {
        long since = dossier.now();
        dossier.desk(new DossierEvent.SupplementRequested(requestNo));
        if (dice.chance(NEVER_SUPPLEMENTED)) {
            dossier.end();
            return;
        }
        comeBack(since + Dossier.HOUR + (long) (dice.exponential(SUPPLEMENT_DAYS) * Dossier.DAY));
        dossier.pushDue(PauseCause.SUPPLEMENT, since);
        dossier.desk(new DossierEvent.Supplemented(dice.chance(0.5) ? dossier.printedDue() : null));
    }

    /** Where the law lets the clock stand until a fee is paid, it is asked for in the middle; elsewhere with the receipt. */
    private void askForFee() {
        Set<PauseCause> pauses = dossier.procedure().countedPauses().orElse(Set.of());
        if (!pauses.contains(PauseCause.FEE)) {
            steps.add(new Step(0, fee::request));
            return;
        }
        steps.add(new Step(0.5, () -> {
            long since = dossier.now();
            long paid = fee.request();
            if (paid != Dossier.NEVER) {
                pause(PauseCause.FEE, since, paid);
            }
        }));
        if (dice.chance(APPRAISED)) {
            steps.add(new Step(0.3, () -> {
                long since = dossier.now();
                pause(PauseCause.APPRAISAL, since, since + dice.between(1, 5) * Dossier.DAY);
            }));
        }
    }

    private void pause(PauseCause cause, long since, long until) {
        dossier.desk(new DossierEvent.Paused(cause));
        comeBack(until);
        dossier.pushDue(cause, since);
        dossier.desk(new DossierEvent.Resumed(dice.chance(0.5) ? dossier.printedDue() : null));
    }

    /** The desk notices in its hours. */
    private void comeBack(long at) {
        dossier.waitUntil(at);
        dossier.work(0);
    }
}
