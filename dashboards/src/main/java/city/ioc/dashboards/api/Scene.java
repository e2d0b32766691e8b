package city.ioc.dashboards.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What answers for one generation, route by route: an answer is of one scene, whatever is shown when it is complete. */
final class Scene {
    /** Of every answer that depends on the generation. */
    static final String HEADER = "Ioc-Generation";

    private final String generation;
    private final Map<String, Handler> handlers;

    /** @param routes the same ones for each generation */
    Scene(String generation, List<Route> routes) {
        this.generation = generation;
        handlers = routes.stream().collect(Collectors.toMap(Scene::key, Route::handler));
    }

    void answer(Route route, Context ctx) throws Exception {
        ctx.header(HEADER, generation);
        handlers.get(key(route)).handle(ctx);
    }

    private static String key(Route route) {
        return route.method() + " " + route.path();
    }
}
