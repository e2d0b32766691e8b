package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.cases.CaseFilter;
import city.ioc.dashboards.cases.DossierPage;
import city.ioc.dashboards.cases.DossierQuery;
import city.ioc.dashboards.cases.DossierQuery.Cursor;
import city.ioc.dashboards.cases.DossierView;
import city.ioc.dashboards.cases.StateFilter;
import city.ioc.dashboards.kpi.DataState;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lists of dossiers, and single ones. */
final class DossierApi {
    private static final int MAX_LIMIT = 500;
    private static final int USUAL_LIMIT = 100;

    private final Board board;
    private final Json json;

    /** @param next for the parameter {@code cursor}; null on the last page */
    private record ListAnswer(Instant asOf, int total, List<DossierView> dossiers, String next) {}

    DossierApi(Board board, Json json) {
        this.board = board;
        this.json = json;
    }

    void list(Context ctx) {
        Parameters parameters =
                new Parameters(ctx, "unit", "state", "procedure", "channel", "sort", "limit", "cursor");
        Map<String, String> filter = board.checked(parameters.filter());
        StateFilter state = parameters.text("state").map(DossierApi::state).orElse(StateFilter.ANY);
        DossierQuery query = new DossierQuery(
                new CaseFilter(
                        board.scope(parameters.text("unit").orElse(null)), filter.get("procedure"), filter.get("channel")),
                state,
                parameters.oneOf("sort", DossierQuery.Sort.class).orElse(DossierQuery.Sort.ID),
                parameters.text("cursor").map(DossierApi::cursor).orElse(null),
                parameters.number("limit", 1, MAX_LIMIT, USUAL_LIMIT),
                board.liveMoment());
        requireData();
        DossierPage page = board.figures().cases().dossiers(query);
        String next = page.next() == null ? null : text(page.next());
        json.answer(ctx, new ListAnswer(Instant.ofEpochMilli(query.asOf()), page.total(), page.dossiers(), next));
    }

    void one(Context ctx) {
        new Parameters(ctx);
        requireData();
        String id = ctx.pathParam("id").trim().toUpperCase(Locale.ROOT);
        json.answer(
                ctx,
                board.figures()
                        .cases()
                        .dossier(id, board.liveMoment())
                        .orElseThrow(() -> Refusal.notFound("no dossier '%s' is known".formatted(id))));
    }

    /** A list that leaves out what is not read yet would pass for a whole one. */
    private void requireData() {
        if (board.health().dataState() == DataState.ABSENT) {
            throw new NotYet("the stored dossiers are still being read; see /health/ready");
        }
    }

    private static StateFilter state(String name) {
        return StateFilter.named(name)
                .orElseThrow(() -> Refusal.of("unknown state '%s'; known are %s".formatted(name, StateFilter.names())));
    }

    private static String text(Cursor cursor) {
        String plain = cursor.rank() + ":" + cursor.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static Cursor cursor(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int colon = plain.indexOf(':');
            return new Cursor(Long.parseLong(plain.substring(0, Math.max(0, colon))), plain.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            throw Refusal.of("'cursor' must be the 'next' of the page before, not '%s'".formatted(text));
        }
    }
}
