package city.ioc.dashboards.indicators;

import city.ioc.core.CaseSummary.Indicator;
import city.ioc.dashboards.indicators.PublishedFigure.FigureKey;
import city.ioc.dashboards.indicators.PublishedFigure.Publication;
import city.ioc.dashboards.scope.UnitScope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All that was published. For several threads; a case is seen whole or not at all. */
public final class IndicatorTable {
    private static final Comparator<Publication> EARLIEST_FIRST = Comparator.comparing(Publication::at);

    private final ZoneId zone;

    /** By indicator, then in order of case, so that figures of one instant have an order. */
    private final Map<String, NavigableMap<String, List<Indicator>>> byIndicator = new HashMap<>();

    /** Those that published any: few of all. */
    private final Set<String> cases = new HashSet<>();

    /** @param zone of the city, whose days are the local days */
    public IndicatorTable(ZoneId zone) {
        this.zone = zone;
    }

    /** @param published in order, the latest last; empty for a case that publishes nothing */
    public synchronized void put(String caseId, List<Indicator> published) {
        if (cases.remove(caseId)) {
            byIndicator.values().forEach(byCase -> byCase.remove(caseId));
        }
        if (!published.isEmpty()) {
            cases.add(caseId);
        }
        published.forEach(each -> byIndicator
                .computeIfAbsent(each.indicator(), name -> new TreeMap<>())
                .computeIfAbsent(caseId, id -> new ArrayList<>())
                .add(each));
    }

    public synchronized void clear() {
        byIndicator.clear();
        cases.clear();
    }

    /**
     * What was published for a unit itself about some days until a moment: of the figures whose own period holds all these days, one
     * of the shortest, and of those the latest.
     *
     * @param asOf epoch milliseconds
     */
    public synchronized Optional<Indicator> find(String indicator, String unit, LocalDate from, LocalDate to, long asOf) {
        Indicator best = null;
        long bestDays = Long.MAX_VALUE;
        for (List<Indicator> published : byIndicator.getOrDefault(indicator, Collections.emptyNavigableMap()).values()) {
            for (Indicator each : published) {
                IndicatorPeriod period = IndicatorPeriod.of(each.period()).orElse(null);
                boolean holds = each.unit().equals(unit)
                        && each.at() <= asOf
                        && period != null
                        && period.contains(from)
                        && period.contains(to);
                if (holds && (period.days() < bestDays || period.days() == bestDays && each.at() >= best.at())) {
                    best = each;
                    bestDays = period.days();
                }
            }
        }
        return Optional.ofNullable(best);
    }

    public PublishedPage page(PublishedQuery query) {
        NavigableMap<FigureKey, List<Publication>> all = publications(query);
        NavigableMap<FigureKey, List<Publication>> rest = query.after() == null ? all : all.tailMap(query.after(), false);
        List<PublishedFigure> figures = rest.entrySet().stream()
                .limit(query.limit())
                .map(entry -> figure(entry.getKey(), entry.getValue()))
                .toList();
        return new PublishedPage(
                figures, all.size(), rest.size() > figures.size() ? figures.getLast().key() : null);
    }

    private synchronized NavigableMap<FigureKey, List<Publication>> publications(PublishedQuery query) {
        NavigableMap<FigureKey, List<Publication>> all = new TreeMap<>();
        byIndicator.values().stream()
                .flatMap(byCase -> byCase.values().stream())
                .flatMap(List::stream)
                .forEach(each -> {
                    FigureKey key = new FigureKey(each.unit(), each.indicator(), each.period());
                    if (query.asksFor(key) && belongs(each, query.scope())) {
                        all.computeIfAbsent(key, any -> new ArrayList<>())
                                .add(new Publication(each.value(), each.source(), Instant.ofEpochMilli(each.at())));
                    }
                });
        return all;
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
