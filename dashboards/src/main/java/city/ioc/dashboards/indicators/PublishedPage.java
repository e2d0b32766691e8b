package city.ioc.dashboards.indicators;

import java.util.List;

/**
 * One page of published figures, in order of unit, indicator and period.
 *
 * @param total how many the whole list has
 * @param next where this page ended; null when it is the last
 */
public record PublishedPage(List<PublishedFigure> figures, int total, PublishedFigure.FigureKey next) {
    public PublishedPage {
        figures = List.copyOf(figures);
    }
}
