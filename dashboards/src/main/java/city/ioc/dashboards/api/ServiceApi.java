package city.ioc.dashboards.api;

import city.ioc.core.ServiceHealth;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.ServiceFigures;
import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.dashboards.service.UnitComponent;
import city.ioc.events.ServiceEvent.Component;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** How desks, portal and network are. */
final class ServiceApi {
    private static final int MILLIS_SCALE = 3;

    private final Board board;
    private final Json json;

    private record SampleAnswer(
            String desk,
            String unit,
            Component component,
            Instant at,
            boolean ok,
            long latencyMillis,
            long samples,
            long failures) {
        static SampleAnswer of(ServiceHealth health) {
            return new SampleAnswer(
                    health.subject(),
                    health.unit(),
                    health.component(),
                    Instant.ofEpochMilli(health.at()),
                    health.ok(),
                    health.latencyMillis(),
                    health.samples(),
                    health.failures());
        }
    }

    private record TracerAnswer(String desk, String unit, Instant at, long tracers) {
        static TracerAnswer of(ServiceHealth health) {
            return new TracerAnswer(
                    health.subject(), health.unit(), Instant.ofEpochMilli(health.at()), health.samples());
        }
    }

    /**
     * How a component was over a period.
     *
     * @param unit null for all units of the question together
     * @param availability null without samples, as the latency
     * @param openOutages those that last at the end of the period, or now
     */
    private record ComponentAnswer(
            String unit,
            Component component,
            long samples,
            long ok,
            BigDecimal availability,
            BigDecimal meanLatencySeconds,
            int outages,
            int openOutages,
            BigDecimal outageSeconds) {
        static ComponentAnswer of(String unit, Component component, ServiceFigures.OfComponent figures) {
            return new ComponentAnswer(
                    unit,
                    component,
                    figures.samples().samples(),
                    figures.samples().ok(),
                    figures.samples().availability(),
                    figures.samples().meanLatencySeconds(),
                    figures.outages(),
                    figures.lasting(),
                    BigDecimal.valueOf(figures.outageMillis(), MILLIS_SCALE));
        }
    }

    private record HealthAnswer(
            LocalDate from,
            LocalDate to,
            Instant asOf,
            List<ComponentAnswer> components,
            List<ComponentAnswer> units,
            List<SampleAnswer> samples,
            List<TracerAnswer> tracers) {}

    ServiceApi(Board board, Json json) {
        this.board = board;
        this.json = json;
    }

    void health(Context ctx) {
        KpiQuery query = board.query(new Parameters(ctx, "unit", "from", "to").question());
        NotYet.unlessRead(board, "samples");
        List<ServiceHealth> all = board.figures().health().in(query.scope());
        Map<UnitComponent, ServiceFigures.OfComponent> units =
                new ServiceFigures(board).byUnit(query.scope(), query.period());
        json.answer(
                ctx,
                new HealthAnswer(
                        query.period().from(),
                        query.period().to(),
                        Instant.ofEpochMilli(query.period().asOf()),
                        ServiceFigures.byComponent(units).entrySet().stream()
                                .map(each -> ComponentAnswer.of(null, each.getKey(), each.getValue()))
                                .toList(),
                        units.entrySet().stream()
                                .map(each -> ComponentAnswer.of(
                                        each.getKey().unit(), each.getKey().component(), each.getValue()))
                                .toList(),
                        all.stream()
                                .filter(each -> each.component() != null)
                                .map(SampleAnswer::of)
                                .toList(),
                        all.stream()
                                .filter(each -> each.component() == null)
                                .map(TracerAnswer::of)
                                .toList()));
    }
}
