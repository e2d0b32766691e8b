package city.ioc.notifier.send;

import city.ioc.notifications.Channel;
import city.ioc.notifications.Notifications;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

/** The couriers of a city. */
public final class Couriers {
    private Couriers() {}

    /** One for each channel, by its id. */
    public static Map<String, Courier> of(Notifications notifications, Names names, Secrets secrets, Clock clock) {
        Letters letters = new Letters(names);
        Payloads payloads = new Payloads(names, letters);
        return notifications.channels().stream()
                .collect(Collectors.toMap(
                        Channel::id,
                        channel -> switch (channel) {
                            case Channel.Webhook webhook -> new WebhookCourier(webhook, payloads, secrets);
                            case Channel.Smtp smtp -> new MailCourier(smtp, letters, secrets, clock);
                        }));
    }
}
