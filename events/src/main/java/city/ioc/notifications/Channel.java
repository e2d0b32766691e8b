package city.ioc.notifications;

import city.ioc.events.Opt;
import java.net.URI;

/** A way to the outside. */
public sealed interface Channel {

    /** Lower-case words with dashes. */
    String id();

    /**
     * Receives messages by HTTP POST.
     *
     * @param url   where to, http or https; of an Alertmanager without {@code /api/v2/alerts}
     * @param token sent as bearer token; null for none
     */
    record Webhook(String id, Form form, URI url, @Opt Secret token) implements Channel {}

    /** What a webhook reads. */
    enum Form {
        /** Our own JSON. */
        GENERIC,
        /** Version 2 of the API of Prometheus Alertmanager. */
        ALERTMANAGER
    }

    /**
     * A server that takes mail.
     *
     * @param from     address of the sender
     * @param user     null when there is no login, as is the password then
     */
    record Smtp(String id, String host, int port, Security security, String from, @Opt String user, @Opt Secret password)
            implements Channel {}

    /** How a connection to a mail server is kept from others. */
    enum Security {
        NONE,
        /** Required: without it nothing is sent. */
        STARTTLS,
        TLS
    }
}
