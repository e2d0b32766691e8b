package city.ioc.profile;

import city.ioc.calendar.CalendarSpec;
import city.ioc.calendar.OpenHours;
import city.ioc.events.Opt;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code calendar.yaml}. */
final class CalendarFile {
    private final YamlBlock block;
    private final ZoneId zone;
    private final Units known;

    private CalendarFile(YamlBlock block, ZoneId zone, Units known) {
        this.block = block;
        this.zone = zone;
        this.known = known;
    }

    /** @param ofUnits those of units whose hours differ, by code */
    record Contents(CalendarSpec city, SortedMap<String, CalendarSpec> ofUnits) {}

    /**
     * @param known what a unit may be
     * @return null, and a problem, when the file holds no calendar
     */
    @Opt
    static Contents read(TextFile file, ZoneId zone, Units known, Problems problems) {
        return YamlBlock.read(file, problems)
                .map(block -> new CalendarFile(block, zone, known).contents())
                .orElse(null);
    }

    private Contents contents() {
        int before = block.problems().count();
        Map<DayOfWeek, List<OpenHours>> week = WeekBlock.read(block, zone);
        LocalTime cutoff = block.value("sameDayCutoff", Read::timeOfDay);
        Boolean endOnWorkingDays = block.value("limitsEndOnWorkingDays", Read::yesNo);
        ExceptionalDays days = ExceptionalDays.read(block, zone, week.keySet());
        Map<String, Map<DayOfWeek, List<OpenHours>>> weeks = weeksOfUnits();
        block.refuseOthers();
        if (block.problems().count() > before) {
            return null;
        }
        CalendarSpec city =
                new CalendarSpec(zone, week, days.off(), days.makeUp(), cutoff, endOnWorkingDays, days.announced());
        SortedMap<String, CalendarSpec> ofUnits = new TreeMap<>();
        weeks.forEach((code, hours) -> ofUnits.put(code, city.withWeek(hours)));
        return new Contents(city, ofUnits);
    }

    private Map<String, Map<DayOfWeek, List<OpenHours>>> weeksOfUnits() {
        Map<String, Map<DayOfWeek, List<OpenHours>>> weeks = new TreeMap<>();
        for (YamlBlock entry : block.blocks("units")) {
            Map<DayOfWeek, List<OpenHours>> week = WeekBlock.read(entry, zone);
            List<String> codes = entry.values("codes", Read::text);
            if (codes.isEmpty()) {
                entry.problem("codes", "names no unit");
            }
            for (String code : codes) {
                if (!known.isListed(code)) {
                    entry.problem("codes", code + " is not a unit");
                } else if (weeks.put(code, week) != null) {
                    entry.problem("codes", "unit " + code + " has hours of its own already");
                }
            }
            entry.refuseOthers();
        }
        return weeks;
    }
}
