package city.ioc.dashboards.api;

import city.ioc.audit.AuditAction;
import city.ioc.audit.AuditEntry;
import city.ioc.dashboards.journal.AuditQuery;
import city.ioc.dashboards.journal.AuditQuery.Cursor;
import city.ioc.dashboards.journal.AuditTable;
import city.ioc.dashboards.journal.Journal;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Who did what. */
final class AuditApi {
    private static final int MAX_LIMIT = 500;
    private static final int USUAL_LIMIT = 100;

    private final Journal journal;
    private final ZoneId zone;
    private final Json json;

    /** @param next for the parameter {@code cursor}; null on the last page */
    private record ListAnswer(int total, List<AuditEntry> entries, String next) {}

    AuditApi(Journal journal, ZoneId zone, Json json) {
        this.journal = journal;
        this.zone = zone;
        this.json = json;
    }

    void list(Context ctx) {
        Parameters parameters = new Parameters(ctx, "action", "by", "subject", "from", "to", "limit", "cursor");
        TimeSpan days = TimeSpan.of(parameters, zone);
        AuditQuery query = new AuditQuery(
                parameters.oneOf("action", AuditAction.class).orElse(null),
                parameters.text("by").orElse(null),
                parameters.text("subject").orElse(null),
                days.from(),
                days.until(),
                parameters.text("cursor").map(AuditApi::cursor).orElse(null),
                parameters.number("limit", 1, MAX_LIMIT, USUAL_LIMIT));
        if (!journal.source().isRead()) {
            throw new NotYet("the trail is still being read");
        }
        AuditTable.Page page = journal.audit().page(query);
        String next = page.next() == null ? null : new CursorText(List.of(page.next().at()), page.next().id()).text();
        json.answer(ctx, new ListAnswer(page.total(), page.entries(), next));
    }

    /** Answers, and when that went well, keeps that the dossier of the path was looked at. */
    Handler looking(Handler dossier) {
        return ctx -> {
            dossier.handle(ctx);
            if (ctx.statusCode() == 200) {
                journal.looks().at(ctx.pathParam("id").trim().toUpperCase(Locale.ROOT), Caller.of(ctx));
            }
        };
    }

    private static Cursor cursor(String text) {
        CursorText cursor = CursorText.parse(text, 1);
        return new Cursor(cursor.ranks().getFirst(), cursor.id());
    }
}
