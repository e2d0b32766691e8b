package city.ioc.oracle;

import java.util.List;

/** Walks once through the events of a queue ticket (section 3). */
final class TicketWalk {
    String unit;
    Long taken;
    Long waiting;
    long irregular;

    private final Tally tally;
    private boolean stillWaiting;
    private boolean served;

    private TicketWalk(Tally tally) {
        this.tally = tally;
    }

    /** @param own the ticket's events in order, at least one */
    static TicketWalk walk(List<OracleEvent> own, Tally tally) {
        TicketWalk walk = new TicketWalk(tally);
        OracleEvent first = null;
        for (OracleEvent event : own) {
            if (event.is("ticket.taken") && first == null) {
                first = event;
            }
        }
        if (first == null) {
            tally.add(BatchOracle.UNKNOWN_UNIT, "orphans", own.get(0).time(), 1);
            return walk;
        }
        walk.start(first);
        for (OracleEvent event : own) {
            if (event != first && !walk.take(event, Math.max(event.time(), first.time()))) {
                walk.irregular++;
                tally.add(walk.unit, "irregular", event.time(), 1);
            }
        }
        return walk;
    }

    private void start(OracleEvent first) {
        unit = first.text("unit");
        taken = first.time();
        stillWaiting = true;
        tally.add(unit, "tickets-taken", taken, 1);
        tally.add(unit, "tickets-waiting", taken, 1);
    }

    private boolean take(OracleEvent event, long now) {
        switch (event.type()) {
            case "ticket.called" -> {
                if (!stillWaiting) {
                    return false;
                }
                tally.add(unit, "tickets-called", now, 1);
                waiting = now - taken;
                stopWaiting(now);
                return true;
            }
            case "ticket.served" -> {
                if (served) {
                    return false;
                }
                served = true;
                tally.add(unit, "tickets-served", now, 1);
                stopWaiting(now);
                return true;
            }
            case "ticket.abandoned" -> {
                if (!stillWaiting) {
                    return false;
                }
                tally.add(unit, "tickets-abandoned", now, 1);
                stopWaiting(now);
                return true;
            }
            default -> {
                return false; // taken once more
            }
        }
    }

    private void stopWaiting(long now) {
        if (stillWaiting) {
            stillWaiting = false;
            tally.add(unit, "tickets-waiting", now, -1);
        }
    }
}
