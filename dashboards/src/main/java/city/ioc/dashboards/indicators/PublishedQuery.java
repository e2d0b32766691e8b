package city.ioc.dashboards.indicators;

import city.ioc.dashboards.indicators.PublishedFigure.FigureKey;
import city.ioc.dashboards.scope.UnitScope;

/**
 * A list of published figures.
 *
 * @param scope a code belongs by the day of publication
 * @param indicator null for all
 * @param period exactly as published; null for all
 * @param after where the page before ended; null for the first
 * @param limit most figures of a page
 */
public record PublishedQuery(UnitScope scope, String indicator, String period, FigureKey after, int limit) {
    boolean asksFor(FigureKey key) {
        return (indicator == null || indicator.equals(key.indicator())) && (period == null || period.equals(key.period()));
    }
}
