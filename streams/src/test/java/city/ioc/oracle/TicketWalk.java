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
            if (!event.equals(first) && !walk.take(event, Math.max(event.time(), first.time()))) {
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

    /** False if the event is irregular. */
    private boolean take(OracleEvent event, long now) {
        return switch (event.type()) {
            case "ticket.called" -> {
                if (stillWaiting) {
                    waiting = now - taken;
                }
                yield stopWaiting("tickets-called", now);
            }
            case "ticket.abandoned" -> stopWaiting("tickets-abandoned", now);
            case "ticket.served" -> {
                boolean first = !served;
                served = true;
                if (first) {
                    tally.add(unit, "tickets-served", now, 1);
                    stopWaiting(null, now);
                }
                yield first;
            }
            default -> false; // taken once more
        };
    }

    /** @param counted a measure that counts this end of the waiting, may be null */
    private boolean stopWaiting(String counted, long now) {
        if (!stillWaiting) {
            return false;
        }
        stillWaiting = false;
        tally.add(unit, "tickets-waiting", now, -1);
        if (counted != null) {
            tally.add(unit, counted, now, 1);
        }
        return true;
    }
}
