package city.ioc.core;

import city.ioc.alerts.AlertRules;
import city.ioc.alerts.CaseRule;
import city.ioc.alerts.Severity;
import city.ioc.calendar.CalendarSpec;
import city.ioc.calendar.OpenHours;
import city.ioc.calendar.TimeLimit;
import city.ioc.events.DossierEvent.PauseCause;
import city.ioc.oracle.OracleLimit;
import city.ioc.oracle.OracleLimits;
import city.ioc.oracle.OracleRule;
import city.ioc.oracle.OracleSettings;
import city.ioc.profile.DueComparison;
import city.ioc.profile.FoldRules;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.PausePolicy;
import city.ioc.profile.ProcedureRule;
import city.ioc.profile.ServiceLimits;
import city.ioc.profile.Validity;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** The rules of a city in the terms of the profile and in those of the oracle. */
public final class OracleRules {
    private OracleRules() {}

    /**
     * The settings by which the oracle works for a city.
     *
     * @throws IllegalArgumentException when the city has what the oracle cannot be told
     */
    public static OracleSettings settings(FoldRules rules) {
        CalendarSpec calendar = rules.calendar();
        OracleSettings settings = new OracleSettings(
                calendar.zone(),
                rules.compare() == DueComparison.BY_DATE,
                rules.currency(),
                hours(calendar),
                calendar.daysOff(),
                calendar.makeUpDays(),
                calendar.announced(),
                rules.unitCalendars().entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, unit -> hours(unit.getValue()))),
                rules.procedures().entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, rule -> limit(rule.getValue().limit()))),
                causes(rules.pauses()),
                rules.procedures().entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, rule -> causes(rule.getValue().pauses()))),
                rules.nationalPortal(),
                limits(rules.limits()),
                rules.alerts().ofCases().stream().map(OracleRules::rule).toList());
        if (!of(settings, rules.alerts()).equals(rules)) {
            throw new IllegalArgumentException("the oracle knows another cutoff, or limits that end on working days only");
        }
        if (Stream.concat(Stream.of(calendar), rules.unitCalendars().values().stream())
                .flatMap(each -> each.week().values().stream())
                .flatMap(List::stream)
                .anyMatch(OpenHours::endsAtMidnight)) {
            throw new IllegalArgumentException("the oracle knows no hours until midnight");
        }
        return settings;
    }

    private static Map<DayOfWeek, List<LocalTime[]>> hours(CalendarSpec calendar) {
        return calendar.week().entrySet().stream().collect(toMap(Map.Entry::getKey, day -> day.getValue().stream()
                .map(hours -> new LocalTime[] {hours.from(), hours.to()})
                .toList()));
    }

    private static Map<DayOfWeek, List<OpenHours>> week(Map<DayOfWeek, List<LocalTime[]>> hours) {
        return hours.entrySet().stream().collect(toMap(Map.Entry::getKey, day -> day.getValue().stream()
                .map(openAndClose -> new OpenHours(openAndClose[0], openAndClose[1]))
                .toList()));
    }

    public static FoldRules of(OracleSettings settings) {
        return of(settings, TestAlerts.RULES);
    }

    /** @param alerts of which the oracle knows what the rules about cases say */
    public static FoldRules of(OracleSettings settings, AlertRules alerts) {
        CalendarSpec calendar = new CalendarSpec(
                settings.zone(),
                week(settings.weeklyHours()),
                new TreeSet<>(settings.daysOff()),
                new TreeSet<>(settings.makeUpDays()),
                LocalTime.of(15, 0),
                true,
                new TreeMap<>(settings.announced()));
        TreeMap<String, CalendarSpec> unitCalendars = new TreeMap<>();
        settings.unitHours().forEach((unit, hours) -> unitCalendars.put(unit, calendar.withWeek(week(hours))));
        TreeMap<String, ProcedureRule> procedures = new TreeMap<>();
        settings.procedureLimits()
                .forEach((code, limit) -> procedures.put(
                        code,
                        new ProcedureRule(
                                limit(limit),
                                policy(settings.countedCausesByProcedure()
                                        .getOrDefault(code, settings.countedCausesDefault())))));
        return new FoldRules(
                settings.byDate() ? DueComparison.BY_DATE : DueComparison.BY_INSTANT,
                settings.currency(),
                calendar,
                unitCalendars,
                procedures,
                policy(settings.countedCausesDefault()),
                limits(settings.limits()),
                settings.nationalPortal(),
                alerts);
    }

    /** The rules of an oracle in the terms of the profile. */
    static AlertRules alerts(List<OracleRule> rules) {
        return new AlertRules(
                rules.stream()
                        .map(rule -> new CaseRule(
                                rule.id(),
                                LocalizedText.same(rule.id()),
                                CaseRule.Kind.valueOf(rule.kind()),
                                rule.limit() == null ? null : limit(rule.limit()),
                                rule.share(),
                                Severity.WARNING,
                                List.of(),
                                new Validity(rule.validFrom(), rule.validTo())))
                        .toList(),
                List.of());
    }

    private static OracleRule rule(CaseRule rule) {
        return new OracleRule(
                rule.id(),
                rule.kind().name(),
                rule.limit() == null ? null : limit(rule.limit()),
                rule.share(),
                rule.validity().from(),
                rule.validity().to());
    }

    private static ServiceLimits limits(OracleLimits limits) {
        return new ServiceLimits(
                limit(limits.acceptance()),
                limit(limits.feedbackAnswer()),
                limit(limits.feedbackRefusal()),
                limit(limits.feedbackPublication()));
    }

    private static OracleLimits limits(ServiceLimits limits) {
        return new OracleLimits(
                limit(limits.acceptance()),
                limit(limits.feedbackAnswer()),
                limit(limits.feedbackRefusal()),
                limit(limits.feedbackPublication()));
    }

    private static TimeLimit limit(OracleLimit limit) {
        return new TimeLimit(limit.value(), TimeLimit.Unit.valueOf(limit.unit()));
    }

    private static OracleLimit limit(TimeLimit limit) {
        return new OracleLimit(limit.value(), limit.unit().name());
    }

    private static PausePolicy policy(Set<String> causes) {
        return new PausePolicy(causes.stream().map(PauseCause::valueOf).collect(toSet()));
    }

    private static Set<String> causes(PausePolicy policy) {
        return policy.counted().stream().map(PauseCause::name).collect(toSet());
    }
}
