package city.ioc.dashboards.api;

import city.ioc.core.CaseEvents;
import city.ioc.dashboards.RunningDashboards;
import city.ioc.dashboards.Testing;
import city.ioc.events.Correction;
import city.ioc.events.DossierEvent;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.events.Event;
import city.ioc.events.EventData;
import city.ioc.events.RawJson;
import city.ioc.streams.query.CaseAnswer;
import city.ioc.streams.query.CaseAnswer.Copy;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The timeline over HTTP, in a city that works round the clock and has no limits. */
class TimelineApiTest {
    private static final RunningDashboards DASHBOARDS = new RunningDashboards();
    private static final String PATH = "/api/v1/cases/d-1/timeline";

    private CaseEvents events = CaseEvents.NONE;

    @AfterAll
    static void close() {
        DASHBOARDS.close();
    }

    /** Accepted at 08:00 for 18:00; at 11:00 it is moved to 31117, which the desk writes down three hours later, and corrects to 31120 at 15:00. */
    @BeforeEach
    void giveADossier() {
        add("a", "2026-02-26T08:00", null, new DossierEvent.Accepted("STP", "p", Channel.DESK, time("2026-02-26T18:00"), null, null));
        add("b", "2026-02-26T11:00", "2026-02-26T14:00", new DossierEvent.Transferred("31117"));
        add("c", "2026-02-26T15:00", null, new Correction("/desk", "b", Correction.Action.REPLACE, new RawJson("{\"toUnit\":\"31120\"}")));
        DASHBOARDS.setCases(id -> id.equals("D-1") ? new CaseAnswer.Found(events, Copy.ACTIVE, 0) : new CaseAnswer.Unknown());
    }

    private void add(String id, String time, String recorded, EventData data) {
        Event event = Event.of("/desk", id, "D-1", time(time), data);
        events = events.with(recorded == null ? event : event.withRecordedTime(time(recorded))).orElseThrow();
    }

    private static OffsetDateTime time(String local) {
        return LocalDateTime.parse(local).atZone(Testing.ZONE).toOffsetDateTime();
    }

    @Test
    void tellsWhatEachEventDidAndHowTheCaseStood() {
        JsonNode timeline = DASHBOARDS.json(PATH);

        assertThat(timeline.path("id").asText()).isEqualTo("D-1");
        assertThat(timeline.path("source").asText()).isEqualTo("active");
        assertThat(timeline.path("behind").asLong()).isZero();
        JsonNode moved = timeline.path("entries").get(1);
        assertThat(moved.path("at").asText()).isEqualTo("2026-02-26T11:00:00+07:00");
        assertThat(moved.path("writtenAt").asText()).isEqualTo("2026-02-26T14:00:00+07:00");
        assertThat(moved.path("writtenAfterSeconds").decimalValue()).isEqualByComparingTo("10800");
        assertThat(moved.path("effect").asText()).isEqualTo("EFFECTIVE");
        assertThat(moved.path("correctedBy").path("id").asText()).isEqualTo("c");
        assertThat(moved.path("state").asText()).isEqualTo("PROCESSING");
        assertThat(moved.path("unit").asText()).isEqualTo("31120");
        assertThat(moved.path("usedSeconds").decimalValue()).isEqualByComparingTo("10800");
        assertThat(moved.path("leftSeconds").decimalValue()).isEqualByComparingTo("25200");
        assertThat(moved.path("event").path("data").path("toUnit").asText()).isEqualTo("31117");
        assertThat(moved.path("counted").path("data").path("toUnit").asText()).isEqualTo("31120");
    }

    @Test
    void tellsItAsItWasWrittenDownByAMoment() {
        assertThat(DASHBOARDS.json(PATH + "?written-at=2026-02-26T13:59:00%2B07:00").path("entries")).hasSize(1);

        JsonNode before = DASHBOARDS.json(PATH + "?written-at=2026-02-26T14:00:00%2B07:00");
        assertThat(before.path("entries")).hasSize(2);
        assertThat(before.path("entries").get(1).path("unit").asText()).isEqualTo("31117");

        assertThat(DASHBOARDS.get(PATH + "?written-at=2026-02-26T07:00:00%2B07:00").statusCode()).isEqualTo(404);
    }

    @Test
    void saysThatAStandbyAnswered() {
        DASHBOARDS.setCases(id -> new CaseAnswer.Found(events, Copy.STANDBY, 3));

        assertThat(DASHBOARDS.json(PATH).path("source").asText()).isEqualTo("standby");
        assertThat(DASHBOARDS.json(PATH).path("behind").asLong()).isEqualTo(3);
    }

    @Test
    void doesNotTakeNotAvailableForNotKnown() {
        DASHBOARDS.setCases(id -> new CaseAnswer.NotAvailable("127.0.0.1:7001: it does not answer"));

        HttpResponse<String> answer = DASHBOARDS.get(PATH);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(RunningDashboards.parse(answer.body()).path("detail").asText())
                .isEqualTo("the events of 'D-1' are not available now: 127.0.0.1:7001: it does not answer");
    }

    @Test
    void saysNotFoundOfWhatIsSurelyUnknown() {
        assertThat(DASHBOARDS.get("/api/v1/cases/D-2/timeline").statusCode()).isEqualTo(404);
    }
}
