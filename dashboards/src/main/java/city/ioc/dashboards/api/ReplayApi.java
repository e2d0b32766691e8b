package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.generations.Conflict;
import city.ioc.dashboards.replay.ComparisonCsv;
import city.ioc.dashboards.replay.KpiComparison.Step;
import city.ioc.dashboards.replay.ReplayComparison;
import city.ioc.dashboards.replay.ReplayRequest;
import city.ioc.dashboards.replay.Replays;
import city.ioc.dashboards.replay.RunningReplay;
import city.ioc.events.Opt;
import city.ioc.profile.ProfileException;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What-ifs: started, watched, removed, and compared with live or with each other. */
final class ReplayApi {
    private static final int MAX_BYTES = 4 << 20;
    private static final int MOST_ROWS = 5_000;
    private static final int USUAL_ROWS = 200;
    private static final int MOST_UNITS = 200;

    private final Json json;
    private volatile Replays replays;

    /**
     * @param profile   null for the one that is shown
     * @param files     null for none
     * @param dueShift  null for 0
     * @param knownAt   instant with offset; null for all
     * @param writtenAt likewise
     * @param units     null for the whole city
     * @param by        who says so, unverified; null for the header
     */
    private record Start(
            @Opt String profile,
            @Opt Map<String, String> files,
            @Opt Integer dueShift,
            @Opt String knownAt,
            @Opt String writtenAt,
            @Opt List<String> units,
            @Opt String by) {}

    private record ListAnswer(int atOnce, int kept, long lifetimeSeconds, List<String> profiles, List<ReplayView> replays) {}

    ReplayApi(Json json) {
        this.json = json;
    }

    /** From now on what-ifs can be asked for. */
    void offer(Replays offered) {
        replays = offered;
    }

    Stream<Route> routes() {
        return Stream.of(
                Route.get("/api/v1/replays", this::list),
                Route.post("/api/v1/replays", this::start),
                Route.get("/api/v1/replays/{id}", this::one),
                Route.delete("/api/v1/replays/{id}", this::remove),
                Route.get("/api/v1/replays/{id}/comparison", this::comparison));
    }

    private Replays offered() {
        return Optional.ofNullable(replays)
                .orElseThrow(() -> new Conflict("this display computes no what-ifs; ask the one of ioc up, or use ioc replay"));
    }

    private void list(Context ctx) {
        new Parameters(ctx);
        answerAll(ctx, offered());
    }

    private void answerAll(Context ctx, Replays all) {
        json.answer(
                ctx,
                new ListAnswer(
                        all.settings().atOnce(),
                        all.settings().kept(),
                        all.settings().lifetime().toSeconds(),
                        all.profiles(),
                        all.all().stream().map(each -> ReplayView.of(each, all.settings().lifetime())).toList()));
    }

    private void one(Context ctx) {
        new Parameters(ctx);
        Replays all = offered();
        json.answer(ctx, ReplayView.of(all.find(ctx.pathParam("id")), all.settings().lifetime()));
    }

    private void remove(Context ctx) {
        new Parameters(ctx);
        Replays all = offered();
        all.remove(ctx.pathParam("id"));
        answerAll(ctx, all);
    }

    private void start(Context ctx) {
        Replays all = offered();
        Start start = JsonBody.read(ctx, Start.class, MAX_BYTES);
        try {
            RunningReplay started = all.start(request(start), start.by() == null ? Caller.of(ctx) : start.by());
            ctx.status(202);
            json.answer(ctx, ReplayView.of(started, all.settings().lifetime()));
        } catch (ProfileException e) {
            Problem.answer(
                    ctx,
                    json,
                    400,
                    "what is tried has problems: " + String.join("; ", e.problems()),
                    Map.of("problems", e.problems()));
        }
    }

    private static ReplayRequest request(Start start) {
        Map<String, String> files = Objects.requireNonNullElse(start.files(), Map.of());
        List<String> units = Objects.requireNonNullElse(start.units(), List.of());
        boolean gaps = Stream.concat(files.values().stream(), units.stream()).anyMatch(Objects::isNull);
        if (gaps || units.size() > MOST_UNITS) {
            throw Refusal.of("'files' have names and texts, 'units' are at most %d codes".formatted(MOST_UNITS));
        }
        return new ReplayRequest(
                start.profile(),
                files,
                Objects.requireNonNullElse(start.dueShift(), 0),
                instant("knownAt", start.knownAt()),
                instant("writtenAt", start.writtenAt()),
                units);
    }

    @Opt
    private static Instant instant(String name, @Opt String value) {
        try {
            return value == null ? null : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.of("'%s' must be an instant with offset such as 2026-02-26T10:42:00+07:00, not '%s'".formatted(name, value));
        }
    }

    private void comparison(Context ctx) {
        Parameters parameters = new Parameters(ctx, "with", "from", "to", "unit", "step", "limit", "format");
        String format = parameters.text("format").orElse("json");
        if (!format.equals("json") && !format.equals("csv")) {
            throw Refusal.of("'format' must be one of json, csv, not '%s'".formatted(format));
        }
        ReplayComparison.Question question = new ReplayComparison.Question(
                ctx.pathParam("id"),
                parameters.text("with").orElse(ReplayComparison.LIVE),
                parameters.date("from"),
                parameters.date("to"),
                parameters.text("unit").orElse(null),
                parameters.oneOf("step", Step.class).orElse(Step.DAY));
        int limit = parameters.number("limit", 0, MOST_ROWS, USUAL_ROWS);
        ReplayComparison comparison = ReplayComparison.of(offered(), question);
        if (format.equals("csv")) {
            ctx.header("Content-Disposition", "attachment; filename=\"what-if-%s.csv\"".formatted(question.id()));
            ctx.contentType("text/csv; charset=utf-8").result(ComparisonCsv.of(comparison.kpis().differences()));
        } else {
            json.answer(ctx, ComparisonView.of(comparison, limit));
        }
    }
}
