package city.ioc.oracle;

import java.util.List;

import static city.ioc.oracle.CaseResult.State.ORPHAN;
import static city.ioc.oracle.CaseResult.State.REFUSED;
import static city.ioc.oracle.CaseResult.State.SUBMITTED;
import static city.ioc.oracle.CaseResult.State.WITHDRAWN;

/** What the dossier events of a case without acceptance come to. */
final class UnacceptedWalk {
    final PaymentBook payments = new PaymentBook();
    CaseResult.State state;
    long irregular;

    private final Tally tally;

    private UnacceptedWalk(Tally tally) {
        this.tally = tally;
    }

    static UnacceptedWalk walk(List<OracleEvent> own, OracleEvent submission, String currency, Tally tally) {
        UnacceptedWalk walk = new UnacceptedWalk(tally);
        for (OracleEvent event : own) {
            CaseResult.State next = stateAfter(event);
            if (next == ORPHAN && walk.state != ORPHAN) {
                String unit = submission == null ? BatchOracle.UNKNOWN_UNIT : submission.text("unit");
                tally.add(unit, "orphans", event.time(), 1);
            }
            walk.state = walk.state == ORPHAN ? ORPHAN : next;
        }
        for (OracleEvent event : own) {
            if (event.type().startsWith("payment.")) {
                walk.pay(event, currency);
            } else if (event.is("dossier.submitted") && !event.equals(submission) && walk.state != ORPHAN) {
                walk.countIrregular(event);
            }
        }
        return walk;
    }

    private static CaseResult.State stateAfter(OracleEvent event) {
        return switch (event.type()) {
            case "dossier.submitted" -> SUBMITTED;
            case "dossier.refused" -> REFUSED;
            case "dossier.withdrawn" -> WITHDRAWN;
            default -> ORPHAN;
        };
    }

    private void pay(OracleEvent event, String currency) {
        if (event.text("currency").equals(currency)) {
            tally.add(BatchOracle.UNKNOWN_UNIT, "amount-paid", event.time(), payments.take(event));
        } else {
            countIrregular(event);
        }
    }

    private void countIrregular(OracleEvent event) {
        irregular++;
        tally.add(BatchOracle.UNKNOWN_UNIT, "irregular", event.time(), 1);
    }
}
