package city.ioc.streams.query;

import city.ioc.core.CaseEvents;
import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.streams.query.CaseAnswer.Copy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.OffsetDateTime;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What one instance asks and another answers, over real HTTP. */
class CaseEndpointTest {
    private static final String SECRET = "sixteen characters or more";
    private static final String ID = "H13.12/250-Ä Ö+%41";
    private static final CaseEvents EVENTS = CaseEvents.NONE
            .with(Event.of("/desk", "1", ID, OffsetDateTime.parse("2026-02-26T08:00:00+07:00"), new DossierEvent.Withdrawn()))
            .orElseThrow();

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final CaseEndpoint endpoint = new CaseEndpoint(new Endpoint("127.0.0.1", 0, SECRET), "g1");

    private CaseCopy asked(String generation, String secret, String id) {
        try (RemoteCases others = new RemoteCases(generation, secret)) {
            return others.ask(HostInfo.buildFromEndpoint(endpoint.hostAndPort()), id);
        }
    }

    @AfterEach
    void close() {
        endpoint.close();
        executor.shutdownNow();
    }

    @Test
    void givesTheEventsWithTheKindOfItsCopy() {
        endpoint.serve(id -> id.equals(ID) ? new CaseCopy.Held(Copy.STANDBY, 7, EVENTS) : new CaseCopy.None("asked for " + id), executor);

        assertThat(asked("g1", SECRET, ID)).isEqualTo(new CaseCopy.Held(Copy.STANDBY, 7, EVENTS));
    }

    @Test
    void aCopyWithoutTheCaseIsNotTheSameAsNoCopy() {
        endpoint.serve(
                id -> id.equals("A") ? new CaseCopy.Held(Copy.ACTIVE, 0, CaseEvents.NONE) : new CaseCopy.None("it is being restored"),
                executor);

        assertThat(asked("g1", SECRET, "A")).isEqualTo(new CaseCopy.Held(Copy.ACTIVE, 0, CaseEvents.NONE));
        assertThat(asked("g1", SECRET, "B")).isEqualTo(new CaseCopy.None("it is being restored"));
    }

    @Test
    void tellsNothingWithoutTheSecretOrToAnotherGeneration() {
        endpoint.serve(id -> new CaseCopy.Held(Copy.ACTIVE, 0, EVENTS), executor);

        assertThat(asked("g1", null, ID)).isEqualTo(new CaseCopy.None("it refuses: the instances do not share one secret"));
        assertThat(asked("g1", SECRET + "!", ID)).isEqualTo(new CaseCopy.None("it refuses: the instances do not share one secret"));
        assertThat(asked("g2", SECRET, ID)).isEqualTo(new CaseCopy.None("it works by other rules"));
    }

    @Test
    void tellsNothingToAPageThatWasMadeToPointHere() throws IOException, InterruptedException {
        endpoint.serve(id -> new CaseCopy.Held(Copy.ACTIVE, 0, EVENTS), executor);
        URI here = URI.create("http://" + endpoint.hostAndPort().replace("127.0.0.1", "localhost") + CaseWire.PATH + "A");
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = browser.send(
                    HttpRequest.newBuilder(here).header(CaseWire.GENERATION, "g1").header(CaseWire.SECRET, SECRET).build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void anInstanceThatIsGoneDoesNotAnswer() {
        endpoint.close();

        assertThat(asked("g1", SECRET, ID)).isEqualTo(new CaseCopy.None("it does not answer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void isNotOpenedToOtherMachinesWithoutASecret(String host) {
        assertThatThrownBy(() -> new Endpoint(host, 7070, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a secret of at least 16 characters");
        assertThatThrownBy(() -> new Endpoint(host, 7070, "short")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Endpoint(host, 7070, SECRET).secret()).isEqualTo(SECRET);
    }
}
