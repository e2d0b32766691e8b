package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.DeliveryStatus;
import city.ioc.dashboards.board.Health;
import city.ioc.dashboards.check.Broken;
import city.ioc.dashboards.check.CheckState;
import city.ioc.dashboards.check.SelfCheck;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Unit;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The units of the city, and how the dashboards themselves are. */
final class StatusApi {
    private static final int MAX_EXAMPLES = 50;

    private final Board board;
    private final SelfCheck selfCheck;
    private final String generation;
    private final Clock clock;
    private final Json json;

    private record UnitAnswer(
            String code, LocalizedText name, Unit.Kind kind, String parent, LocalDate validFrom, LocalDate validTo) {
        static UnitAnswer of(Unit unit) {
            return new UnitAnswer(
                    unit.code(), unit.name(), unit.kind(), unit.parent(), unit.validFrom(), unit.validTo());
        }
    }

    /** @param broken how much is; {@code examples} are the first of it */
    private record SelfCheckAnswer(
            CheckState state, Instant checkedAt, Instant asOf, int compared, int undecided, int broken, List<Broken> examples) {
        static SelfCheckAnswer of(SelfCheck.Result result) {
            return new SelfCheckAnswer(
                    result.state(),
                    result.checkedAt(),
                    result.asOf(),
                    result.compared(),
                    result.undecided(),
                    result.broken().size(),
                    result.broken().stream().limit(MAX_EXAMPLES).toList());
        }
    }

    private record StatusAnswer(
            String profile,
            LocalizedText name,
            String zone,
            String currency,
            LocalDate earliest,
            LocalDate today,
            String generation,
            Instant now,
            String data,
            FeedStatus feed,
            List<Health.NotReady> notReady,
            SelfCheckAnswer selfCheck,
            DeliveryStatus delivery,
            long cells,
            int cases) {}

    StatusApi(Board board, SelfCheck selfCheck, String generation, Clock clock, Json json) {
        this.board = board;
        this.selfCheck = selfCheck;
        this.generation = generation;
        this.clock = clock;
        this.json = json;
    }

    void units(Context ctx) {
        new Parameters(ctx);
        json.answer(ctx, units());
    }

    List<?> units() {
        if (board.profile().units().isOpen()) {
            return board.figures().cube().units().stream()
                    .map(code ->
                            new UnitAnswer(code, LocalizedText.same(code), Unit.Kind.DEPARTMENT, null, null, null))
                    .toList();
        }
        return board.profile().units().all().stream().map(UnitAnswer::of).toList();
    }

    void status(Context ctx) {
        new Parameters(ctx);
        json.answer(ctx, status());
    }

    Record status() {
        return new StatusAnswer(
                board.profile().id(),
                board.profile().name(),
                board.zone().getId(),
                board.profile().rules().currency(),
                LocalDate.ofInstant(board.profile().earliest(), board.zone()),
                board.today(),
                generation,
                clock.instant(),
                board.health().dataState().name().toLowerCase(Locale.ROOT),
                board.health().feed(),
                board.health().notReady(),
                SelfCheckAnswer.of(selfCheck.result()),
                board.health().delivery().orElse(null),
                board.figures().cube().size(),
                board.figures().cases().size());
    }

    void live(Context ctx) {
        json.answer(ctx, Map.of("status", "up"));
    }

    void ready(Context ctx) {
        List<Health.NotReady> notReady = board.health().notReady();
        ctx.status(notReady.isEmpty() ? 200 : 503);
        json.answer(
                ctx,
                Map.of(
                        "status",
                        notReady.isEmpty() ? "ready" : "not-ready",
                        "notReady",
                        notReady));
    }
}
