package city.ioc.dashboards.board;

import city.ioc.dashboards.indicators.IndicatorPeriod;
import city.ioc.dashboards.indicators.PublishedFigure;
import city.ioc.dashboards.indicators.PublishedPage;
import city.ioc.dashboards.indicators.PublishedQuery;
import city.ioc.dashboards.kpi.KpiValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Published figures beside the live ones of the same KPI, unit and period. */
public final class Published {

    /**
     * @param live null when there is no such KPI on the last day of the period
     * @param difference live less published; null when either is not known
     */
    public record Compared(PublishedFigure published, KpiValue live, BigDecimal difference) {}

    /** @param page the same figures, without what they are compared with */
    public record Comparison(PublishedPage page, List<Compared> rows) {
        public Comparison {
            rows = List.copyOf(rows);
        }
    }

    private final Board board;

    public Published(Board board) {
        this.board = board;
    }

    public Comparison compare(PublishedQuery query) {
        PublishedPage page = board.figures().indicators().page(query);
        return new Comparison(page, page.figures().stream().map(this::compared).toList());
    }

    private Compared compared(PublishedFigure published) {
        KpiValue live = live(published.key()).orElse(null);
        BigDecimal difference = live == null || live.value() == null
                ? null
                : live.value().subtract(published.latest().value()).stripTrailingZeros();
        return new Compared(published, live, difference);
    }

    /** An indicator that bears the id of a KPI is that KPI, in its own unit of measure. */
    private Optional<KpiValue> live(PublishedFigure.FigureKey key) {
        return IndicatorPeriod.of(key.period())
                .filter(period -> board.profile().kpis().at(key.indicator(), period.to()).isPresent())
                .filter(period -> board.knows(key.unit()))
                .map(period -> board.kpi(
                        key.indicator(),
                        board.query(new Question(key.unit(), period.from(), period.to(), null, Map.of()))));
    }
}
