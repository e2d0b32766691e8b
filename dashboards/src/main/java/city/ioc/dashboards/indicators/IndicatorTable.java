package city.ioc.dashboards.indicators;

import city.ioc.core.CaseSummary.Indicator;
import city.ioc.dashboards.indicators.PublishedFigure.FigureKey;
import city.ioc.dashboards.indicators.PublishedFigure.Publication;
import city.ioc.dashboards.scope.UnitScope;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All that was published, by case. For one writer and many readers; a case is seen whole or not at all. */
public final class IndicatorTable {
    private static final Comparator<Publication> EARLIEST_FIRST = Comparator.comparing(Publication::at);

    private final ZoneId zone;
    private final Map<String, List<Indicator>> byCase = new ConcurrentSkipListMap<>();

    /** @param zone of the city, whose days are the local days */
    public IndicatorTable(ZoneId zone) {
        this.zone = zone;
    }

    /** @param published in order, the latest last; empty for a case that publishes nothing */
    public void put(String caseId, List<Indicator> published) {
        if (published.isEmpty()) {
            byCase.remove(caseId);
        } else {
            byCase.put(caseId, published);
        }
    }

    public void clear() {
        byCase.clear();
    }

    public PublishedPage page(PublishedQuery query) {
        NavigableMap<FigureKey, List<Publication>> all = new TreeMap<>();
        for (List<Indicator> published : byCase.values()) {
            for (Indicator each : published) {
                FigureKey key = new FigureKey(each.unit(), each.indicator(), each.period());
                if (query.asksFor(key) && belongs(each, query.scope())) {
                    all.computeIfAbsent(key, any -> new ArrayList<>())
                            .add(new Publication(each.value(), each.source(), Instant.ofEpochMilli(each.at())));
                }
            }
        }
        NavigableMap<FigureKey, List<Publication>> rest = query.after() == null ? all : all.tailMap(query.after(), false);
        List<PublishedFigure> figures = rest.entrySet().stream()
                .limit(query.limit())
                .map(entry -> figure(entry.getKey(), entry.getValue()))
                .toList();
        return new PublishedPage(
                figures, all.size(), rest.size() > figures.size() ? figures.getLast().key() : null);
    }

    /** Of equal times the later one in order of case and place stands. */
    private static PublishedFigure figure(FigureKey key, List<Publication> publications) {
        publications.sort(EARLIEST_FIRST);
        return new PublishedFigure(key, publications.reversed());
    }

    private boolean belongs(Indicator published, UnitScope scope) {
        int day = Math.toIntExact(
                Instant.ofEpochMilli(published.at()).atZone(zone).toLocalDate().toEpochDay());
        return scope.isCity() || !scope.flowDays(published.unit(), day, day).isEmpty();
    }
}
