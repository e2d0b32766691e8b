package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Question;
import city.ioc.dashboards.live.LiveStream;
import city.ioc.dashboards.live.Outlet;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.sse.SseClient;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;

/** The live stream as server-sent events. */
final class StreamApi implements Handler {
    private static final long NO_TIMEOUT = 0;
    private static final String TOO_MANY =
            "the stream has %d clients, the most it may have; try again later".formatted(LiveStream.MAX_WATCHERS);

    private final Board board;
    private final LiveStream stream;

    StreamApi(Board board, LiveStream stream) {
        this.board = board;
        this.stream = stream;
    }

    /** Judges the question, and whether there is room, before the answer begins, while it can still be refused. */
    @Override
    public void handle(Context ctx) throws IOException {
        board.query(question(ctx));
        if (stream.isFull()) {
            throw new ServiceUnavailableResponse(TOO_MANY);
        }
        ctx.contentType("text/event-stream; charset=utf-8").header("Connection", "close").header("X-Accel-Buffering", "no");
        ctx.res().flushBuffer();
        ctx.async(task -> task.timeout = NO_TIMEOUT, () -> connect(new SseClient(ctx)));
    }

    private static Question question(Context ctx) {
        return new Parameters(ctx, "unit", "horizon", "from", "to", "procedure", "channel", "units").question();
    }

    private void connect(SseClient client) {
        client.keepAlive();
        String lastEventId = client.ctx().header("Last-Event-ID");
        if (!stream.watch(question(client.ctx()), lastEventId, new SseOutlet(client))) {
            client.sendComment(TOO_MANY);
            client.close();
        }
    }

    /** Writes by itself: what the client offers holds a monitor meanwhile, which a virtual thread of Java 21 cannot do without its carrier. */
    private record SseOutlet(SseClient client) implements Outlet {
        @Override
        public void write(byte[] frame) throws IOException {
            ServletOutputStream out = client.ctx().res().getOutputStream();
            out.write(frame);
            out.flush();
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
