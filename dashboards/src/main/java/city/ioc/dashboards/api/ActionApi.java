package city.ioc.dashboards.api;

import city.ioc.core.alerts.Alert;
import city.ioc.dashboards.alerts.AlertDesk;
import city.ioc.dashboards.alerts.AlertDesk.MovedOn;
import city.ioc.dashboards.alerts.AlertDesk.NotStored;
import city.ioc.dashboards.alerts.AlertDesk.Outcome;
import city.ioc.dashboards.alerts.AlertDesk.Request;
import city.ioc.dashboards.alerts.AlertDesk.Stored;
import city.ioc.dashboards.alerts.AlertDesk.Unknown;
import city.ioc.dashboards.alerts.AlertDesk.Wrong;
import city.ioc.dashboards.alerts.AlertView;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Refusal;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What operators do with alerts. Each request says which state of the alert it was meant for. */
final class ActionApi {
    private static final int MOST = 200;
    private final Board board;
    private final AlertDesk desk;
    private final Json json;

    /**
     * @param status     202 stored · 400 wrong · 404 unknown · 409 moved on · 503 not confirmed
     * @param detail     why it was not stored; null when it was
     * @param event      id of the event; null when it was not stored
     * @param at         time of the event; null likewise
     * @param byVerified whether it is known who acted; false as long as nobody logs in
     * @param alert      as it stands, when it has moved on; null otherwise
     */
    private record Result(
            String id, int status, String detail, String event, Instant at, boolean byVerified, AlertView alert) {}

    private record ManyAnswer(List<Result> results) {}

    ActionApi(Board board, AlertDesk desk, Json json) {
        this.board = board;
        this.desk = desk;
        this.json = json;
    }

    void one(Context ctx) {
        NotYet.unlessRead(board, "alerts");
        Request request = JsonBody.read(ctx, Request.class);
        String id = ctx.pathParam("id");
        if (request.id() != null && !request.id().equals(id)) {
            throw Refusal.of("the path names another alert than 'id'");
        }
        Result result = result(id, desk.act(withId(request, id)).join());
        if (result.status() == 202) {
            ctx.status(202);
            json.answer(ctx, result);
        } else {
            Map<String, ?> more = result.alert() == null ? Map.of() : Map.of("alert", result.alert());
            Problem.answer(ctx, json, result.status(), result.detail(), more);
        }
    }

    void many(Context ctx) {
        NotYet.unlessRead(board, "alerts");
        List<Request> requests = Arrays.asList(JsonBody.read(ctx, Request[].class));
        if (requests.isEmpty() || requests.size() > MOST || requests.contains(null)) {
            throw Refusal.of("the body must be a list of 1 to %d actions".formatted(MOST));
        }
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        boolean reachable = true;
        for (Request request : requests) {
            // Each one that Kafka does not take may block for seconds: after the first, the others are not tried.
            CompletableFuture<Outcome> outcome =
                    reachable ? desk.act(request) : CompletableFuture.completedFuture(new NotStored());
            reachable &= !(outcome.getNow(null) instanceof NotStored);
            outcomes.add(outcome);
        }
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            results.add(result(requests.get(i).id(), outcomes.get(i).join()));
        }
        json.answer(ctx, new ManyAnswer(results));
    }

    private static Request withId(Request request, String id) {
        return new Request(
                id,
                request.action(),
                request.episode(),
                request.count(),
                request.by(),
                request.to(),
                request.until(),
                request.text());
    }

    private Result result(String id, Outcome outcome) {
        return switch (outcome) {
            case Stored it ->
                new Result(id, 202, null, it.event().id(), it.event().time().toInstant(), false, null);
            case Wrong it -> failed(id, 400, it.reason(), null);
            case Unknown it -> failed(id, 404, "no alert '%s' is known".formatted(id), null);
            case MovedOn it ->
                failed(
                        id,
                        409,
                        it.now().status() == Alert.Status.CLEARED
                                ? "the alert is cleared"
                                : "the alert has changed since it was read",
                        board.figures().alerts().view(it.now()));
            case NotStored it ->
                failed(id, 503, "Kafka has not confirmed the action; read the alert again before repeating it", null);
        };
    }

    private static Result failed(String id, int status, String detail, AlertView alert) {
        return new Result(id, status, detail, null, null, false, alert);
    }
}
