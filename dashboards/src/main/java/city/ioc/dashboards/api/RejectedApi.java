package city.ioc.dashboards.api;

import city.ioc.audit.AuditAction;
import city.ioc.audit.AuditEntry;
import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.journal.Decided;
import city.ioc.dashboards.journal.Journal;
import city.ioc.dashboards.journal.Rejection;
import city.ioc.dashboards.journal.RejectionDesk;
import city.ioc.dashboards.journal.RejectionDesk.DecidedBefore;
import city.ioc.dashboards.journal.RejectionDesk.Done;
import city.ioc.dashboards.journal.RejectionDesk.NotStored;
import city.ioc.dashboards.journal.RejectionDesk.Outcome;
import city.ioc.dashboards.journal.RejectionDesk.StillWrong;
import city.ioc.dashboards.journal.RejectionDesk.Unknown;
import city.ioc.dashboards.journal.RejectionDesk.Wrong;
import city.ioc.dashboards.journal.RejectionPage;
import city.ioc.dashboards.journal.RejectionPage.KindCount;
import city.ioc.dashboards.journal.RejectionQuery;
import city.ioc.dashboards.journal.RejectionQuery.Cursor;
import city.ioc.dashboards.journal.RejectionState;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What could not be used: lists of it, single records, and what is decided about them. */
final class RejectedApi {
    private static final int MAX_LIMIT = 500;
    private static final int USUAL_LIMIT = 100;
    private static final int MOST_AT_ONCE = 1_000;

    private final Journal journal;
    private final ZoneId zone;
    private final Json json;

    private record Counts(Map<String, Integer> byState, List<ReasonCount> byReason) {}

    private record ReasonCount(String reason, int count) {}

    /** @param next for the parameter {@code cursor}; null on the last page */
    private record ListAnswer(int total, Counts counts, List<RejectedAnswer> rejected, String next) {}

    /** @param decision null while it is open */
    private record RejectedAnswer(
            String id,
            String state,
            Instant arrived,
            String reason,
            String reasonKind,
            String topic,
            Integer partition,
            Long offset,
            String key,
            long bytes,
            String type,
            String source,
            String unit,
            AuditEntry decision) {
        static RejectedAnswer of(Decided decided) {
            Rejection it = decided.rejection();
            return new RejectedAnswer(
                    it.id(),
                    decided.state().name(),
                    it.arrived(),
                    it.reason(),
                    it.kind(),
                    it.topic(),
                    it.partition(),
                    it.offset(),
                    it.key(),
                    it.bytes(),
                    it.type(),
                    it.source(),
                    it.unit(),
                    decided.decision());
        }
    }

    /** @param payload what the record held, masked; null when it held nothing, or is kept no longer */
    private record OneAnswer(@JsonUnwrapped RejectedAnswer rejected, String payload) {}

    /**
     * @param event  corrected, to be sent; of a REDRIVE only
     * @param reason why it is given up; of a DISCARD only
     * @param by     null for whoever the header names
     */
    private record Request(String action, JsonNode event, String reason, String by) {}

    /** @param reasonKind which ones; null for all that are open */
    private record ManyRequest(String action, String reasonKind, String reason, String by) {}

    /** @param left how many more are open of that kind */
    private record ManyAnswer(int discarded, int notStored, int left) {}

    RejectedApi(Journal journal, ZoneId zone, Json json) {
        this.journal = journal;
        this.zone = zone;
        this.json = json;
    }

    void list(Context ctx) {
        Parameters parameters =
                new Parameters(ctx, "reason", "topic", "unit", "state", "from", "to", "limit", "cursor");
        TimeSpan arrived = TimeSpan.of(parameters, zone);
        RejectionQuery query = new RejectionQuery(
                parameters.text("reason").orElse(null),
                parameters.text("topic").orElse(null),
                parameters.text("unit").orElse(null),
                parameters.oneOf("state", RejectionState.class).orElse(null),
                arrived.from(),
                arrived.until(),
                parameters.text("cursor").map(RejectedApi::cursor).orElse(null),
                parameters.number("limit", 1, MAX_LIMIT, USUAL_LIMIT));
        requireRead();
        RejectionPage page = journal.rejections().page(query);
        Map<String, Integer> byState = new TreeMap<>();
        page.byState().forEach((state, count) -> byState.put(state.name(), count));
        json.answer(
                ctx,
                new ListAnswer(
                        page.total(),
                        new Counts(
                                byState,
                                page.byKind().stream().map(each -> new ReasonCount(each.kind(), each.count())).toList()),
                        page.rejections().stream().map(RejectedAnswer::of).toList(),
                        page.next() == null
                                ? null
                                : new CursorText(List.of(page.next().arrived()), page.next().id()).text()));
    }

    void one(Context ctx) {
        new Parameters(ctx);
        requireRead();
        Decided decided = known(ctx.pathParam("id"));
        json.answer(
                ctx,
                new OneAnswer(
                        RejectedAnswer.of(decided), journal.source().payload(decided.rejection()).orElse(null)));
    }

    void act(Context ctx) {
        requireRead();
        Request request = JsonBody.read(ctx, Request.class);
        String id = ctx.pathParam("id");
        String by = request.by() == null ? Caller.of(ctx) : request.by();
        answer(ctx, id, outcome(id, request, by).join());
    }

    private CompletableFuture<Outcome> outcome(String id, Request request, String by) {
        if (isAction(request.action(), AuditAction.DISCARDED)) {
            requireAbsent("event", request.event(), "REDRIVE");
            return journal.desk().discard(id, request.reason(), by);
        }
        if (!isAction(request.action(), AuditAction.REDRIVEN)) {
            throw Refusal.of("'action' must be REDRIVE or DISCARD");
        }
        requireAbsent("reason", request.reason(), "DISCARD");
        if (request.event() == null || !request.event().isObject()) {
            throw Refusal.of("'event' is the corrected event, an object, and is needed");
        }
        return journal.desk().redrive(id, request.event().toString().getBytes(UTF_8), by);
    }

    private static boolean isAction(String given, AuditAction action) {
        return (action == AuditAction.DISCARDED ? "DISCARD" : "REDRIVE").equals(given);
    }

    private static void requireAbsent(String name, Object value, String owner) {
        if (value != null) {
            throw Refusal.of("'%s' belongs to the action %s only".formatted(name, owner));
        }
    }

    private void answer(Context ctx, String id, Outcome outcome) {
        switch (outcome) {
            case Done it -> {
                ctx.status(202);
                json.answer(ctx, RejectedAnswer.of(known(id)));
            }
            case Wrong it -> Problem.answer(ctx, json, 400, it.reason());
            case Unknown it -> Problem.answer(ctx, json, 404, unknown(id));
            case DecidedBefore it ->
                Problem.answer(
                        ctx,
                        json,
                        409,
                        it.now().decision() == null ? "somebody is deciding about it now" : "it was decided before",
                        Map.of("rejected", RejectedAnswer.of(it.now())));
            case StillWrong it -> Problem.answer(ctx, json, 422, it.reason());
            case NotStored it ->
                Problem.answer(ctx, json, 503, "Kafka has not confirmed it; read the rejection again before repeating it");
        }
    }

    void discardMany(Context ctx) {
        requireRead();
        ManyRequest request = JsonBody.read(ctx, ManyRequest.class);
        if (!isAction(request.action(), AuditAction.DISCARDED)) {
            throw Refusal.of("'action' must be DISCARD");
        }
        RejectionDesk.problem(request.reason()).ifPresent(problem -> {
            throw Refusal.of(problem);
        });
        String by = request.by() == null ? Caller.of(ctx) : request.by();
        RejectionPage open = journal.rejections()
                .page(new RejectionQuery(
                        request.reasonKind(), null, null, RejectionState.OPEN, null, null, null, MOST_AT_ONCE));
        List<CompletableFuture<Outcome>> outcomes = open.rejections().stream()
                .map(each -> journal.desk().discard(each.rejection().id(), request.reason(), by))
                .toList();
        long discarded = outcomes.stream().filter(each -> each.join() instanceof Done).count();
        long notStored = outcomes.stream().filter(each -> each.join() instanceof NotStored).count();
        json.answer(
                ctx,
                new ManyAnswer(
                        Math.toIntExact(discarded), Math.toIntExact(notStored), open.total() - open.rejections().size()));
    }

    private Decided known(String id) {
        return journal.rejections().find(id).orElseThrow(() -> Refusal.notFound(unknown(id)));
    }

    private static String unknown(String id) {
        return "no rejection '%s' is known".formatted(id);
    }

    private void requireRead() {
        if (!journal.source().isRead()) {
            throw new NotYet("rejected events are still being read");
        }
    }

    private static Cursor cursor(String text) {
        CursorText cursor = CursorText.parse(text, 1);
        return new Cursor(cursor.ranks().getFirst(), cursor.id());
    }
}
