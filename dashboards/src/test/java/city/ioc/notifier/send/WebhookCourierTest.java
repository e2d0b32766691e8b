package city.ioc.notifier.send;

import city.ioc.notifications.Channel;
import city.ioc.notifications.Recipient;
import city.ioc.notifications.Recipient.Language;
import city.ioc.notifications.Secret;
import city.ioc.notifier.plan.Delivery;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class WebhookCourierTest {
    private static final Recipient RECIPIENT = Example.recipient(Language.en);

    private Receiver receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private Courier courier(Channel.Form form, String path, Secret token) {
        Payloads payloads = new Payloads(Example.NAMES, new Letters(Example.NAMES));
        return new WebhookCourier(
                new Channel.Webhook("hook", form, receiver.url(path), token), payloads, new Secrets(name -> "s3cret"));
    }

    private JsonNode body() throws IOException {
        return new ObjectMapper().readTree(receiver.requests.getFirst().body());
    }

    @Test
    void postsJsonWithTheIdAndTheToken() throws Exception {
        Delivery digest = Example.digest();
        courier(Channel.Form.GENERIC, "/hook", new Secret.OfEnvironment("TOKEN")).deliver(RECIPIENT, digest);
        Receiver.Request request = receiver.requests.getFirst();
        assertThat(request.path()).isEqualTo("/hook");
        assertThat(request.header("Idempotency-key")).isEqualTo(digest.id()).hasSize(32);
        assertThat(request.header("Authorization")).isEqualTo("Bearer s3cret");
        assertThat(body().path("id").asText()).isEqualTo(digest.id());
        assertThat(body().path("kind").asText()).isEqualTo("DIGEST");
        assertThat(body().path("alerts")).hasSize(4);
        assertThat(body().path("alerts").path(0)).isEqualTo(new ObjectMapper().readTree("""
                {"alert": "H13.12-240226-0001!overdue", "episode": 1, "change": "RAISED", "at": "2024-02-26T07:00:00+07:00",
                 "scope": "CASE", "subject": "H13.12-240226-0001", "rule": "overdue", "ruleName": "Overdue", "unit": "STP",
                 "unitName": "Department of Justice", "severity": "WARNING", "status": "RAISED",
                 "from": "2024-02-26T07:00:00+07:00", "dueAt": "2024-02-26T07:00:00+07:00",
                 "link": "https://ioc.example/?unit=STP&case=H13.12-240226-0001"}"""));
    }

    @Test
    void anAlertmanagerGetsAnAlertThatLastsUntilItsEndIsTold() throws Exception {
        courier(Channel.Form.ALERTMANAGER, "/", null).deliver(RECIPIENT, Example.single());
        assertThat(receiver.requests.getFirst().path()).isEqualTo("/api/v2/alerts");
        JsonNode alert = body().path(0);
        assertThat(alert.path("labels")).isEqualTo(new ObjectMapper().readTree("""
                {"alertname": "overdue", "unit": "STP", "severity": "high", "subject": "H13.12-240226-0031"}"""));
        assertThat(alert.path("startsAt").asText()).isEqualTo("2024-02-22T17:00:00+07:00");
        assertThat(alert.path("endsAt").asText()).startsWith("2034-02-");
        assertThat(alert.path("annotations").path("unit").asText()).isEqualTo("Department of Justice");
    }

    @Test
    void anAlertmanagerGetsTheEndOfEachSeverityThatWasTold() throws Exception {
        courier(Channel.Form.ALERTMANAGER, "", null).deliver(RECIPIENT, Example.end());
        assertThat(body()).hasSize(2);
        assertThat(body().findValuesAsText("severity")).containsExactly("high", "critical");
        assertThat(body().findValuesAsText("endsAt")).containsOnly("2024-02-26T10:00:00+07:00");
    }

    @ParameterizedTest
    @CsvSource({"200, ", "204, ", "302, false", "400, true", "401, false", "404, false", "413, true", "422, true", "429, false", "503, false"})
    void onlyAnAnswerAboutTheMessageItselfIsForEver(int answer, Boolean permanent) {
        receiver.answer = answer;
        Courier courier = courier(Channel.Form.GENERIC, "/", null);
        DeliveryException failure =
                catchThrowableOfType(DeliveryException.class, () -> courier.deliver(RECIPIENT, Example.single()));
        assertThat(failure == null ? null : failure.isPermanent()).isEqualTo(permanent);
    }

    @Test
    void nobodyListeningIsNotForEver() {
        Courier courier = courier(Channel.Form.GENERIC, "/", null);
        receiver.close();
        assertThat(catchThrowableOfType(DeliveryException.class, () -> courier.deliver(RECIPIENT, Example.single()))
                        .isPermanent())
                .isFalse();
    }
}
