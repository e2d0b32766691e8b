package city.ioc.calendar;

import java.util.HashMap;
import java.util.Map;

/** The calendars of a city: its own, and those of units whose hours differ. Immutable; equal ones are laid out once. */
public final class Calendars {
    private final CalendarVersions city;
    private final Map<String, CalendarVersions> ofUnits = new HashMap<>();

    /** @param units by code */
    public Calendars(CalendarSpec city, Map<String, CalendarSpec> units) {
        Map<CalendarSpec, CalendarVersions> known = new HashMap<>();
        this.city = known.computeIfAbsent(city, CalendarVersions::new);
        units.forEach((code, spec) -> ofUnits.put(code, known.computeIfAbsent(spec, CalendarVersions::new)));
    }

    public CalendarVersions city() {
        return city;
    }

    /** That of the unit, which is the city's unless its hours differ. */
    public CalendarVersions of(String unit) {
        return ofUnits.getOrDefault(unit, city);
    }
}
