package city.ioc.producers.simulator;

import city.ioc.events.DossierEvent.Accepted;
import city.ioc.events.Event;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

import static city.ioc.producers.simulator.SimulatedCity.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

class LiveCityTest {
    private static final long FRIDAY_NOON = millis("2024-03-08T12:00:00+07:00");
    private static final long SATURDAY_NIGHT = millis("2024-03-09T23:00:00+07:00");

    @Test
    void atTheSpeedOfLifeNothingChanges() {
        Delivery delivery = accepted("2024-03-08T14:00:00+07:00", "2024-03-15T14:00:00+07:00");
        assertThat(new LiveCity(CALENDAR, FRIDAY_NOON, FRIDAY_NOON, 1).live(delivery)).isSameAs(delivery);
    }

    @Test
    void aFastCityNeverClosesAndItsWorkingTimeRunsWithoutGaps() {
        LiveCity city = new LiveCity(CALENDAR, FRIDAY_NOON, SATURDAY_NIGHT, 60);
        // Friday afternoon 13:00 to 17:00 takes four minutes, and Monday 07:00 follows at once.
        assertThat(at(city, "2024-03-08T13:00:00+07:00")).isEqualTo("2024-03-09T23:00:00+07:00");
        assertThat(at(city, "2024-03-08T15:00:00+07:00")).isEqualTo("2024-03-09T23:02:00+07:00");
        assertThat(at(city, "2024-03-10T20:00:00+07:00")).isEqualTo("2024-03-09T23:04:00+07:00");
        assertThat(at(city, "2024-03-11T08:00:00+07:00")).isEqualTo("2024-03-09T23:05:00+07:00");
    }

    @Test
    void whatHappenedBeforeAndIsSentNowKeepsItsTime() {
        LiveCity city = new LiveCity(CALENDAR, FRIDAY_NOON, SATURDAY_NIGHT, 60);
        assertThat(at(city, "2024-03-08T10:30:00+07:00")).isEqualTo("2024-03-08T10:30:00+07:00");
    }

    @Test
    void whatIsPromisedIsPromisedInRealWorkingTime() {
        LiveCity city = new LiveCity(CALENDAR, FRIDAY_NOON, SATURDAY_NIGHT, 60);
        Event live = city.live(accepted("2024-03-08T15:00:00+07:00", "2024-03-13T15:00:00+07:00")).event();
        // Three working days from Saturday night, when nobody works: Monday to Wednesday.
        assertThat(((Accepted) live.data()).dueAt()).isEqualTo("2024-03-13T17:00:00+07:00");
    }

    private static OffsetDateTime at(LiveCity city, String time) {
        return city.live(accepted(time, null)).event().time();
    }

    private static Delivery accepted(String time, String due) {
        OffsetDateTime at = OffsetDateTime.parse(time);
        Accepted data = new Accepted("STP", "2.000488", null, due == null ? null : OffsetDateTime.parse(due), null, null);
        return new Delivery(Event.of("/x", "1", "D-1", at, data), at.toInstant().toEpochMilli());
    }

    private static long millis(String time) {
        return Instant.parse(OffsetDateTime.parse(time).toInstant().toString()).toEpochMilli();
    }
}
