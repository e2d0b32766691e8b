package city.ioc.dashboards.api;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * Something that can be asked or done.
 *
 * @param path as Javalin and OpenAPI write it
 * @param documented whether it belongs in {@code openapi.json}; the parts of the page do not
 */
record Route(HandlerType method, String path, Handler handler, boolean documented) {

    static Route get(String path, Handler handler) {
        return new Route(HandlerType.GET, path, handler, true);
    }

    static Route post(String path, Handler handler) {
        return new Route(HandlerType.POST, path, handler, true);
    }

    static Route delete(String path, Handler handler) {
        return new Route(HandlerType.DELETE, path, handler, true);
    }

    static Route partOfPage(String path, Handler handler) {
        return new Route(HandlerType.GET, path, handler, false);
    }
}
