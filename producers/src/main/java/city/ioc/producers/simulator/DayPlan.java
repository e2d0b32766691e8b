package city.ioc.producers.simulator;

import city.ioc.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How many dossiers are submitted on each day of a period: all of them together are the number asked for. They are numbered
 * in order of their days.
 */
public final class DayPlan {
    /** Days since the last working day after which it was a holiday and not a week-end. */
    private static final int WEEK_END = 3;

    private final LocalDate from;
    private final LocalDate to;
    private final long dossiers;
    /** The share of all dossiers that has come by the end of each day. */
    private final double[] ends;

    /**
     * @param from first day
     * @param to last day, not before the first
     */
    public DayPlan(WorkingCalendar calendar, SimulationRules.Days rules, LocalDate from, LocalDate to, long dossiers) {
        this.from = from;
        this.to = to;
        this.dossiers = dossiers;
        ends = new double[Math.toIntExact(ChronoUnit.DAYS.between(from, to)) + 1];
        double sum = 0;
        LocalDate worked = lastWorkedBefore(calendar, from);
        for (int i = 0; i < ends.length; i++) {
            LocalDate day = from.plusDays(i);
            if (calendar.isWorkingDay(day)) {
                sum += workingDay(rules, day, ChronoUnit.DAYS.between(worked, day));
                worked = day;
            } else {
                sum += rules.closed();
            }
            ends[i] = sum;
        }
        for (int i = 0; i < ends.length && sum > 0; i++) {
            ends[i] /= sum;
        }
    }

    /** A plan with so many dossiers per working day on average. */
    public static DayPlan daily(
            WorkingCalendar calendar, SimulationRules.Days rules, LocalDate from, LocalDate to, double perWorkingDay) {
        long workingDays = from.datesUntil(to.plusDays(1)).filter(calendar::isWorkingDay).count();
        return new DayPlan(calendar, rules, from, to, Math.round(workingDays * perWorkingDay));
    }

    private static double workingDay(SimulationRules.Days rules, LocalDate day, long sinceWorked) {
        double afterHoliday = 1 + rules.perFreeDay() * Math.max(0, sinceWorked - WEEK_END);
        return rules.weekdays().get(day.getDayOfWeek()) * Math.min(rules.mostAfterHoliday(), afterHoliday);
    }

    private static LocalDate lastWorkedBefore(WorkingCalendar calendar, LocalDate day) {
        LocalDate earlier = day.minusDays(1);
        while (!calendar.isWorkingDay(earlier) && earlier.isAfter(day.minusDays(30))) {
            earlier = earlier.minusDays(1);
        }
        return earlier;
    }

    public LocalDate from() {
        return from;
    }

    public LocalDate to() {
        return to;
    }

    /** Of the whole period. */
    public long dossiers() {
        return dossiers;
    }

    /** The number of the first dossier of a day; that of the day after the last is the number of all. */
    long firstOf(LocalDate day) {
        int index = Math.toIntExact(ChronoUnit.DAYS.between(from, day));
        return index == 0 ? 0 : index == ends.length ? dossiers : (long) (ends[index - 1] * dossiers);
    }
}
