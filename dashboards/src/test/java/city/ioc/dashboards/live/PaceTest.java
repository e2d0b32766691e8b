package city.ioc.dashboards.live;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {
    private static final long MILLI = 1_000_000;

    private final Pace pace = new Pace(0);

    @Test
    void restsFourTimesAsLongAsTheWorkTook() {
        assertThat(pace.isResting(0)).isFalse();
        pace.worked(0, 50 * MILLI);
        assertThat(pace.isResting(250 * MILLI - 1)).isTrue();
        assertThat(pace.isResting(250 * MILLI)).isFalse();
    }

    @Test
    void restsForHalfASecondAtMostHoweverLongTheWorkTook() {
        pace.worked(0, 3_000 * MILLI);
        assertThat(pace.isResting(3_500 * MILLI - 1)).isTrue();
        assertThat(pace.isResting(3_500 * MILLI)).isFalse();
    }
}
