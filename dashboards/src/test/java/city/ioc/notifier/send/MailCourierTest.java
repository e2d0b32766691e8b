package city.ioc.notifier.send;

import city.ioc.alerts.Severity;
import city.ioc.notifications.Channel;
import city.ioc.notifications.Channel.Security;
import city.ioc.notifications.Recipient;
import city.ioc.notifications.Recipient.Language;
import city.ioc.notifications.Secret;
import city.ioc.notifier.TestAlerts;
import city.ioc.notifier.plan.Delivery;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MailCourierTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Courier courier(Security security, String user, Secret password) {
        return new MailCourier(
                new Channel.Smtp("post", "127.0.0.1", server.getSmtp().getPort(), security, "ioc@city.example", user, password),
                new Letters(Example.NAMES),
                Example.SECRETS,
                Example.CLOCK);
    }

    @Test
    void sendsPlainTextAndHtmlUnderTheIdOfTheMessage() throws Exception {
        Delivery digest = Example.digest();
        courier(Security.NONE, null, null).deliver(Example.recipient(Language.vi), digest);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getMessageID()).isEqualTo("<" + digest.id() + "@city.example>");
        assertThat(mail.getSubject()).isEqualTo("[IOC] 4 cảnh báo của 2 đơn vị, 27/02/2024 07:00");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("head@city.example");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat((String) parts.getBodyPart(0).getContent()).contains("Sở Tư pháp", "Hồ sơ quá hạn", "H13.12-240226-0001");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat((String) parts.getBodyPart(1).getContent()).contains("<h2>Sở Tư pháp</h2>");
    }

    @Test
    void logsInWithThePasswordOfAFile() throws Exception {
        server.setUser("ioc", "ioc", "pass word");
        server.getUserManager().setAuthRequired(true);
        Path password = Files.writeString(folder.resolve("password"), "pass word\n");
        courier(Security.NONE, "ioc", new Secret.OfFile(password)).deliver(Example.recipient(Language.en), Example.single());
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aWrongPasswordIsNotForEverAndIsNotTold() {
        server.setUser("ioc", "ioc", "right");
        server.getUserManager().setAuthRequired(true);
        DeliveryException failure = failure(courier(Security.NONE, "ioc", new Secret.OfEnvironment("hidden")), "head");
        assertThat(failure.isPermanent()).isFalse();
        assertThat(failure).hasMessageNotContaining("hidden").hasMessageContaining("AuthenticationFailed");
    }

    @Test
    void withoutEncryptionThatIsWantedNothingIsSent() {
        assertThat(failure(courier(Security.STARTTLS, null, null), "head").isPermanent()).isFalse();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aMissingSecretIsNotForEver() {
        Secret nowhere = new Secret.OfFile(folder.resolve("nowhere"));
        assertThat(failure(courier(Security.NONE, "ioc", nowhere), "head").isPermanent()).isFalse();
    }

    @Test
    void anOutageIsNotForEver() {
        Courier courier = courier(Security.NONE, null, null);
        server.stop();
        assertThat(failure(courier, "head").isPermanent()).isFalse();
    }

    private static DeliveryException failure(Courier courier, String id) {
        Recipient recipient =
                TestAlerts.recipient(id, "post", Language.en, Set.of(), null, true, Severity.NOTICE, null);
        return catchThrowableOfType(DeliveryException.class, () -> courier.deliver(recipient, Example.single()));
    }
}
