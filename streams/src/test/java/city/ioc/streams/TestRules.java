package city.ioc.streams;

import city.ioc.calendar.CalendarSpec;
import city.ioc.calendar.OpenHours;
import city.ioc.core.TestAlerts;
import city.ioc.events.DossierEvent.PauseCause;
import city.ioc.profile.DueComparison;
import city.ioc.profile.FoldRules;
import city.ioc.profile.PausePolicy;
import city.ioc.profile.ServiceLimits;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rules of a small city that works Monday to Friday, 07-11 and 13-17, and knows no holidays. */
public final class TestRules {
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private TestRules() {}

    public static FoldRules byDate() {
        List<OpenHours> hours = List.of(
                new OpenHours(LocalTime.of(7, 0), LocalTime.of(11, 0)),
                new OpenHours(LocalTime.of(13, 0), LocalTime.of(17, 0)));
        Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : List.of(
                DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)) {
            week.put(day, hours);
        }
        CalendarSpec calendar =
                new CalendarSpec(ZONE, week, new TreeSet<>(), new TreeSet<>(), LocalTime.of(15, 0), true);
        return new FoldRules(
                DueComparison.BY_DATE, "VND", calendar, new TreeMap<>(), new TreeMap<>(), new PausePolicy(Set.of(PauseCause.SUPPLEMENT)),
                ServiceLimits.NATIONAL, "DVCQG", TestAlerts.RULES);
    }
}
