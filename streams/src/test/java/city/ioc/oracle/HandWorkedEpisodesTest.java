package city.ioc.oracle;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class HandWorkedEpisodesTest {
    static Stream<WatchedCase> cases() {
        return HandWorkedEpisodes.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theOracleFindsWhatWasFoundByHand(WatchedCase watched) {
        List<CaseResult.Episode> episodes = BatchOracle.compute(watched.ndjson(), watched.settings())
                .cases()
                .get(Story.SUBJECT)
                .episodes();

        assertThat(episodes.stream().map(WatchedCase::text)).containsExactlyInAnyOrderElementsOf(watched.expected());
    }
}
