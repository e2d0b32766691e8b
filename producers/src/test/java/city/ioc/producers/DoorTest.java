package city.ioc.producers;

import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.EventData;
import city.ioc.events.InvalidEventException;
import city.ioc.events.ServiceEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DoorTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant NOW = Instant.parse("2024-02-26T08:00:00Z");
    private static final LocalDate FOUNDED = LocalDate.of(2024, 2, 1);

    private final Door door = new Door(
            Clock.fixed(NOW, ZONE),
            Instant.parse("2020-01-01T00:00:00Z"),
            (code, day) -> code.equals("916") && !day.isBefore(FOUNDED)
                    ? Optional.empty()
                    : Optional.of("not a unit on " + day),
            ZONE);

    @Test
    void letsAnEventInUnchanged() throws InvalidEventException {
        Event event = at("2024-02-26T15:05:00+07:00", new DossierEvent.Withdrawn());

        assertThat(door.admit(event)).isSameAs(event);
    }

    @Test
    void refusesTheFutureAndNamesBothTimes() {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> door.admit(at("2024-02-26T15:05:01+07:00", new DossierEvent.Withdrawn())))
                .withMessage("time: 2024-02-26T15:05:01+07:00 is more than 5 minutes ahead of the clock here, "
                        + "2024-02-26T15:00+07:00");
    }

    @Test
    void refusesARecordedTimeInTheFuture() {
        Event event = at("2024-02-26T08:00:00+07:00", new DossierEvent.Withdrawn())
                .withRecordedTime(OffsetDateTime.parse("2024-02-26T16:00:00+07:00"));

        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> door.admit(event))
                .withMessageStartingWith("recordedtime: 2024-02-26T16:00+07:00 is more than");
    }

    @Test
    void refusesWhatIsOlderThanTheCity() {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> door.admit(at("2020-01-01T06:59:59+07:00", new DossierEvent.Withdrawn())))
                .withMessageContaining("before 2020-01-01T07:00+07:00");
    }

    @Test
    void judgesAUnitOnTheLocalDayOfTheEvent() throws InvalidEventException {
        EventData submitted = new DossierEvent.Submitted("916", "1.004227", DossierEvent.Channel.DESK);

        door.admit(at("2024-01-31T17:00:00Z", submitted));
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> door.admit(at("2024-01-31T16:59:59Z", submitted)))
                .withMessage("data.unit: not a unit on 2024-01-31, was \"916\"");
    }

    @Test
    void judgesEveryUnitThatTheDataName() throws InvalidEventException {
        assertRefused(new DossierEvent.Accepted("916", "1.004227", null, null, null, "999"), "data.decidingUnit");
        assertRefused(new DossierEvent.Forwarded("999", "appraisal", null, null), "data.toUnit");
        assertRefused(new DossierEvent.Transferred("999"), "data.toUnit");
        assertRefused(new ServiceEvent.TracerSent("999"), "data.unit");
        door.admit(at("2024-02-26T15:00:00+07:00", new DossierEvent.Forwarded(null, "appraisal", null, null)));
    }

    private void assertRefused(EventData data, String attribute) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> door.admit(at("2024-02-26T15:00:00+07:00", data)))
                .withMessage(attribute + ": not a unit on 2024-02-26, was \"999\"");
    }

    private static Event at(String time, EventData data) {
        return Event.of("/units/916/desks/03", "1", "H13-1", OffsetDateTime.parse(time), data);
    }
}
