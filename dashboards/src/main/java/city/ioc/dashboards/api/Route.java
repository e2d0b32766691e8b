package city.ioc.dashboards.api;

import io.javalin.http.Handler;

/**
 * Something that can be got.
 *
 * @param path as Javalin and OpenAPI write it
 * @param documented whether it belongs in {@code openapi.json}; the parts of the page do not
 */
record Route(String path, Handler handler, boolean documented) {}
