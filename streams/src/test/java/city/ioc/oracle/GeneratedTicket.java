package city.ioc.oracle;

import city.ioc.events.ServiceEvent;
import java.time.Duration;

/** Lives of queue tickets: called twice, abandoned and served, never taken. */
final class GeneratedTicket {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final GeneratedCase life;

    GeneratedTicket(GeneratedCase life) {
        this.life = life;
    }

    void live() {
        if (life.chance(5)) {
            call();
            life.after(HALF_AN_HOUR);
        }
        if (life.chance(94)) {
            take();
        }
        if (life.chance(4)) {
            life.after(HALF_AN_HOUR);
            take();
        }
        if (life.chance(12)) {
            life.after(HALF_AN_HOUR).add(new ServiceEvent.TicketAbandoned());
        }
        if (life.chance(85)) {
            life.after(HALF_AN_HOUR);
            call();
        }
        if (life.chance(8)) {
            life.after(HALF_AN_HOUR);
            call();
        }
        if (life.chance(80)) {
            life.after(HALF_AN_HOUR);
            serve();
        }
        if (life.chance(5)) {
            life.after(HALF_AN_HOUR);
            serve();
        }
        if (life.chance(4)) {
            life.after(HALF_AN_HOUR).add(new ServiceEvent.TicketAbandoned());
        }
    }

    private void take() {
        life.add(new ServiceEvent.TicketTaken(GeneratedDossier.anyUnit(life), life.chance(50) ? "land" : null));
    }

    private void call() {
        life.add(new ServiceEvent.TicketCalled("3"));
    }

    private void serve() {
        life.add(new ServiceEvent.TicketServed("3"));
    }
}
