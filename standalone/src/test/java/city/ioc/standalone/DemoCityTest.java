package city.ioc.standalone;

import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DemoCityTest {

    @Test
    void aFastCitySaysHowFastItIsAndThatTimesAreReal() throws Exception {
        assertThat(goLive("2026-11-22T03:00:00+07:00", 60)).contains("an office hour takes 60 s, day and night", "times are real");
        assertThat(goLive("2026-11-22T03:00:00+07:00", 1_000)).contains("an office hour takes 3.6 s");
        assertThat(goLive("2026-11-22T03:00:00+07:00", 10)).contains("an office hour takes 6.0 min");
    }

    @Test
    void atTheSpeedOfLifeItSaysWhenTheOfficesOpen() throws Exception {
        assertThat(goLive("2026-11-22T03:00:00+07:00", 1)).endsWith("the offices are closed until Mon 2026-11-23 07:00");
        assertThat(goLive("2026-11-23T08:00:00+07:00", 1)).endsWith("the offices are open");
    }

    private static String goLive(String now, double speed) throws Exception {
        Clock clock = Clock.fixed(OffsetDateTime.parse(now).toInstant(), ZoneOffset.UTC);
        return DemoCity.of(Path.of("../profiles/cantho"), 1, 50, clock).goLive(speed);
    }
}
