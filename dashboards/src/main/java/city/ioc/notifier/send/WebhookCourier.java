package city.ioc.notifier.send;

import city.ioc.notifications.Channel;
import city.ioc.notifications.Recipient;
import city.ioc.notifier.plan.Delivery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiFunction;

/** Posts JSON. Accepted is what was answered with 2xx; a 400, 413 or 422 is about the message itself, so it is refused for ever. */
final class WebhookCourier implements Courier {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);

    private final Channel.Webhook channel;
    private final URI url;
    private final BiFunction<Recipient, Delivery, String> payload;
    private final Secrets secrets;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    WebhookCourier(Channel.Webhook channel, Payloads payloads, Secrets secrets) {
        this.channel = channel;
        this.secrets = secrets;
        boolean alertmanager = channel.form() == Channel.Form.ALERTMANAGER;
        url = alertmanager ? URI.create(channel.url().toString().replaceAll("/+$", "") + "/api/v2/alerts") : channel.url();
        payload = alertmanager ? payloads::alertmanager : payloads::generic;
    }

    @Override
    public void deliver(Recipient recipient, Delivery delivery) throws DeliveryException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", delivery.id())
                .POST(HttpRequest.BodyPublishers.ofString(payload.apply(recipient, delivery)));
        if (channel.token() != null) {
            request.header("Authorization", "Bearer " + secrets.find(channel.token()));
        }
        int status = post(request.build());
        if (REFUSALS.contains(status)) {
            throw DeliveryException.forEver("the receiver answered " + status, null);
        }
        if (status / 100 != 2) {
            throw DeliveryException.forNow("the receiver answered " + status, null);
        }
    }

    private int post(HttpRequest request) throws DeliveryException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw DeliveryException.forNow("no answer: " + e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DeliveryException.forNow("stopped while waiting for the answer", e);
        }
    }
}
