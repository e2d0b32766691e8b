package city.ioc.dashboards.alerts;

import city.ioc.events.Event;
import java.util.concurrent.CompletionStage;

/** Where the actions of operators go. */
@FunctionalInterface
public interface ActionSink {
    /** Completes when the event is stored; fails when that is not known. May block for a bounded time. */
    CompletionStage<Void> store(Event event);
}
