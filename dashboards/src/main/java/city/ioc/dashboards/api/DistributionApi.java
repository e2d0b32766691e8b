package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.cases.CaseFilter;
import city.ioc.dashboards.cases.CaseTime;
import city.ioc.dashboards.cases.Distribution;
import city.ioc.dashboards.cases.Times;
import city.ioc.dashboards.kpi.DataState;
import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.dashboards.kpi.KpiState;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** How the times that cases take are distributed. */
final class DistributionApi {
    private static final int MAX_STEPS = 100;

    private final Board board;
    private final Json json;

    /** @param stepNames how many there are, of which the most frequent are told in {@code steps} */
    private record Answer(
            String duration,
            String clock,
            String unit,
            LocalDate from,
            LocalDate to,
            Instant asOf,
            String procedure,
            String channel,
            String step,
            KpiState state,
            @JsonUnwrapped Distribution distribution,
            int stepNames,
            List<StepAnswer> steps) {}

    private record StepAnswer(String step, @JsonUnwrapped Distribution distribution) {}

    DistributionApi(Board board, Json json) {
        this.board = board;
        this.json = json;
    }

    void distribution(Context ctx) {
        Parameters parameters =
                new Parameters(ctx, "duration", "unit", "from", "to", "as-of", "procedure", "channel", "step");
        CaseTime time = time(parameters.required("duration"));
        String step = parameters.text("step").orElse(null);
        if (step != null && time != CaseTime.STEP_TIME) {
            throw Refusal.of("'step' needs duration=%s".formatted(CaseTime.STEP_TIME.wireName()));
        }
        KpiQuery query = board.query(parameters.question());
        DataState data = board.health().dataState();
        if (!query.filter().isEmpty() && !time.ofDossiers()) {
            answer(ctx, time, step, query, KpiState.NOT_APPLICABLE, null);
        } else if (data == DataState.ABSENT) {
            answer(ctx, time, step, query, KpiState.STALE, null);
        } else {
            CaseFilter filter =
                    new CaseFilter(query.scope(), query.filter().get("procedure"), query.filter().get("channel"));
            Times times = board.figures().cases().times(time, step, filter, query.period(), board.calendars());
            KpiState known = times.all().count() == 0 ? KpiState.NO_DATA : KpiState.VALUE;
            answer(ctx, time, step, query, data == DataState.STALE ? KpiState.STALE : known, times);
        }
    }

    private static CaseTime time(String name) {
        return CaseTime.named(name)
                .orElseThrow(() -> Refusal.of("'duration' must be one of %s, not '%s'".formatted(CaseTime.names(), name)));
    }

    /** @param times null when not known */
    private void answer(Context ctx, CaseTime time, String step, KpiQuery query, KpiState state, Times times) {
        json.answer(
                ctx,
                new Answer(
                        time.wireName(),
                        time.isWorkingTime() ? "working" : "elapsed",
                        query.unit(),
                        query.period().from(),
                        query.period().to(),
                        Instant.ofEpochMilli(query.period().asOf()),
                        query.filter().get("procedure"),
                        query.filter().get("channel"),
                        step,
                        state,
                        times == null ? Distribution.NOT_KNOWN : Distribution.of(times.all(), time),
                        times == null ? 0 : times.byStep().size(),
                        times == null ? List.of() : steps(times, time)));
    }

    private static List<StepAnswer> steps(Times times, CaseTime time) {
        return times.byStep().entrySet().stream()
                .map(entry -> new StepAnswer(entry.getKey(), Distribution.of(entry.getValue(), time)))
                .sorted(Comparator.comparing((StepAnswer each) -> each.distribution().count())
                        .reversed()
                        .thenComparing(StepAnswer::step))
                .limit(MAX_STEPS)
                .toList();
    }
}
