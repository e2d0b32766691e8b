package city.ioc.core;

import city.ioc.calendar.CalendarSpec;
import city.ioc.calendar.OpenHours;
import city.ioc.calendar.TimeLimit;
import city.ioc.events.DossierEvent.PauseCause;
import city.ioc.oracle.OracleSettings;
import city.ioc.profile.DueComparison;
import city.ioc.profile.FoldRules;
import city.ioc.profile.PausePolicy;
import city.ioc.profile.ProcedureRule;
import city.ioc.profile.ServiceLimits;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** The rules of the oracle's city in the terms of the profile. */
public final class OracleRules {
    private OracleRules() {}

    public static FoldRules of(OracleSettings settings) {
        CalendarSpec calendar = new CalendarSpec(
                settings.zone(),
                settings.weeklyHours().entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, day -> day.getValue().stream()
                                .map(hours -> new OpenHours(hours[0], hours[1]))
                                .toList())),
                new TreeSet<>(settings.daysOff()),
                new TreeSet<>(settings.makeUpDays()),
                LocalTime.of(15, 0),
                true);
        TreeMap<String, ProcedureRule> procedures = new TreeMap<>();
        settings.procedureLimits()
                .forEach((code, limit) -> procedures.put(
                        code,
                        new ProcedureRule(
                                new TimeLimit(limit.value(), TimeLimit.Unit.valueOf(limit.unit())),
                                policy(settings.countedCausesByProcedure()
                                        .getOrDefault(code, settings.countedCausesDefault())))));
        return new FoldRules(
                settings.byDate() ? DueComparison.BY_DATE : DueComparison.BY_INSTANT,
                settings.currency(),
                calendar,
                procedures,
                policy(settings.countedCausesDefault()),
                ServiceLimits.NATIONAL,
                "DVCQG",
                TestAlerts.RULES);
    }

    private static PausePolicy policy(Set<String> causes) {
        return new PausePolicy(causes.stream().map(PauseCause::valueOf).collect(toSet()));
    }
}
