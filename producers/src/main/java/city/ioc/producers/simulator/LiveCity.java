package city.ioc.producers.simulator;

import city.ioc.calendar.WorkingCalendar;
import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.EventData;
import java.time.OffsetDateTime;

/**
 * How simulated time becomes real time from a moment on.
 *
 * <p>At speed 1 it is the same: the city keeps its office hours, and is silent at night and on days off. At a higher speed
 * the city never closes: its working time is lined up without gaps and goes by so many times as fast, and an event carries the
 * real moment at which it is sent. What was promised is promised in real working time: a result due in five working days is due
 * five real working days after the event, though the fast city is done within minutes.
 */
public final class LiveCity {
    private final WorkingCalendar calendar;
    private final long modelStart;
    private final long realStart;
    private final double speed;

    /**
     * @param modelStart the simulated moment at which the live part begins, epoch milliseconds
     * @param realStart  the real moment that it becomes; the same at speed 1
     * @param speed      at least 1
     */
    public LiveCity(WorkingCalendar calendar, long modelStart, long realStart, double speed) {
        this.calendar = calendar;
        this.modelStart = modelStart;
        this.realStart = realStart;
        this.speed = speed;
    }

    /** Whether the city keeps its office hours. */
    public boolean keepsHours() {
        return speed == 1;
    }

    Delivery live(Delivery delivery) {
        if (keepsHours()) {
            return delivery;
        }
        Event event = delivery.event();
        OffsetDateTime time = real(event.time());
        Event moved = new Event(
                event.source(), event.id(), event.subject(), time,
                event.recordedTime() == null ? null : real(event.recordedTime()),
                event.sequence(), event.traceParent(), event.traceState(), event.partitionKey(),
                promised(event.data(), event.timeMillis(), time.toInstant().toEpochMilli()));
        return new Delivery(moved, real(delivery.at()));
    }

    /** The real moment of a simulated one. */
    private long real(long model) {
        return model <= modelStart ? model : realStart + (long) (calendar.between(modelStart, model) / speed);
    }

    private OffsetDateTime real(OffsetDateTime model) {
        return CaseLog.local(real(model.toInstant().toEpochMilli()), calendar.zone());
    }

    private EventData promised(EventData data, long model, long real) {
        return switch (data) {
            case DossierEvent.Accepted accepted -> new DossierEvent.Accepted(
                    accepted.unit(), accepted.procedure(), accepted.channel(), due(accepted.dueAt(), model, real),
                    accepted.limit(), accepted.decidingUnit());
            case DossierEvent.Forwarded forwarded -> new DossierEvent.Forwarded(
                    forwarded.toUnit(), forwarded.step(), due(forwarded.stepDueAt(), model, real), forwarded.interAgency());
            case DossierEvent.Supplemented back -> new DossierEvent.Supplemented(due(back.dueAt(), model, real));
            case DossierEvent.Resumed back -> new DossierEvent.Resumed(due(back.dueAt(), model, real));
            case DossierEvent.ApologyIssued apology ->
                new DossierEvent.ApologyIssued(apology.reason(), due(apology.dueAt(), model, real));
            default -> data;
        };
    }

    private OffsetDateTime due(OffsetDateTime due, long model, long real) {
        if (due == null) {
            return null;
        }
        long left = calendar.between(model, due.toInstant().toEpochMilli());
        return CaseLog.local(CaseLog.wholeSecond(calendar.add(calendar.nextWorkingInstant(real), left)), calendar.zone());
    }
}
