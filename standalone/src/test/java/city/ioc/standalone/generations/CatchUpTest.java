package city.ioc.standalone.generations;

import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CatchUpTest {
    private final CatchUp catchUp = new CatchUp();

    private static Instant at(int second) {
        return Instant.ofEpochSecond(1_000 + second);
    }

    @Test
    void knowsNothingBeforeTheEventsAreFolded() {
        catchUp.look(at(10), Instant.MIN, at(9));
        catchUp.look(at(20), Instant.MIN, at(19));

        assertThat(catchUp.shownAsOf()).isEqualTo(Instant.MIN);
        assertThat(catchUp.isNear(at(20))).isFalse();
    }

    /** At second 10 the events until 8 are folded: they are on the board when it has read what was written until 10. */
    @Test
    void theBoardHasTheEventsOnceItHasReadAllThatWasWrittenWhenTheyWereFolded() {
        catchUp.look(at(10), at(8), at(9));
        assertThat(catchUp.shownAsOf()).isEqualTo(Instant.MIN);

        catchUp.look(at(11), at(10), at(9));
        assertThat(catchUp.shownAsOf()).isEqualTo(Instant.MIN);

        catchUp.look(at(12), at(11), at(10));
        assertThat(catchUp.shownAsOf()).isEqualTo(at(8));
        assertThat(catchUp.isNear(at(18))).isTrue();
        assertThat(catchUp.isNear(at(19))).isFalse();
    }

    @Test
    void aBoardThatStopsReadingFallsBehind() {
        catchUp.look(at(10), at(9), at(9));
        catchUp.look(at(11), at(10), at(10));
        catchUp.look(at(30), at(29), at(10));

        assertThat(catchUp.shownAsOf()).isEqualTo(at(9));
        assertThat(catchUp.isNear(at(30))).isFalse();
    }
}
