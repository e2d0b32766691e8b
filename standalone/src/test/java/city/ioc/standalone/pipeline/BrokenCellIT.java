package city.ioc.standalone.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A wrong cell in Kafka is found by a running city, and told with its unit and the identities it breaks, until it is right again. */
class BrokenCellIT {
    @RegisterExtension
    static final CityOfTests CITY = CityOfTests.of("cantho");

    @Test
    void isToldUntilItIsRightAgain() throws Exception {
        BrokenCell cell = BrokenCell.in(CITY.get());
        cell.write(5);

        List<String> broken = new ArrayList<>();
        cell.awaitState("broken").path("examples").forEach(each -> broken.add("%s %s %s %d %d".formatted(
                each.path("unit").asText(),
                each.path("identity").asText(),
                each.path("measure").asText(),
                each.path("cells").asLong(),
                each.path("cases").asLong())));
        assertThat(broken).containsExactly("STP received null 5 1", "STP outcome null 5 1", "STP cells received 5 1");
        assertThat(states("?unit=" + BrokenCell.UNIT + "&from=" + cell.day()))
                .containsExactly(
                        "received 4 broken",
                        "intake 0 holds",
                        "outcome 4 broken",
                        "open 0 holds",
                        "overdue 0 holds",
                        "released 0 holds",
                        "on-time 0 holds",
                        "cells 1 broken");
        assertThat(states("?unit=SYT&from=" + cell.day())).allMatch(line -> line.endsWith(" holds"));
        assertThat(CITY.get().get("/metrics").body())
                .contains("ioc_reconciliation_broken{identity=\"outcome\"} 1.0")
                .contains("ioc_reconciliation_broken{identity=\"open\"} 0.0");

        cell.write(1);
        assertThat(cell.awaitState("holds").path("broken").asInt()).isZero();
        assertThat(states("?from=" + cell.day())).allMatch(line -> line.endsWith(" 0 holds"));
    }

    private static List<String> states(String query) throws Exception {
        JsonNode answer = new JsonMapper().readTree(CITY.get().get("/api/v1/reconciliation" + query).body());
        List<String> states = new ArrayList<>();
        answer.path("identities").forEach(line -> states.add(line.path("identity").asText() + " "
                + line.path("difference").asLong() + " " + line.path("state").asText()));
        return states;
    }
}
