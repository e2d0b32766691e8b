package city.ioc.core;

import city.ioc.core.ServiceHealth.DaySum;
import city.ioc.events.Event;
import city.ioc.events.EventData;
import city.ioc.events.ServiceEvent.Component;
import city.ioc.events.ServiceEvent.HealthSampled;
import city.ioc.events.ServiceEvent.TracerSent;
import city.ioc.oracle.TestCity;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceHealthTest {
    private ServiceHealth health;

    private void give(String time, EventData data) {
        Event event = Event.of("/test", "id-" + time, "desk-1", OffsetDateTime.parse(time), data);
        ServiceHealth.after(health, event, TestCity.ZONE).ifPresent(change -> health = change.health());
    }

    private void sample(String time, String unit, boolean ok, long latencyMillis) {
        give(time, new HealthSampled(unit, Component.PORTAL, ok, latencyMillis));
    }

    @Test
    void theSamplesOfADayAddUpByUnit() {
        sample("2024-03-04T08:00:00+07:00", "916", true, 30);
        sample("2024-03-04T09:00:00+07:00", "917", true, 40);
        sample("2024-03-04T10:00:00+07:00", "916", false, 500);

        assertThat(health.ofDay()).containsExactly(new DaySum("916", 2, 1, 530), new DaySum("917", 1, 1, 40));
        assertThat(health.day()).isEqualTo((int) LocalDate.parse("2024-03-04").toEpochDay());
        assertThat(health.recordKey()).isEqualTo("desk-1/PORTAL/2024-03-04");
    }

    @Test
    void aNewLocalDayBeginsAnew() {
        sample("2024-03-04T23:59:59.999+07:00", "916", true, 30);
        sample("2024-03-04T17:00:00Z", "916", false, 7);

        assertThat(health.ofDay()).containsExactly(new DaySum("916", 1, 0, 7));
        assertThat(health.recordKey()).isEqualTo("desk-1/PORTAL/2024-03-05");
        assertThat(health.samples()).isEqualTo(2);
        assertThat(health.failures()).isEqualTo(1);
    }

    @Test
    void aSampleThatIsNotLaterThanTheLatestCountsNowhere() {
        sample("2024-03-04T08:00:00+07:00", "916", true, 30);
        sample("2024-03-04T08:00:00+07:00", "916", true, 30);
        sample("2024-03-04T07:00:00+07:00", "916", true, 30);

        assertThat(health.ofDay()).containsExactly(new DaySum("916", 1, 1, 30));
    }

    @Test
    void tracersHaveNoDays() {
        give("2024-03-04T08:00:00+07:00", new TracerSent("916"));
        give("2024-03-05T08:00:00+07:00", new TracerSent("916"));

        assertThat(health.ofDay()).isEmpty();
        assertThat(health.recordKey()).isEqualTo("desk-1/TRACER");
        assertThat(health.samples()).isEqualTo(2);
    }
}
