package city.ioc.notifications;

import city.ioc.events.Opt;
import java.util.List;

/**
 * Who is told of alerts, and how.
 *
 * @param page       address of what is behind an alert, with {@code {alert}}, {@code {subject}}, {@code {unit}} or {@code {rule}} where
 *                   these come in; null when messages have no link
 * @param recipients each on one of the channels
 */
public record Notifications(@Opt String page, List<Channel> channels, List<Recipient> recipients) {

    public Notifications {
        channels = List.copyOf(channels);
        recipients = List.copyOf(recipients);
    }

    /** @throws java.util.NoSuchElementException when it is on none */
    public Channel channelOf(Recipient recipient) {
        return channels.stream()
                .filter(channel -> channel.id().equals(recipient.channel()))
                .findFirst()
                .orElseThrow();
    }
}
