package city.ioc.oracle;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the oracle must know of a city.
 *
 * @param byDate                   compare an end with its due by local date; otherwise by instant
 * @param weeklyHours              opening and closing times of each weekday, in order; a weekday without any is free
 * @param makeUpDays               days that are worked all the same, with the hours of the first weekday that has some
 * @param announced                when a day off or make-up day became known; the others always were
 * @param unitHours                weekly hours of the units that have others, by code
 * @param countedCausesDefault     pause causes that stop the clock
 * @param countedCausesByProcedure the same for single procedures, instead of the default
 * @param nationalPortal           the target whose synchronisation counts, in any letter case
 * @param rules                    about cases, in the order of the profile
 */
public record OracleSettings(
        ZoneId zone,
        boolean byDate,
        String currency,
        Map<DayOfWeek, List<LocalTime[]>> weeklyHours,
        Set<LocalDate> daysOff,
        Set<LocalDate> makeUpDays,
        Map<LocalDate, Instant> announced,
        Map<String, Map<DayOfWeek, List<LocalTime[]>>> unitHours,
        Map<String, OracleLimit> procedureLimits,
        Set<String> countedCausesDefault,
        Map<String, Set<String>> countedCausesByProcedure,
        String nationalPortal,
        OracleLimits limits,
        List<OracleRule> rules) {

    /** The same city, comparing by date or by instant. */
    public OracleSettings withByDate(boolean compareByDate) {
        return new OracleSettings(
                zone,
                compareByDate,
                currency,
                weeklyHours,
                daysOff,
                makeUpDays,
                announced,
                unitHours,
                procedureLimits,
                countedCausesDefault,
                countedCausesByProcedure,
                nationalPortal,
                limits,
                rules);
    }

    /** The same city with other days off and make-up days, and with units that have other hours. */
    OracleSettings withCalendars(
            Set<LocalDate> off,
            Set<LocalDate> made,
            Map<LocalDate, Instant> announcements,
            Map<String, Map<DayOfWeek, List<LocalTime[]>>> hoursOfUnits) {
        return new OracleSettings(
                zone,
                byDate,
                currency,
                weeklyHours,
                off,
                made,
                announcements,
                hoursOfUnits,
                procedureLimits,
                countedCausesDefault,
                countedCausesByProcedure,
                nationalPortal,
                limits,
                rules);
    }

    /** The same city with other rules about cases. */
    OracleSettings withRules(List<OracleRule> others) {
        return new OracleSettings(
                zone,
                byDate,
                currency,
                weeklyHours,
                daysOff,
                makeUpDays,
                announced,
                unitHours,
                procedureLimits,
                countedCausesDefault,
                countedCausesByProcedure,
                nationalPortal,
                limits,
                others);
    }

    /** The limit of a procedure, null when the city names none. */
    OracleLimit limitOf(String procedure) {
        return lookUp(procedureLimits, procedure);
    }

    /** Whether a pause of this cause stops the clock of this procedure. */
    boolean counts(String procedure, String cause) {
        Set<String> own = lookUp(countedCausesByProcedure, procedure);
        return (own == null ? countedCausesDefault : own).contains(cause);
    }

    /** First the whole code, then the code without the suffix of the unit. */
    private static <T> T lookUp(Map<String, T> byProcedure, String procedure) {
        T found = byProcedure.get(procedure);
        if (found == null && procedure.matches("\\d\\.\\d{6}\\..+")) {
            found = byProcedure.get(procedure.substring(0, 8));
        }
        return found;
    }
}
