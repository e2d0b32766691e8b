package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.generations.GenerationControl;
import city.ioc.profile.ProfileException;
import io.javalin.http.Context;
import java.util.Map;
import java.util.stream.Stream;

/** The generations that run beside each other, and what operators do with them. */
final class GenerationApi {
    private static final int MAX_BYTES = 32 << 20;
    private static final int LONGEST_NAME = 100;

    private final GenerationControl control;
    private final Json json;

    /** @param by who says so, unverified */
    private record Author(String by) {}

    /** @param whole null is no */
    private record Start(Map<String, String> files, Boolean whole, String by) {}

    private record Started(String id) {}

    GenerationApi(GenerationControl control, Json json) {
        this.control = control;
        this.json = json;
    }

    Stream<Route> routes() {
        return Stream.of(
                Route.get("/api/v1/generations", this::list),
                Route.post("/api/v1/generations", this::start),
                Route.post("/api/v1/generations/{id}/promote", this::promote),
                Route.delete("/api/v1/generations/{id}", this::remove));
    }

    private void list(Context ctx) {
        new Parameters(ctx);
        json.answer(ctx, control.generations());
    }

    private void promote(Context ctx) {
        String by = author(JsonBody.read(ctx, Author.class).by());
        control.promote(ctx.pathParam("id"), by);
        json.answer(ctx, control.generations());
    }

    private void remove(Context ctx) {
        new Parameters(ctx);
        control.remove(ctx.pathParam("id"));
        json.answer(ctx, control.generations());
    }

    private void start(Context ctx) {
        Start request = JsonBody.read(ctx, Start.class, MAX_BYTES);
        String by = author(request.by());
        if (request.files() == null || request.files().isEmpty() || request.files().containsValue(null)) {
            throw Refusal.of("'files' must name at least one file of a profile, each with its text");
        }
        try {
            String id = control.start(request.files(), Boolean.TRUE.equals(request.whole()), by);
            ctx.status(202);
            json.answer(ctx, new Started(id));
        } catch (ProfileException e) {
            Problem.answer(
                    ctx,
                    json,
                    400,
                    "the profile has problems: " + String.join("; ", e.problems()),
                    Map.of("problems", e.problems()));
        }
    }

    private static String author(String by) {
        if (by == null || by.isBlank() || by.strip().length() > LONGEST_NAME) {
            throw Refusal.of("'by' says who does this, in 1 to %d characters".formatted(LONGEST_NAME));
        }
        return by.strip();
    }
}
