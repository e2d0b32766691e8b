package city.ioc.standalone.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks displays and gateways over HTTP how they are. */
final class PartExam implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern VERSION = Pattern.compile("^ioc_build_info\\{[^}]*version=\"([^\"]+)\"", Pattern.MULTILINE);
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Clock clock;
    private final Map<String, String> shown = new TreeMap<>();
    private final Map<String, String> versions = new TreeMap<>();

    PartExam(Clock clock) {
        this.clock = clock;
    }

    /** The generations that displays show, by display. */
    Map<String, String> shown() {
        return shown;
    }

    /** The versions that parts tell, by part. */
    Map<String, String> versions() {
        return versions;
    }

    List<Finding> gateway(URI url) {
        return examine("gateway " + url, url, findings -> {});
    }

    List<Finding> display(URI url) {
        String name = "display " + url;
        return examine(name, url, findings -> {
            JsonNode status = json(get(url, "/api/v1/status").body());
            shown.put(name, status.path("generation").asText());
            findings.add(Judgement.selfCheck(name, status.path("selfCheck").path("state").asText()));
            HttpResponse<String> rejected = get(url, "/api/v1/rejected?limit=1");
            if (rejected.statusCode() == OK) {
                findings.add(Judgement.rejected(
                        name, json(rejected.body()).path("counts").path("byState").path("OPEN").asLong()));
            }
        });
    }

    private interface More {
        void look(List<Finding> findings) throws IOException;
    }

    private List<Finding> examine(String name, URI url, More more) {
        List<Finding> findings = new ArrayList<>();
        try {
            Instant asked = clock.instant();
            HttpResponse<String> ready = get(url, "/health/ready");
            Instant answered = clock.instant();
            findings.add(Judgement.ready(name, ready.statusCode() == OK ? null : reason(ready)));
            date(ready).map(date -> skew(date, asked, answered)).ifPresent(skew -> findings.add(Judgement.clock(name, skew)));
            Matcher version = VERSION.matcher(get(url, "/metrics").body());
            if (version.find()) {
                versions.put(name, version.group(1));
            }
            more.look(findings);
        } catch (IOException e) {
            findings.add(Finding.fail(Check.NOT_READY, name + " does not answer: " + e, "start it, or correct its URL"));
        }
        return findings;
    }

    /** Dates in HTTP have whole seconds: what is within the second, or within the question, is no difference. */
    static Duration skew(Instant date, Instant asked, Instant answered) {
        if (date.isAfter(answered)) {
            return Duration.between(answered, date);
        }
        Instant latest = date.plusSeconds(1);
        return latest.isBefore(asked) ? Duration.between(asked, latest) : Duration.ZERO;
    }

    private static Optional<Instant> date(HttpResponse<?> response) {
        try {
            return response.headers().firstValue("Date").map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String reason(HttpResponse<String> response) throws IOException {
        JsonNode body = json(response.body());
        List<String> reasons = new ArrayList<>();
        body.path("notReady").forEach(each -> reasons.add(each.path("name").asText() + ": " + each.path("reason").asText()));
        return reasons.isEmpty()
                ? body.path("reason").asText(body.path("status").asText("HTTP " + response.statusCode()))
                : String.join(", ", reasons);
    }

    private HttpResponse<String> get(URI url, String path) throws IOException {
        try {
            return http.send(HttpRequest.newBuilder(url.resolve(path)).timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static JsonNode json(String body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IOException("what answers is no part of ioc", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
