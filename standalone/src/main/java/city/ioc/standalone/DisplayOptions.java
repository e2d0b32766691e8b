package city.ioc.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Where the display of a running pipeline is, for commands that ask it. */
final class DisplayOptions {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = Defaults.URL,
            description = "Where the display is (IOC_URL, ${DEFAULT-VALUE}).")
    private URI url;

    /**
     * Asks, with a body as JSON unless it is null.
     *
     * @throws IllegalStateException with the reason that the display gives, when it does not do what was asked
     */
    JsonNode ask(String method, String path, Object body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text(body)))
                .build();
        HttpResponse<String> response;
        try (HttpClient client = HttpClient.newHttpClient()) {
            response = client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("the display at %s does not answer; is ioc up running there? (%s)".formatted(url, e), e);
        }
        JsonNode answer = parsed(response.body());
        if (response.statusCode() >= 400) {
            throw new IllegalStateException(answer.path("detail").asText("HTTP " + response.statusCode()));
        }
        return answer;
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what answers at %s is no display of ioc".formatted(url), e);
        }
    }
}
