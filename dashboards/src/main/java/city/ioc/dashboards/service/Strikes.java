package city.ioc.dashboards.service;

import city.ioc.dashboards.scope.Days;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.dashboards.service.Strike.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which outages strike which unit: its own, and those of the units above it, on the days on which it is below them. */
public final class Strikes {
    private final ZoneId zone;
    private final Function<String, UnitScope> scopes;
    private final Map<String, List<Strike>> byUnit = new HashMap<>();
    private final List<Outage> outages = new ArrayList<>();

    /**
     * @param asked only outages that strike a unit in it on its days are looked at
     * @param scopes what belongs to the unit of an outage
     * @param zone of the city, whose days are the local days
     */
    public Strikes(
            List<Outage> outages, UnitScope asked, Function<String, UnitScope> scopes, ZoneId zone) {
        this.zone = zone;
        this.scopes = scopes;
        outages.forEach(outage -> add(outage, asked));
    }

    private void add(Outage outage, UnitScope asked) {
        UnitScope struck = scopes.apply(outage.unit());
        int first = day(outage.from());
        int last = Math.max(first, day(outage.to() - 1));
        Map<String, List<Days>> daysByUnit = new HashMap<>();
        struck.codes().forEach(unit -> daysByUnit.put(unit, struck.flowDays(unit, first, last)));
        boolean meant = daysByUnit.entrySet().stream().anyMatch(entry -> entry.getValue().stream()
                .anyMatch(days -> !asked.flowDays(entry.getKey(), days.from(), days.to()).isEmpty()));
        if (meant) {
            outages.add(outage);
            daysByUnit.forEach((unit, days) -> byUnit.computeIfAbsent(unit, code -> new ArrayList<>())
                    .add(new Strike(outage, days.stream().map(each -> span(outage, each)).toList())));
        }
    }

    private Span span(Outage outage, Days days) {
        return new Span(Math.max(outage.from(), start(days.from())), Math.min(outage.to(), start(days.to() + 1)));
    }

    private int day(long at) {
        return Math.toIntExact(Instant.ofEpochMilli(at).atZone(zone).toLocalDate().toEpochDay());
    }

    private long start(int day) {
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** The outages that strike one of the units asked about, in the order given. */
    public List<Outage> outages() {
        return outages;
    }

    /** What strikes a unit of these outages. */
    public List<Strike> of(String unit) {
        return byUnit.getOrDefault(unit, List.of());
    }
}
