package city.ioc.dashboards.metrics;

import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.TestAlerts;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Health;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.check.SelfCheck;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.dashboards.figures.Figures;
import city.ioc.dashboards.generations.OnlyGeneration;
import city.ioc.dashboards.journal.Rejection;
import city.ioc.dashboards.journal.RejectionTable;
import city.ioc.events.DossierEvent.Channel;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.TestAlerts.ofCase;
import static city.ioc.dashboards.Testing.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class RowMetersTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-26T03:41:30Z"), Testing.ZONE);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Figures figures = new Figures(Testing.ZONE, TestAlerts.rules());
    private final RejectionTable rejections = new RejectionTable(100);
    private final Health health = new Health(
            () -> new FeedStatus(true, CLOCK.instant(), CLOCK.instant(), 1, 0, null), List.of(), Duration.ofSeconds(15), CLOCK);
    private final Board board = new Board(
            Testing.profile(Testing.units(), Testing.kpis()), GrainPolicy.standard(Testing.ZONE), figures, health, CLOCK);
    private final SelfCheck selfCheck =
            new SelfCheck(figures.cube()::totals, figures.cases()::totals, health::caughtUp, CLOCK);
    private final RowMeters meters =
            new RowMeters(registry, board, rejections, new OnlyGeneration("99f97ea7", board, selfCheck));

    private List<String> lines(String metric) {
        return registry.scrape().lines().filter(line -> line.startsWith(metric + "{")).toList();
    }

    private void reject(int offset, String reason) {
        String report = "{\"reason\":\"%s\",\"topic\":\"t\",\"partition\":0,\"offset\":%d,\"arrived\":\"2026-02-26T01:00:00Z\",\"bytes\":1}"
                .formatted(reason, offset);
        rejections.add(Rejection.read(report.getBytes(UTF_8), new Rejection.Place(0, offset)).orElseThrow());
    }

    @Test
    void theMainFiguresOfAUnitIncludeThoseBelowIt() {
        List<CaseTable.Case> cases = List.of(
                Testing.dossier("D1", "31117", Channel.ONLINE, "p", at("2026-02-26T08:00"), at("2026-03-10T00:00"), null),
                Testing.dossier("D2", "STP", Channel.DESK, "p", at("2026-02-26T09:00"), at("2026-03-10T00:00"), null));
        figures.applyCases(cases);
        figures.applyCells(Testing.cells(cases));

        meters.look();

        assertThat(lines("ioc_unit_kpi_value"))
                .contains(
                        "ioc_unit_kpi_value{kpi=\"dossiers.received\",level=\"commune\",unit=\"31117\"} 1.0",
                        "ioc_unit_kpi_value{kpi=\"dossiers.received\",level=\"department\",unit=\"STP\"} 1.0")
                .noneMatch(line -> line.contains("unit=\"92\""))
                .noneMatch(line -> line.endsWith("NaN"));
    }

    @Test
    void alertsAreCountedByRuleAndStateAndGoWhenTheyAreCleared() {
        figures.alerts().apply(Stream.of(
                        ofCase("D-1", "overdue", "STP"),
                        ofCase("D-2", "overdue", "STP"),
                        ofCase("D-3", "overdue", "STP").acknowledged("Lan", "2026-02-26T10:05"),
                        ofCase("D-4", "overdue", "STP").historic())
                .map(TestAlerts.Made::entry)
                .toList());
        meters.look();
        assertThat(lines("ioc_alerts"))
                .containsExactlyInAnyOrder(
                        "ioc_alerts{rule=\"overdue\",state=\"raised\"} 2.0",
                        "ioc_alerts{rule=\"overdue\",state=\"acknowledged\"} 1.0");

        figures.alerts().apply(List.of(ofCase("D-3", "overdue", "STP").cleared("2026-02-26T10:10").entry()));
        meters.look();
        assertThat(lines("ioc_alerts")).containsExactly("ioc_alerts{rule=\"overdue\",state=\"raised\"} 2.0");
    }

    @Test
    void reasonsOfRejectionsAreFewWhateverTheyQuote() {
        reject(1, "data.unit: at most 40 characters, had 4,411");
        reject(2, "data.unit: at most 40 characters, had 52");
        reject(3, "could not be folded: java.lang.IllegalStateException: H13.12-240226-0031");
        IntStream.range(0, 40).forEach(n -> reject(10 + n, "reason " + "x".repeat(n + 1)));

        meters.look();

        assertThat(lines("ioc_rejected_reasons"))
                .contains(
                        "ioc_rejected_reasons{reason=\"data.unit: at most … characters, had …\"} 2.0",
                        "ioc_rejected_reasons{reason=\"could not be folded\"} 1.0",
                        "ioc_rejected_reasons{reason=\"other\"} 22.0")
                .hasSize(21)
                .noneMatch(line -> line.contains("H13"));
    }

    @Test
    void theGenerationIsToldAndNothingIsLeftWhenTheMetersAreClosed() {
        meters.look();
        assertThat(registry.scrape())
                .contains("ioc_generation_info{generation=\"99f97ea7\",state=\"promoted\"} 1")
                .contains("ioc_generation_ready{generation=\"99f97ea7\",state=\"promoted\"} 1.0");

        meters.close();
        assertThat(registry.scrape()).doesNotContain("ioc_");
    }
}
