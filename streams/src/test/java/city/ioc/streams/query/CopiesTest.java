package city.ioc.streams.query;

import city.ioc.core.CaseEvents;
import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.streams.query.CaseAnswer.Copy;
import city.ioc.streams.query.CaseAnswer.Found;
import city.ioc.streams.query.CaseAnswer.NotAvailable;
import city.ioc.streams.query.CaseAnswer.Unknown;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes of the answers of several instances. */
class CopiesTest {
    private final Copies copies = new Copies();

    /** Events of 08:00, 08:01 and so on, named by their place. */
    private static CaseEvents events(int... places) {
        CaseEvents events = CaseEvents.NONE;
        for (int place : places) {
            OffsetDateTime time = OffsetDateTime.parse("2026-02-26T08:00:00+07:00").plusMinutes(place);
            events = events.with(Event.of("/desk", "e" + place, "C", time, new DossierEvent.Withdrawn())).orElseThrow();
        }
        return events;
    }

    private Copies and(String who, Copy copy, long behind, int... places) {
        copies.add(who, new CaseCopy.Held(copy, behind, events(places)));
        return copies;
    }

    private CaseAnswer answer() {
        return copies.answer(Optional::empty);
    }

    @Test
    void nobodyKnowsMoreThanTheActiveCopy() {
        and("a", Copy.ACTIVE, 0, 1, 2);

        assertThat(copies.isSettled()).isTrue();
        assertThat(answer()).isEqualTo(new Found(events(1, 2), Copy.ACTIVE, 0));
    }

    @Test
    void ofStandbyCopiesEachEventIsTakenOnce() {
        and("a", Copy.STANDBY, 9, 1, 2);
        and("b", Copy.STANDBY, 4, 2, 3);
        and("a", Copy.STANDBY, 9, 1, 2);

        assertThat(copies.isSettled()).isFalse();
        assertThat(answer()).isEqualTo(new Found(events(1, 2, 3), Copy.STANDBY, 4));
    }

    @Test
    void aStandbyCopyWithoutTheCaseIsNoProof() {
        and("a", Copy.STANDBY, 0);

        assertThat(answer()).isEqualTo(new NotAvailable("a: its standby copy has no such case"));
    }

    @Test
    void theActiveCopyIsProofOnceAllEventsAreFolded() {
        and("a", Copy.ACTIVE, 0);

        assertThat(answer()).isEqualTo(new Unknown());
        assertThat(copies.answer(() -> Optional.of("events are being folded"))).isEqualTo(new NotAvailable("events are being folded"));
    }

    @Test
    void whatAStandbyCopyHasIsToldThoughTheActiveOneHasItNoLonger() {
        and("a", Copy.STANDBY, 2, 1);
        and("b", Copy.ACTIVE, 0);

        assertThat(answer()).isEqualTo(new Found(events(1), Copy.STANDBY, 2));
    }

    @Test
    void withoutAnyCopyTheReasonsAreTold() {
        copies.add("a", new CaseCopy.None("it does not answer"));
        copies.add("b", new CaseCopy.None("it is being restored"));

        assertThat(answer()).isEqualTo(new NotAvailable("a: it does not answer; b: it is being restored"));
    }
}
