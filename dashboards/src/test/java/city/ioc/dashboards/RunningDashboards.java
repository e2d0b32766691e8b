package city.ioc.dashboards;

import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.alerts.ActionSink;
import city.ioc.dashboards.board.DeliveryStatus;
import city.ioc.dashboards.board.ReadinessCheck;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.feed.Feed;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.dashboards.figures.Figures;
import city.ioc.dashboards.journal.EventDoor;
import city.ioc.dashboards.journal.Journal;
import city.ioc.events.Event;
import city.ioc.kpi.KpiCatalogue;
import city.ioc.profile.CityProfile;
import city.ioc.profile.Units;
import city.ioc.streams.query.CaseSource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Real dashboards on a free port, fed by hand in place of Kafka, with a clock that stands at 2026-02-26 10:41:30 until moved. */
public final class RunningDashboards implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-02-26T03:41:30Z"));
    private final AtomicReference<FeedStatus> status = new AtomicReference<>();
    private final AtomicReference<String> outside = new AtomicReference<>();
    private final Figures figures = new Figures(Testing.ZONE, TestAlerts.rules());
    private final List<Event> actions = new CopyOnWriteArrayList<>();
    private final AtomicReference<ActionSink> sink = new AtomicReference<>(this::store);
    private final AtomicReference<CaseSource> cases = new AtomicReference<>(CaseSource.NONE);
    private final HandJournal journal = new HandJournal();
    private final AtomicReference<EventDoor> door = new AtomicReference<>(event -> event);
    private final HttpClient client = HttpClient.newHttpClient();
    private final DashboardServer server;

    public RunningDashboards() {
        this(Testing.units(), Testing.kpis());
    }

    public RunningDashboards(Units units, KpiCatalogue kpis) {
        this(Testing.profile(units, kpis));
    }

    public RunningDashboards(CityProfile profile) {
        complete();
        DashboardSettings settings = new DashboardSettings(
                "127.0.0.1", 0, Set.of("ioc.example"), "nowhere:9092", "test", Duration.ofSeconds(15), Duration.ofMillis(20));
        MovableClock clock = new MovableClock();
        server = new DashboardServer(
                settings,
                profile,
                GrainPolicy.standard(Testing.ZONE),
                clock,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                List.of(new ReadinessCheck("streams", () -> Optional.ofNullable(outside.get()))),
                event -> sink.get().store(event),
                caseId -> cases.get().ask(caseId),
                new Journal(journal, event -> door.get().admit(event), event -> sink.get().store(event), journal::record, clock),
                figures,
                new HandFeed());
        server.start();
    }

    /** Shows other figures from now on, by another profile, as complete as those before. */
    public void show(String generation, CityProfile profile, Figures others) {
        server.show(new GenerationBoard(
                generation,
                profile,
                GrainPolicy.standard(Testing.ZONE),
                others,
                new HandFeed(),
                List.of(),
                caseId -> cases.get().ask(caseId),
                Duration.ofSeconds(15),
                new MovableClock()));
    }

    public void give(CaseTable.Case... cases) {
        figures.applyCases(List.of(cases));
        figures.applyCells(Testing.cells(List.of(cases)));
    }

    private CompletionStage<Void> store(Event event) {
        actions.add(event);
        return CompletableFuture.completedFuture(null);
    }

    public void give(TestAlerts.Made... alerts) {
        figures.alerts().apply(Stream.of(alerts).map(TestAlerts.Made::entry).toList());
    }

    /** What operators did so far. */
    public List<Event> actions() {
        return actions;
    }

    /** From now on the actions of operators go here. */
    public void setSink(ActionSink other) {
        sink.set(other);
    }

    /** From now on the events of cases are asked for here. */
    public void setCases(CaseSource source) {
        cases.set(source);
    }

    /** Rejections and the audit trail, given by hand. */
    public HandJournal journal() {
        return journal;
    }

    /** From now on corrected events are judged so. */
    public void setDoor(EventDoor other) {
        door.set(other);
    }

    public Figures figures() {
        return figures;
    }

    /** Moves the clock; the data stay as complete as they were. */
    public void setNow(String instant) {
        now.set(Instant.parse(instant));
    }

    /** Moves the clock, and the data keep up with it. */
    public void passTo(String instant) {
        Instant later = Instant.parse(instant);
        setFeed(new FeedStatus(true, later, later, 10, 0, null));
        now.set(later);
    }

    /** All data are read as of now. */
    public void complete() {
        setFeed(new FeedStatus(true, now.get(), now.get(), 10, 0, null));
    }

    public void setFeed(FeedStatus feed) {
        status.set(feed);
    }

    /** @param reason null when all is well */
    public void setOutsideProblem(String reason) {
        outside.set(reason);
    }

    public void tellDelivery(DeliveryStatus delivery) {
        server.tellDelivery(() -> delivery);
    }

    public int port() {
        return server.port();
    }

    public URI uri(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + port() + pathAndQuery);
    }

    public HttpResponse<String> get(String pathAndQuery) {
        return send(HttpRequest.newBuilder(uri(pathAndQuery)));
    }

    public HttpResponse<String> head(String pathAndQuery) {
        return send(HttpRequest.newBuilder(uri(pathAndQuery)).HEAD());
    }

    /** @param headers names and values in turn */
    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(HttpRequest.newBuilder(uri(path)).headers(headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> postJson(String path, String body) {
        return post(path, body, "Content-Type", "application/json");
    }

    public HttpResponse<String> delete(String path) {
        return send(HttpRequest.newBuilder(uri(path)).DELETE());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The body of a successful answer. */
    public JsonNode json(String pathAndQuery) {
        HttpResponse<String> response = get(pathAndQuery);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + ": " + response.body());
        }
        return parse(response.body());
    }

    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }

    private final class HandFeed implements Feed {
        @Override
        public void start() {
            // fed by hand
        }

        @Override
        public FeedStatus status() {
            return status.get();
        }

        @Override
        public void close() {
            // nothing to close
        }
    }

    private final class MovableClock extends Clock {
        @Override
        public ZoneId getZone() {
            return Testing.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
