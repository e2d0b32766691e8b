package city.ioc.notifier;

import city.ioc.notifications.Notifications;
import city.ioc.notifications.Recipient;
import city.ioc.notifier.plan.Delivery;
import city.ioc.notifier.plan.Delivery.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Meters of delivery, labelled by channel and state only. Closing removes them. */
final class NotifierMeters implements AutoCloseable {
    private record Label(String channel, State state) {}

    private final MeterRegistry registry;
    private final List<Meter> all = new ArrayList<>();
    private final Map<Label, Counter> settled = new HashMap<>();
    private final Map<String, Counter> retried = new HashMap<>();
    private final Map<String, String> channels = new HashMap<>();

    NotifierMeters(MeterRegistry registry, Notifications notifications, Supplier<NotifierStatus> status) {
        this.registry = registry;
        notifications.recipients().forEach(recipient -> channels.put(recipient.id(), recipient.channel()));
        notifications.channels().forEach(channel -> {
            for (State state : State.values()) {
                if (state != State.SENDING) {
                    settled.put(new Label(channel.id(), state), registered(Counter.builder("ioc.notifier.messages")
                            .description("messages that came to a state since the start; HELD: that had to wait")
                            .tag("channel", channel.id())
                            .tag("state", state.name())
                            .register(registry)));
                }
            }
            retried.put(channel.id(), registered(Counter.builder("ioc.notifier.retries")
                    .description("tries that failed and were followed by another one")
                    .tag("channel", channel.id())
                    .register(registry)));
            registered(Gauge.builder("ioc.notifier.failing", () -> status.get().failing().containsKey(channel.id()) ? 1 : 0)
                    .description("1 while the latest try on a channel failed")
                    .tag("channel", channel.id())
                    .strongReference(true)
                    .register(registry));
        });
        List.of(State.HELD, State.SENDING).forEach(state -> registered(Gauge.builder(
                        "ioc.notifier.waiting", () -> status.get().counts().getOrDefault(state, 0L))
                .description("messages in a state now")
                .tag("state", state.name())
                .strongReference(true)
                .register(registry)));
        registered(Gauge.builder("ioc.notifier.ready", () -> status.get().ready() ? 1 : 0)
                .description("1 while alerts are being read")
                .strongReference(true)
                .register(registry));
    }

    private <T extends Meter> T registered(T meter) {
        all.add(meter);
        return meter;
    }

    /** Counts new states that are kept. */
    void count(List<Delivery> changes) {
        for (Delivery each : changes) {
            Counter counter = settled.get(new Label(channels.get(each.recipient()), each.state()));
            boolean counts = each.state().isSettled() || each.state() == State.HELD && each.waits() && each.isNew();
            if (counter != null && counts) {
                counter.increment();
            }
        }
    }

    void retried(Recipient recipient) {
        retried.get(recipient.channel()).increment();
    }

    @Override
    public void close() {
        all.forEach(registry::remove);
    }
}
