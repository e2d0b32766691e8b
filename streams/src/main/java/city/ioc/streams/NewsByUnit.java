package city.ioc.streams;

import city.ioc.core.Fact;
import city.ioc.core.Grain;
import city.ioc.core.alerts.SignsOfLife;
import city.ioc.events.Event;
import city.ioc.streams.UnitNews.CellChange;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an event means to units: changes of their cells, and a sign of life of the one that it comes from. */
final class NewsByUnit {
    /** A sign of life alone is told at most once in so long. */
    private static final long HEARD_MILLIS = 60_000;

    /** What was told since this task started. */
    private final Map<String, Long> toldHeardAt = new HashMap<>();

    /** @param owner of the case or sample; null when unknown */
    Map<String, UnitNews> of(Event event, List<Fact> facts, String owner, long now) {
        Map<String, List<CellChange>> changes = new TreeMap<>();
        for (Fact fact : facts) {
            changes.computeIfAbsent(fact.unit(), unit -> new ArrayList<>()).add(change(fact));
        }
        Long heardAt = owner != null && SignsOfLife.is(event) ? Math.min(event.timeMillis(), now) : null;
        if (heardAt != null && heardAt >= toldHeardAt.getOrDefault(owner, Long.MIN_VALUE) + HEARD_MILLIS) {
            changes.computeIfAbsent(owner, unit -> new ArrayList<>());
        }
        Map<String, UnitNews> news = new TreeMap<>();
        changes.forEach((unit, ofUnit) -> {
            boolean heard = heardAt != null && unit.equals(owner);
            news.put(unit, new UnitNews(ofUnit, heard ? heardAt : null, null));
            if (heard) {
                toldHeardAt.merge(unit, heardAt, Math::max);
            }
        });
        return news;
    }

    private static CellChange change(Fact fact) {
        long label = Grain.MINUTE.label(fact.at(), ZoneOffset.UTC);
        return new CellChange(fact.measure().code(), fact.cohort(), label, fact.amount());
    }
}
