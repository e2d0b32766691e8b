package city.ioc.dashboards.api;

import city.ioc.alerts.AlertRule;
import city.ioc.alerts.CaseRule;
import city.ioc.alerts.CaseRule.Level;
import city.ioc.alerts.Severity;
import city.ioc.alerts.UnitRule;
import city.ioc.calendar.TimeLimit;
import city.ioc.core.alerts.Alert;
import city.ioc.dashboards.alerts.AlertCounts;
import city.ioc.dashboards.alerts.AlertPage;
import city.ioc.dashboards.alerts.AlertQuery;
import city.ioc.dashboards.alerts.AlertQuery.Cursor;
import city.ioc.dashboards.alerts.AlertTable;
import city.ioc.dashboards.alerts.AlertView;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.History;
import city.ioc.dashboards.board.Refusal;
import city.ioc.profile.LocalizedText;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Lists of alerts, single ones, and the rules that raise them. */
final class AlertApi {
    private static final int MAX_LIMIT = 500;
    private static final int USUAL_LIMIT = 100;

    private final Board board;
    private final Json json;

    /**
     * @param asOf null when they are as they stand now
     * @param next for the parameter {@code cursor}; null on the last page
     */
    private record ListAnswer(Instant asOf, AlertCounts counts, List<AlertView> alerts, String next) {}

    private record OneAnswer(@JsonUnwrapped AlertView alert, List<AlertView.Change> changes) {}

    /**
     * @param about what its alerts are about
     * @param kind  of the condition
     * @param limit null where the kind takes none; so for the others
     */
    private record RuleAnswer(
            String id,
            LocalizedText name,
            Alert.Scope about,
            String kind,
            TimeLimit limit,
            BigDecimal share,
            Severity severity,
            List<Level> levels,
            boolean inhibits,
            LocalDate validFrom,
            LocalDate validTo) {
        static RuleAnswer of(AlertRule rule) {
            return switch (rule) {
                case CaseRule it ->
                    of(it, Alert.Scope.CASE, it.kind().name(), it.limit(), it.share(), it.levels(), false);
                case UnitRule it when it.condition() instanceof UnitRule.Silence silence ->
                    of(it, Alert.Scope.UNIT, "SILENCE", silence.limit(), null, List.of(), it.inhibits());
                case UnitRule it -> of(it, Alert.Scope.UNIT, "RATIO", null, null, List.of(), it.inhibits());
            };
        }

        private static RuleAnswer of(
                AlertRule rule,
                Alert.Scope about,
                String kind,
                TimeLimit limit,
                BigDecimal share,
                List<Level> levels,
                boolean inhibits) {
            return new RuleAnswer(
                    rule.id(),
                    rule.name(),
                    about,
                    kind,
                    limit,
                    share,
                    rule.severity(),
                    levels,
                    inhibits,
                    rule.validity().from(),
                    rule.validity().to());
        }
    }

    AlertApi(Board board, Json json) {
        this.board = board;
        this.json = json;
    }

    void list(Context ctx) {
        Parameters parameters = new Parameters(
                ctx, "state", "unit", "rule", "severity", "assignee", "historic", "sort", "limit", "cursor", "as-of");
        Instant asked = parameters.instant("as-of");
        Instant asOf = asked == null ? null : Instant.ofEpochMilli(board.moment(asked));
        LocalDate day = asOf == null ? board.today() : asOf.atZone(board.zone()).toLocalDate();
        AlertQuery query = new AlertQuery(
                board.scope(parameters.text("unit").orElse(null)),
                Math.toIntExact(day.toEpochDay()),
                parameters.oneOf("state", AlertQuery.States.class).orElse(AlertQuery.States.CURRENT),
                parameters.text("rule").map(this::known).orElse(null),
                parameters.oneOf("severity", Severity.class).orElse(null),
                parameters.text("assignee").orElse(null),
                parameters.oneOf("historic", AlertQuery.Historic.class).orElse(asOf == null ? AlertQuery.Historic.NO : AlertQuery.Historic.ANY),
                parameters.oneOf("sort", AlertQuery.Sort.class).orElse(AlertQuery.Sort.SEVERITY),
                parameters.text("cursor").map(AlertApi::cursor).orElse(null),
                parameters.number("limit", 1, MAX_LIMIT, USUAL_LIMIT));
        NotYet.unlessRead(board, "alerts");
        AlertTable table = asOf == null
                ? board.figures().alerts()
                : new History(board).alerts(asOf.toEpochMilli(), query.withCleared());
        AlertPage page = table.page(query);
        json.answer(ctx, new ListAnswer(asOf, page.counts(), page.alerts(), page.next() == null ? null : text(page.next())));
    }

    void one(Context ctx) {
        new Parameters(ctx);
        NotYet.unlessRead(board, "alerts");
        String id = ctx.pathParam("id");
        AlertTable table = board.figures().alerts();
        Alert alert = table.find(id).orElseThrow(() -> Refusal.notFound("no alert '%s' is known".formatted(id)));
        json.answer(ctx, new OneAnswer(table.view(alert), AlertView.changes(alert)));
    }

    void rules(Context ctx) {
        new Parameters(ctx);
        json.answer(ctx, rules());
    }

    List<?> rules() {
        return board.profile().rules().alerts().all().map(RuleAnswer::of).toList();
    }

    private String known(String rule) {
        return board.profile().rules().alerts().rule(rule)
                .map(AlertRule::id)
                .orElseThrow(() -> Refusal.of("unknown rule '%s'; /api/v1/alert-rules lists the known ones".formatted(rule)));
    }

    private static String text(Cursor cursor) {
        return new CursorText(List.of(cursor.rank(), cursor.from()), cursor.id()).text();
    }

    private static Cursor cursor(String text) {
        CursorText cursor = CursorText.parse(text, 2);
        return new Cursor(cursor.ranks().getFirst(), cursor.ranks().getLast(), cursor.id());
    }
}
