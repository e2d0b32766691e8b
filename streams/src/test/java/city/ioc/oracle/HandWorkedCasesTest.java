package city.ioc.oracle;

import city.ioc.events.EventCodec;
import city.ioc.events.InvalidEventException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class HandWorkedCasesTest {
    static Stream<HandWorked> cases() {
        return HandWorkedCases.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theOracleFindsWhatWasFoundByHand(HandWorked worked) {
        OracleResult result = BatchOracle.compute(worked.ndjson(), worked.settings());
        assertThat(HandWorked.keyed(result.cells())).containsExactlyInAnyOrderEntriesOf(worked.expectedCells());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void neitherOrderNorDuplicatesMatter(HandWorked worked) {
        List<String> delivered = new ArrayList<>(worked.ndjson());
        delivered.addAll(worked.ndjson());
        Collections.reverse(delivered);
        OracleResult result = BatchOracle.compute(delivered, worked.settings());
        assertThat(result).isEqualTo(BatchOracle.compute(worked.ndjson(), worked.settings()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theLinesAreCanonicalAndMeetTheContract(HandWorked worked) throws InvalidEventException {
        for (String line : worked.ndjson()) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            assertThat(EventCodec.encode(EventCodec.decode(bytes))).asString(StandardCharsets.UTF_8).isEqualTo(line);
        }
    }
}
