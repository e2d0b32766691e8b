package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Published;
import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.indicators.PublishedFigure;
import city.ioc.dashboards.indicators.PublishedFigure.FigureKey;
import city.ioc.dashboards.indicators.PublishedFigure.Publication;
import city.ioc.dashboards.indicators.PublishedQuery;
import city.ioc.dashboards.kpi.KpiValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.List;

/** Published figures. */
final class IndicatorApi {
    private static final int MAX_LIMIT = 500;
    private static final int USUAL_LIMIT = 100;
    private static final String BETWEEN = "\n";

    private final Board board;
    private final Json json;

    /** @param next for the parameter {@code cursor}; null on the last page */
    private record ListAnswer(int total, List<FigureAnswer> indicators, String next) {}

    /** @param earlier what was published before, the latest first */
    private record FigureAnswer(
            String unit,
            String indicator,
            String period,
            @JsonUnwrapped Publication latest,
            List<Publication> earlier,
            KpiValue live,
            BigDecimal difference) {
        static FigureAnswer of(Published.Compared compared) {
            PublishedFigure published = compared.published();
            return new FigureAnswer(
                    published.key().unit(),
                    published.key().indicator(),
                    published.key().period(),
                    published.latest(),
                    published.publications().subList(1, published.publications().size()),
                    compared.live(),
                    compared.difference());
        }
    }

    IndicatorApi(Board board, Json json) {
        this.board = board;
        this.json = json;
    }

    void list(Context ctx) {
        Parameters parameters = new Parameters(ctx, "unit", "indicator", "period", "limit", "cursor");
        PublishedQuery query = new PublishedQuery(
                board.scope(parameters.text("unit").orElse(null)),
                parameters.text("indicator").orElse(null),
                parameters.text("period").orElse(null),
                parameters.text("cursor").map(IndicatorApi::cursor).orElse(null),
                parameters.number("limit", 1, MAX_LIMIT, USUAL_LIMIT));
        NotYet.unlessRead(board, "published figures");
        Published.Comparison found = new Published(board).compare(query);
        FigureKey next = found.page().next();
        json.answer(
                ctx,
                new ListAnswer(
                        found.page().total(),
                        found.rows().stream().map(FigureAnswer::of).toList(),
                        next == null ? null : text(next)));
    }

    /** No code has a line break in it. */
    private static String text(FigureKey key) {
        return new CursorText(List.of(), String.join(BETWEEN, key.unit(), key.indicator(), key.period())).text();
    }

    private static FigureKey cursor(String text) {
        String[] parts = CursorText.parse(text, 0).id().split(BETWEEN, -1);
        if (parts.length != 3) {
            throw Refusal.of("'cursor' must be the 'next' of the page before, not '%s'".formatted(text));
        }
        return new FigureKey(parts[0], parts[1], parts[2]);
    }
}
