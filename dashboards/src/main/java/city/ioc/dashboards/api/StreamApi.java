package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Question;
import city.ioc.dashboards.live.LiveStream;
import city.ioc.dashboards.live.Outlet;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;

/** The live stream as server-sent events. */
final class StreamApi implements Handler {
    private static final long NO_TIMEOUT = 0;

    private final Board board;
    private final LiveStream stream;
    private final SseHandler sse = new SseHandler(NO_TIMEOUT, this::connect);

    StreamApi(Board board, LiveStream stream) {
        this.board = board;
        this.stream = stream;
    }

    /** Judges the question before the answer begins, while it can still be refused. */
    @Override
    public void handle(Context ctx) {
        board.query(question(ctx));
        sse.handle(ctx);
    }

    private static Question question(Context ctx) {
        return new Parameters(ctx, "unit", "horizon", "from", "to", "procedure", "channel").question();
    }

    private void connect(SseClient client) {
        client.keepAlive();
        String lastEventId = client.ctx().header("Last-Event-ID");
        if (!stream.watch(question(client.ctx()), lastEventId, new SseOutlet(client), () -> {})) {
            client.sendComment("too many watchers");
            client.close();
        }
    }

    private record SseOutlet(SseClient client) implements Outlet {
        @Override
        public void event(String name, String data, String id) {
            client.sendEvent(name, data, id);
        }

        @Override
        public void comment(String text) {
            client.sendComment(text);
        }

        @Override
        public boolean isClosed() {
            return client.terminated();
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
