package city.ioc.dashboards.api;

import city.ioc.core.ServiceHealth;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.events.ServiceEvent.Component;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;

/** How desks, portal and network are. */
final class ServiceApi {
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

    private record HealthAnswer(List<SampleAnswer> samples, List<TracerAnswer> tracers) {}

    ServiceApi(Board board, Json json) {
        this.board = board;
        this.json = json;
    }

    void health(Context ctx) {
        UnitScope scope = board.scope(new Parameters(ctx, "unit").text("unit").orElse(null));
        NotYet.unlessRead(board, "samples");
        List<ServiceHealth> all = board.figures().health().in(scope);
        json.answer(
                ctx,
                new HealthAnswer(
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
