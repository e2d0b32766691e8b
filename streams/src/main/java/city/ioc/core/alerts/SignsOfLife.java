package city.ioc.core.alerts;

import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.ServiceEvent;

/** Which events show that a unit sends what happens there. */
public final class SignsOfLife {
    private SignsOfLife() {}

    /** Payments, corrections, published figures and actions of operators come from elsewhere. */
    public static boolean is(Event event) {
        return switch (event.data()) {
            case ServiceEvent.IndicatorPublished published -> false;
            case ServiceEvent.PlanTaskUpdated updated -> false;
            case ServiceEvent other -> true;
            case DossierEvent other -> true;
            default -> false;
        };
    }
}
