package city.ioc.standalone.generations;

import city.ioc.dashboards.generations.Generations.Progress;
import city.ioc.streams.FoldedEvents;
import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {
    private final Pace pace = new Pace();

    private Progress look(int second, long folded, long stored) {
        return pace.look(Instant.ofEpochSecond(second), new FoldedEvents(folded, stored));
    }

    @Test
    void ratesWhatWasFoldedSinceTheFirstLook() {
        assertThat(look(0, 100, 1_000)).isEqualTo(new Progress(100, 1_000, 0.1, null, null));
        assertThat(look(10, 300, 1_000)).isEqualTo(new Progress(300, 1_000, 0.3, 20.0, 35L));
    }

    @Test
    void nothingIsLeftOfNothing() {
        assertThat(look(0, 0, 0)).isEqualTo(new Progress(0, 0, 1, null, 0L));
    }

    @Test
    void whatStandsStillHasNoEnd() {
        look(0, 100, 1_000);

        assertThat(look(10, 100, 1_000)).isEqualTo(new Progress(100, 1_000, 0.1, 0.0, null));
    }
}
