package city.ioc.dashboards.api;

import city.ioc.dashboards.alerts.AlertView;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.cases.CaseFilter;
import city.ioc.dashboards.cases.DayFilter;
import city.ioc.dashboards.cases.DossierDetail;
import city.ioc.dashboards.cases.DossierPage;
import city.ioc.dashboards.cases.DossierQuery;
import city.ioc.dashboards.cases.DossierQuery.Cursor;
import city.ioc.dashboards.cases.DossierView;
import city.ioc.dashboards.cases.StateFilter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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

    private record OneAnswer(
            @JsonUnwrapped DossierView dossier,
            List<DossierDetail.PauseView> pauses,
            List<DossierDetail.StepView> steps,
            List<AlertView> alerts) {}

    DossierApi(Board board, Json json) {
        this.board = board;
        this.json = json;
    }

    void list(Context ctx) {
        Parameters parameters =
                new Parameters(
                ctx, "unit", "state", "procedure", "channel", "accepted-from", "accepted-to", "due-from", "due-to", "ended-from",
                "ended-to", "sort", "limit", "cursor", "as-of");
        Map<String, String> filter = board.checked(parameters.filter());
        StateFilter state = parameters.text("state").map(DossierApi::state).orElse(StateFilter.ANY);
        Instant asOf = parameters.instant("as-of");
        if (asOf != null && state.standing() == null) {
            throw Refusal.of("'as-of' is for state=open and state=overdue; other states are those of now");
        }
        DossierQuery query = new DossierQuery(
                new CaseFilter(
                        board.scope(parameters.text("unit").orElse(null)), filter.get("procedure"), filter.get("channel")),
                state,
                days(parameters),
                parameters.oneOf("sort", DossierQuery.Sort.class).orElse(DossierQuery.Sort.ID),
                parameters.text("cursor").map(DossierApi::cursor).orElse(null),
                parameters.number("limit", 1, MAX_LIMIT, USUAL_LIMIT),
                board.moment(asOf));
        NotYet.unlessRead(board, "dossiers");
        DossierPage page = board.figures().cases().dossiers(query);
        String next = page.next() == null ? null : text(page.next());
        json.answer(ctx, new ListAnswer(Instant.ofEpochMilli(query.asOf()), page.total(), page.dossiers(), next));
    }

    void one(Context ctx) {
        new Parameters(ctx);
        NotYet.unlessRead(board, "dossiers");
        String id = ctx.pathParam("id").trim().toUpperCase(Locale.ROOT);
        DossierDetail detail = board.figures()
                .cases()
                .dossier(id, board.liveMoment())
                .orElseThrow(() -> Refusal.notFound("no dossier '%s' is known".formatted(id)));
        json.answer(
                ctx,
                new OneAnswer(
                        detail.dossier(), detail.pauses(), detail.steps(), board.figures().alerts().of(id)));
    }

    private static List<DayFilter> days(Parameters parameters) {
        List<DayFilter> days = new ArrayList<>();
        for (DayFilter.Mark mark : DayFilter.Mark.values()) {
            String name = mark.name().toLowerCase(Locale.ROOT);
            LocalDate from = parameters.date(name + "-from");
            LocalDate to = parameters.date(name + "-to");
            if (from != null && to != null && from.isAfter(to)) {
                throw Refusal.of("'%s-from' (%s) is after '%s-to' (%s)".formatted(name, from, name, to));
            }
            DayFilter filter = new DayFilter(mark, from, to);
            if (!filter.isOpen()) {
                days.add(filter);
            }
        }
        return days;
    }

    private static StateFilter state(String name) {
        return StateFilter.named(name)
                .orElseThrow(() -> Refusal.of("unknown state '%s'; known are %s".formatted(name, StateFilter.names())));
    }

    private static String text(Cursor cursor) {
        return new CursorText(List.of(cursor.rank()), cursor.id()).text();
    }

    private static Cursor cursor(String text) {
        CursorText cursor = CursorText.parse(text, 1);
        return new Cursor(cursor.ranks().getFirst(), cursor.id());
    }
}
