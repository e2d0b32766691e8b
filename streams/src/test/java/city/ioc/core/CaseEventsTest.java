package city.ioc.core;

import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CaseEventsTest {
    private static final OffsetDateTime NINE = OffsetDateTime.parse("2024-03-01T09:00:00+07:00");

    @Test
    void anIdentityKnownAlreadyAddsNothing() {
        CaseEvents events = CaseEvents.NONE.with(step("1", "a", null)).orElseThrow();

        assertThat(events.with(step("1", "a", null))).isEmpty();
    }

    @Test
    void ofTwoContentsOfOneIdentityTheLaterWrittenStaysWhicheverCameFirst() {
        Event earlier = step("1", "a", NINE.plusMinutes(1));
        Event later = step("1", "b", NINE.plusMinutes(2));

        CaseEvents oneWay = CaseEvents.NONE.with(earlier).orElseThrow().with(later).orElseThrow();
        CaseEvents first = CaseEvents.NONE.with(later).orElseThrow();

        assertThat(oneWay.events()).containsExactly(later);
        assertThat(first.with(earlier)).isEmpty();
    }

    @Test
    void anAbsentRecordedTimeCountsAsTheTimeAndEqualOnesAreDecidedByTheBytes() {
        Event silent = step("1", "a", null);
        Event sameMoment = step("1", "b", NINE);

        // recordedtime makes the bytes of sameMoment differ first at '"recordedtime"' against '"data"': r > d
        assertThat(CaseEvents.NONE.with(silent).orElseThrow().with(sameMoment).orElseThrow().events())
                .containsExactly(sameMoment);
        assertThat(CaseEvents.NONE.with(sameMoment).orElseThrow().with(silent)).isEmpty();
    }

    @Test
    void eventsStandInCaseOrderWhateverTheOrderOfArrival() {
        Event accepted = Event.of(
                "/s", "9", "D", NINE, new DossierEvent.Accepted("916", "1.1", null, null, null, null));
        Event step = step("1", "a", null);

        assertThat(CaseEvents.NONE.with(step).orElseThrow().with(accepted).orElseThrow().events())
                .containsExactly(accepted, step);
    }

    private static Event step(String id, String step, OffsetDateTime recorded) {
        return new Event("/s", id, "D", NINE, recorded, null, null, null, null, new DossierEvent.StepCompleted(step));
    }
}
