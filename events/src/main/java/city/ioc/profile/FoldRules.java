package city.ioc.profile;

import city.ioc.alerts.AlertRules;
import city.ioc.calendar.CalendarSpec;
import city.ioc.calendar.Calendars;
import city.ioc.events.DossierEvent.PauseCause;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that the fold reads of a city profile, and nothing else. Whatever changes here changes facts, so it starts another
 * {@linkplain #generation generation}.
 *
 * @param compare how an end is held against the due
 * @param currency three letters (ISO 4217); payments in another one are irregular
 * @param calendar zone, hours and days off of the city
 * @param unitCalendars the same of units whose hours differ, by code
 * @param procedures by code without unit suffix
 * @param pauses for procedures that are not listed
 * @param limits of acceptance and feedback
 * @param nationalPortal the {@code target} that makes a dossier synchronised; letter case does not matter
 * @param alerts when somebody has to look
 */
public record FoldRules(
        DueComparison compare,
        String currency,
        CalendarSpec calendar,
        SortedMap<String, CalendarSpec> unitCalendars,
        SortedMap<String, ProcedureRule> procedures,
        PausePolicy pauses,
        ServiceLimits limits,
        String nationalPortal,
        AlertRules alerts) {

    public FoldRules {
        Objects.requireNonNull(compare, "compare");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(calendar, "calendar");
        Objects.requireNonNull(pauses, "pauses");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(nationalPortal, "nationalPortal");
        Objects.requireNonNull(alerts, "alerts");
        unitCalendars = byCode(unitCalendars);
        procedures = byCode(procedures);
    }

    /** Not new TreeMap<>(map): that would keep the order of the map that was given. */
    private static <T> SortedMap<String, T> byCode(SortedMap<String, T> map) {
        SortedMap<String, T> byCode = new TreeMap<>();
        byCode.putAll(map);
        return Collections.unmodifiableSortedMap(byCode);
    }

    /** The calendars, laid out anew: they are large, so keep them. */
    public Calendars layOutCalendars() {
        return new Calendars(calendar, unitCalendars);
    }

    /** The rule of a procedure by its code, with or without a unit suffix; empty when the profile does not list it. */
    public Optional<ProcedureRule> procedure(String code) {
        ProcedureRule exact = procedures.get(code);
        return Optional.ofNullable(exact != null ? exact : procedures.get(Procedures.withoutUnitSuffix(code)));
    }

    /** Whether the clock of a dossier of this procedure stands during a pause with this cause. */
    public boolean pauseCounts(String procedure, PauseCause cause) {
        return procedure(procedure).map(ProcedureRule::pauses).orElse(pauses).counts(cause);
    }

    /** The same city under other rules of alerts. */
    public FoldRules withAlerts(AlertRules others) {
        return new FoldRules(compare, currency, calendar, unitCalendars, procedures, pauses, limits, nationalPortal, others);
    }

    /**
     * Eight hexadecimal digits that stand for these rules as read by one version of the code. Equal rules give equal digits in
     * every process.
     *
     * @param reader text that differs whenever the code would make something else of the same rules
     */
    public String generation(String reader) {
        return Generation.of(this, reader);
    }
}
