package city.ioc.producers.simulator;

import city.ioc.events.DossierEvent;
import city.ioc.events.DossierEvent.Outcome;
import city.ioc.events.ServiceEvent;
import city.ioc.events.ServiceEvent.FeedbackKind;
import java.util.List;

/** From the decision to the hand-over, and what people say about it. */
final class HandOver {
    private static final String NATIONAL_PORTAL = "DVCQG";

    private final Dossier dossier;
    private final SimulationRules.Dossiers rules;
    private final Dice dice;

    HandOver(Dossier dossier) {
        this.dossier = dossier;
        this.rules = dossier.rules().dossiers();
        this.dice = dossier.dice();
    }

    /** @param late whether people have reason to complain */
    void run(boolean late) {
        boolean electronic = dice.chance(rules.electronicResult());
        resolve(outcome(), electronic);
        if (dice.chance(rules.synchronised())) {
            long at = dossier.now() + dice.between(1, 90) * Dossier.MINUTE;
            dossier.log().portal(at, new DossierEvent.Synchronised(NATIONAL_PORTAL, dice.chance(0.985)));
        }
        if (dice.chance(rules.notCollected())) {
            return;
        }
        handOver(electronic);
        if (dice.chance(rules.reopened())) {
            dossier.work(dice.between(8, 40) * (double) Dossier.HOUR);
            dossier.desk(new DossierEvent.Reopened("the result has an error"));
            dossier.work(dice.between(1, 5) * (double) Dossier.HOUR);
            resolve(Outcome.APPROVED, electronic);
            handOver(electronic);
        }
        if (dice.chance(rules.rated())) {
            rate(late);
        }
    }

    private Outcome outcome() {
        if (dice.chance(rules.rejected())) {
            return Outcome.REJECTED;
        }
        return dice.chance(rules.stopped()) ? Outcome.STOPPED : Outcome.APPROVED;
    }

    private void resolve(Outcome outcome, boolean electronic) {
        dossier.desk(new DossierEvent.Resolved(outcome, electronic, true));
    }

    private void handOver(boolean electronic) {
        if (electronic && dossier.isOnline() && dice.chance(0.8)) {
            dossier.work(dice.between(1, 12) * (double) Dossier.MINUTE);
            dossier.desk(new DossierEvent.Returned(DossierEvent.HandOver.ONLINE));
        } else if (dice.chance(0.15)) {
            dossier.work(dice.between(4, 16) * (double) Dossier.HOUR);
            dossier.desk(new DossierEvent.Returned(DossierEvent.HandOver.POSTAL));
        } else {
            dossier.work(5 * Dossier.MINUTE + dice.exponential(5) * Dossier.HOUR);
            dossier.desk(new DossierEvent.Returned(DossierEvent.HandOver.DESK));
        }
    }

    private void rate(boolean late) {
        boolean liked = dice.chance(late ? rules.liked() / 2 : rules.liked());
        long at = dossier.now() + (long) (dice.exponential(10) * Dossier.HOUR);
        DossierEvent rating = dice.chance(0.5)
                ? new DossierEvent.Rated(null, liked)
                : new DossierEvent.Rated((int) (liked ? dice.between(4, 5) : dice.between(1, 3)), null);
        dossier.log().portal(at, rating);
    }

    /** Someone writes to the city about it. */
    List<Delivery> feedback(CaseLog log) {
        long at = dossier.now() + dice.between(1, 72) * Dossier.HOUR;
        if (!dossier.agency().unit().validity().contains(dossier.calendar().localDay(at))) {
            return List.of();
        }
        FeedbackKind kind = dice.chance(0.3) ? FeedbackKind.STAFF : FeedbackKind.REGULATION;
        log.portal(at, new ServiceEvent.FeedbackReceived(dossier.agency().code(), kind));
        long answered = dossier.calendar().add(at, dice.between(8, 110) * Dossier.HOUR);
        log.desk(dossier.agency(), answered, new ServiceEvent.FeedbackAnswered());
        log.desk(
                dossier.agency(),
                dossier.calendar().add(answered, dice.between(1, 16) * Dossier.HOUR),
                new ServiceEvent.FeedbackPublished());
        if (dice.chance(0.5)) {
            log.portal(answered + 2 * Dossier.DAY, new ServiceEvent.FeedbackRated(dice.chance(rules.liked())));
        }
        return log.inOrder();
    }
}
