package city.ioc.dashboards.api;

import city.ioc.dashboards.RunningDashboards;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.cube.Cube;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.kpi.Measure;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.Testing.at;
import static city.ioc.dashboards.Testing.dossier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ReconciliationApiTest {
    private static final String FEBRUARY = "/api/v1/reconciliation?from=2026-02-01&to=2026-02-28";

    private final RunningDashboards dashboards = new RunningDashboards();

    /** Two of STP: carried over from January and resolved in time, received in February and overdue. One of 31117, undue. */
    private static final CaseTable.Case[] DOSSIERS = {
        dossier("D-1", "STP", Channel.DESK, "p", at("2026-01-20T08:00"), at("2026-02-26T00:00"), at("2026-02-25T08:00")),
        dossier("D-2", "STP", Channel.DESK, "p", at("2026-02-10T08:00"), at("2026-02-20T00:00"), null),
        dossier("D-3", "31117", Channel.DESK, "p", at("2026-02-26T09:00"), at("2026-03-26T00:00"), null),
    };

    @AfterEach
    void close() {
        dashboards.close();
    }

    /** As "identity cells cases state". */
    private static List<String> lines(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        answer.path("identities").forEach(line -> lines.add("%s %s %s %s".formatted(
                line.path("identity").asText(),
                line.path("cells").asText(),
                line.path("cases").asText(),
                line.path("state").asText())));
        return lines;
    }

    private static JsonNode line(JsonNode answer, String identity) {
        for (JsonNode line : answer.path("identities")) {
            if (line.path("identity").asText().equals(identity)) {
                return line;
            }
        }
        throw new AssertionError("no " + identity + " in " + answer);
    }

    @Test
    void everyIdentityIsToldWithBothSidesAndWhatTheyAreMadeOf() {
        dashboards.give(DOSSIERS);
        JsonNode answer = dashboards.json(FEBRUARY + "&unit=STP");

        assertThat(lines(answer))
                .containsExactly(
                        "received 1 1 holds",
                        "intake 2 2 holds",
                        "outcome 2 2 holds",
                        "open 1 1 holds",
                        "overdue 1 1 holds",
                        "released 1 1 holds",
                        "on-time 1 1 holds",
                        "cells 68 68 holds");
        assertThat(line(answer, "outcome").path("cellTerms"))
                .isEqualTo(RunningDashboards.parse(
                        "{\"carried-over\": 1, \"received\": 1, \"reopened\": 0, \"transferred-in\": 0}"));
        assertThat(line(answer, "outcome").path("caseTerms"))
                .isEqualTo(RunningDashboards.parse("{\"released-on-time\": 1, \"released-late\": 0, \"released-without-due\": 0,"
                        + " \"cancelled\": 0, \"transferred-out\": 0, \"waiting\": 0, \"undue\": 0, \"overdue\": 1}"));
        assertThat(line(answer, "intake").path("caseTerms").path("carried-over").asInt()).isEqualTo(1);
        assertThat(answer.path("state").asText()).isEqualTo("holds");
        assertThat(answer.path("asOf").asText()).isEqualTo("2026-02-26T10:40:00+07:00");
        assertThat(lines(dashboards.json(FEBRUARY)))
                .contains("received 2 2 holds", "outcome 3 3 holds", "open 2 2 holds", "overdue 1 1 holds");
        assertThat(lines(dashboards.json("/api/v1/reconciliation?unit=STP&from=2026-02-01&to=2026-02-19")))
                .contains("outcome 2 2 holds", "open 2 2 holds", "overdue 0 0 holds", "released 0 0 holds");
    }

    @Test
    void aBrokenCellIsToldWithUnitAndIdentityEverywhere() {
        dashboards.give(DOSSIERS);
        Cube.Cell received = Testing.cells(List.of(DOSSIERS[1])).stream()
                .filter(cell -> cell.key().measure() == Measure.RECEIVED)
                .findFirst()
                .orElseThrow();
        dashboards.figures().applyCells(List.of(new Cube.Cell(received.key(), 2)));
        await().until(() -> dashboards.json("/api/v1/status").path("selfCheck").path("state").asText().equals("broken"));

        JsonNode broken = dashboards.json("/api/v1/status").path("selfCheck");
        assertThat(broken.path("broken").asInt()).isEqualTo(3);
        assertThat(broken.path("examples").get(1))
                .isEqualTo(RunningDashboards.parse("{\"unit\": \"STP\", \"identity\": \"outcome\", \"measure\": null, \"ahead\": false,"
                        + " \"cells\": 3, \"cases\": 2, \"onOtherDays\": false}"));
        JsonNode answer = dashboards.json(FEBRUARY + "&unit=STP");
        assertThat(lines(answer))
                .contains("received 2 1 broken", "outcome 3 2 broken", "intake 2 2 holds", "cells 68 67 broken");
        assertThat(answer.path("measures").get(0).path("measure").asText()).isEqualTo("received");
        assertThat(answer.path("state").asText()).isEqualTo("broken");
        assertThat(dashboards.json(FEBRUARY + "&unit=31117").path("state").asText()).isEqualTo("holds");
        assertThat(dashboards.json(FEBRUARY).path("broken")).hasSize(3);
        assertThat(dashboards.get("/metrics").body())
                .contains("ioc_reconciliation_broken{identity=\"outcome\"} 1.0")
                .contains("ioc_reconciliation_broken{identity=\"intake\"} 0.0");
    }

    @Test
    void nothingIsToldBeforeTheDataAreRead() {
        dashboards.setFeed(FeedStatus.STARTING);
        dashboards.figures().applyCells(Testing.cells(List.of(DOSSIERS)));
        JsonNode answer = dashboards.json(FEBRUARY);

        assertThat(answer.path("state").asText()).isEqualTo("not-yet");
        assertThat(line(answer, "open").path("cells").isNull()).isTrue();
    }

    @Test
    void whatDiffersIsNotYetCalledBrokenWhileThereIsSomethingToRead() {
        dashboards.setFeed(new FeedStatus(true, Instant.parse("2026-02-26T03:41:30Z"), null, 10, 1, null));
        dashboards.figures().applyCells(Testing.cells(List.of(DOSSIERS)));

        assertThat(lines(dashboards.json(FEBRUARY))).contains("received 2 0 not-yet", "cells 68 61 not-yet");
    }
}
