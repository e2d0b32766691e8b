package city.ioc.dashboards.board;

import city.ioc.core.Grain;
import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.cube.Cube;
import city.ioc.kpi.Measure;
import city.ioc.streams.CellKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static city.ioc.dashboards.Testing.at;
import static org.assertj.core.api.Assertions.assertThat;

class MomentsTest {
    private static final Clock NOON = Clock.fixed(Instant.ofEpochMilli(at("2026-02-26T12:00:30")), Testing.ZONE);

    private final Cube cube = new Cube();

    private Moments keeping(int daysOfMinutes, int daysOfHours, ZoneId zone) {
        return new Moments(
                new GrainPolicy(zone, Duration.ofDays(daysOfMinutes), Duration.ofDays(daysOfHours)), cube, NOON);
    }

    private void hold(String label, Grain grain, long value) {
        CellKey key = new CellKey("a", Measure.RECEIVED, Testing.day("2026-01-01"), grain, at(label));
        cube.apply(List.of(new Cube.Cell(key, value)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-26T12:00:45, 2026-02-26T12:00",
        "2026-02-18T00:00:59, 2026-02-18T00:00",
        "2026-02-17T23:59:59, 2026-02-17T23:00",
        "2025-01-22T00:59:59, 2025-01-22T00:00",
        "2025-01-21T23:59:59, 2025-01-21T00:00",
        "2026-02-27T08:15:01, 2026-02-27T08:15",
    })
    void aMomentIsRoundedDownToTheGrainThatIsKept(String asked, String exact) {
        assertThat(keeping(8, 400, Testing.ZONE).exact(Instant.ofEpochMilli(at(asked)))).isEqualTo(at(exact));
        assertThat(keeping(8, 400, Testing.ZONE).live()).isEqualTo(at("2026-02-26T12:01"));
    }

    @Test
    void aLongerRetentionPromisesNothingThatCellsNoLongerTell() {
        hold("2026-02-18T00:00", Grain.HOUR, 5);
        hold("2025-01-22T00:00", Grain.DAY, 5);
        Moments longer = keeping(30, 800, Testing.ZONE);

        assertThat(longer.exact(Instant.ofEpochMilli(at("2026-02-18T00:00:59")))).isEqualTo(at("2026-02-18T00:00"));
        assertThat(longer.exact(Instant.ofEpochMilli(at("2026-02-17T23:59")))).isEqualTo(at("2026-02-17T23:00"));
        assertThat(longer.exact(Instant.ofEpochMilli(at("2025-01-21T23:59")))).isEqualTo(at("2025-01-21T00:00"));
        assertThat(longer.isExact(at("2026-02-18T00:01"))).isTrue();
        assertThat(longer.isExact(at("2026-02-17T23:01"))).isFalse();
    }

    @Test
    void aShorterRetentionCountsAtOnce() {
        assertThat(keeping(1, 2, Testing.ZONE).exact(Instant.ofEpochMilli(at("2026-02-24T23:59")))).isEqualTo(at("2026-02-24T23:00"));
        assertThat(keeping(1, 2, Testing.ZONE).exact(Instant.ofEpochMilli(at("2026-02-23T23:59")))).isEqualTo(at("2026-02-23T00:00"));
    }

    @Test
    void cellsThatWereTakenBackLeaveMinutesAsTheyAre() {
        hold("2026-02-26T08:00", Grain.HOUR, 0);

        assertThat(keeping(8, 400, Testing.ZONE).isExact(at("2026-02-26T07:01"))).isTrue();
        hold("2026-02-26T08:00", Grain.HOUR, 1);
        assertThat(keeping(8, 400, Testing.ZONE).isExact(at("2026-02-26T07:01"))).isFalse();
        cube.clear();
        assertThat(keeping(8, 400, Testing.ZONE).isExact(at("2026-02-26T07:01"))).isTrue();
    }

    /** In India a day begins at half past an hour of UTC: the hour before it belongs to days that are kept whole. */
    @Test
    void anHourThatBeginsInAWholeDayIsRoundedToTheDay() {
        ZoneId india = ZoneId.of("Asia/Kolkata");
        Moments moments = keeping(1, 2, india);

        assertThat(moments.exact(Instant.parse("2026-02-23T18:45:00Z"))).isEqualTo(Instant.parse("2026-02-22T18:30:00Z").toEpochMilli());
        assertThat(moments.exact(Instant.parse("2026-02-23T19:15:00Z"))).isEqualTo(Instant.parse("2026-02-23T19:00:00Z").toEpochMilli());
    }
}
