package city.ioc.streams.query;

import city.ioc.core.CaseEvents;
import city.ioc.events.InvalidEventException;
import city.ioc.events.Opt;
import city.ioc.streams.query.CaseAnswer.Copy;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.apache.kafka.streams.state.HostInfo;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Asks other instances. */
final class RemoteCases implements AutoCloseable {
    private static final Duration CONNECT_PATIENCE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_PATIENCE).build();
    private final String generation;
    private final String secret;

    RemoteCases(String generation, @Opt String secret) {
        this.generation = generation;
        this.secret = secret;
    }

    CaseCopy ask(HostInfo host, String caseId) {
        try {
            return copy(http.send(request(host, caseId), BodyHandlers.ofString(UTF_8)));
        } catch (IOException e) {
            return new CaseCopy.None("it does not answer");
        } catch (InvalidEventException | IllegalArgumentException | NoSuchElementException e) {
            return new CaseCopy.None("its answer cannot be read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CaseCopy.None("interrupted");
        }
    }

    private HttpRequest request(HostInfo host, String caseId) {
        String path = CaseWire.PATH + URLEncoder.encode(caseId, UTF_8).replace("+", "%20");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + CaseWire.hostAndPort(host) + path))
                .timeout(PATIENCE)
                .header(CaseWire.GENERATION, generation);
        if (secret != null) {
            request.header(CaseWire.SECRET, secret);
        }
        return request.build();
    }

    private static CaseCopy copy(HttpResponse<String> response) throws InvalidEventException {
        return switch (response.statusCode()) {
            case CaseWire.FOUND -> held(response, CaseWire.decode(response.body()));
            case CaseWire.NO_SUCH_CASE -> held(response, CaseEvents.NONE);
            case CaseWire.NO_COPY -> new CaseCopy.None(response.body());
            case CaseWire.REFUSED -> new CaseCopy.None("it refuses: the instances do not share one secret");
            case CaseWire.OTHER_GENERATION -> new CaseCopy.None("it works by other rules");
            default -> new CaseCopy.None("it answers with status " + response.statusCode());
        };
    }

    private static CaseCopy held(HttpResponse<String> response, CaseEvents events) {
        Copy copy = Copy.valueOf(response.headers().firstValue(CaseWire.COPY).orElseThrow());
        return new CaseCopy.Held(copy, response.headers().firstValueAsLong(CaseWire.BEHIND).orElseThrow(), events);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
