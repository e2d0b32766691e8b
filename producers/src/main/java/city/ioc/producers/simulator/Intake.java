package city.ioc.producers.simulator;

import city.ioc.events.DossierEvent;
import city.ioc.events.DossierEvent.Channel;

/** From the submission to the receipt, or to a refusal. */
final class Intake {
    private static final double USUAL_MINUTES_ONLINE = 90;
    private static final long ALLOWED_MINUTES_ONLINE = 8 * 60;
    private static final double WITHDRAWN_AT_ONCE = 0.3;

    private final Dossier dossier;
    private final Dice dice;

    Intake(Dossier dossier) {
        this.dossier = dossier;
        this.dice = dossier.dice();
    }

    /** Comes in over the counter; accepted while it is served there. */
    void atTheDesk(long served) {
        dossier.waitUntil(served);
        dossier.work(0);
        accept();
    }

    /** Comes in online or by post and is examined later. */
    void fromAfar() {
        String unit = dossier.agency().code();
        String procedure = dossier.procedure().code();
        dossier.waitUntil(dossier.portalAnswers(dossier.now()));
        DossierEvent submitted = new DossierEvent.Submitted(unit, procedure, dossier.channel());
        if (dossier.isOnline()) {
            dossier.log().portal(dossier.now(), submitted);
        } else {
            dossier.desk(submitted);
        }
        dossier.work(examination() * Dossier.MINUTE);
        SimulationRules.Dossiers rules = dossier.rules().dossiers();
        if (dice.chance(rules.refused())) {
            dossier.desk(new DossierEvent.Refused("not the competence of this unit"));
            dossier.end();
        } else if (dice.chance(rules.withdrawn() * WITHDRAWN_AT_ONCE)) {
            dossier.desk(new DossierEvent.Withdrawn());
            dossier.end();
        } else {
            accept();
        }
    }

    private double examination() {
        if (dossier.channel() == Channel.POSTAL) {
            return dice.between(30, 200);
        }
        return dice.chance(dossier.rules().dossiers().acceptedLate())
                ? dice.between(ALLOWED_MINUTES_ONLINE, 3 * ALLOWED_MINUTES_ONLINE)
                : Math.min(ALLOWED_MINUTES_ONLINE - 10, 5 + dice.exponential(USUAL_MINUTES_ONLINE));
    }

    private void accept() {
        if (dossier.ended()) {
            return;
        }
        dossier.accept();
        // Not every desk prints the due; where it does not, whoever reads the events computes the same one.
        boolean printed = dice.chance(0.85);
        dossier.desk(new DossierEvent.Accepted(
                dossier.agency().code(),
                dossier.procedure().code(),
                dossier.channel(),
                printed ? dossier.printedDue() : null,
                null,
                null));
    }
}
