package city.ioc.notifier.send;

import city.ioc.notifications.Channel;
import city.ioc.notifications.Recipient;
import city.ioc.notifier.plan.Delivery;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends mail, plain and as HTML. Accepted is what the server took over; what it refuses with 5xx is refused for ever. */
final class MailCourier implements Courier {
    private static final Logger LOG = LoggerFactory.getLogger(MailCourier.class);
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "30000";

    private final Channel.Smtp channel;
    private final Letters letters;
    private final Secrets secrets;
    private final Clock clock;
    private final Session session;

    MailCourier(Channel.Smtp channel, Letters letters, Secrets secrets, Clock clock) {
        this.channel = channel;
        this.letters = letters;
        this.secrets = secrets;
        this.clock = clock;
        session = Session.getInstance(properties(channel));
    }

    private static Properties properties(Channel.Smtp channel) {
        boolean tls = channel.security() == Channel.Security.TLS;
        boolean startTls = channel.security() == Channel.Security.STARTTLS;
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.auth", Boolean.toString(channel.user() != null));
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }

    @Override
    public void deliver(Recipient recipient, Delivery delivery) throws DeliveryException {
        String password = channel.password() == null ? null : secrets.find(channel.password());
        try {
            MimeMessage message = message(recipient, delivery);
            Transport transport = session.getTransport();
            try {
                transport.connect(channel.host(), channel.port(), channel.user(), password);
                transport.sendMessage(message, message.getAllRecipients());
            } finally {
                close(transport);
            }
        } catch (MessagingException e) {
            String reason = "mail was not accepted: " + e.getClass().getSimpleName();
            throw isForEver(e) ? DeliveryException.forEver(reason, e) : DeliveryException.forNow(reason, e);
        }
    }

    private MimeMessage message(Recipient recipient, Delivery delivery) throws MessagingException {
        Letter letter = letters.of(recipient, delivery, clock.millis());
        MimeMessage message = new Identified(session, "<" + delivery.id() + domain() + ">");
        message.setFrom(new InternetAddress(channel.from()));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(recipient.address()));
        message.setSubject(letter.title(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", letter.language().name());
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letters.text(letter), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letters.html(letter), StandardCharsets.UTF_8.name(), "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    private String domain() {
        return channel.from().substring(channel.from().indexOf('@'));
    }

    /** Whether the server has answered that it will never take this message or address; a failed login is not about either. */
    private static boolean isForEver(MessagingException failure) {
        for (Exception each = failure; each instanceof MessagingException link; each = link.getNextException()) {
            int code =
                    switch (link) {
                        case SMTPAddressFailedException address -> address.getReturnCode();
                        case SMTPSendFailedException send -> send.getReturnCode();
                        default -> 0;
                    };
            if (code / 100 == 5 && code / 10 != 53) {
                return true;
            }
        }
        return false;
    }

    /** The message is accepted, or not, by now: how the conversation ends does not matter. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("The mail server did not say goodbye", e);
        }
    }

    /** Keeps the id that it is given. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
