package city.ioc.dashboards.cases;

import city.ioc.calendar.Calendars;
import city.ioc.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** How long things took: the times of the cases of an index, by the day on which they ended. Used under the lock of the table. */
final class CaseTimes {
    private final CaseIndex index;
    private final Codes units;
    private final Codes procedures;
    private final ZoneId zone;
    private final SortedDays processing = new SortedDays();
    private final SortedDays waiting = new SortedDays();

    CaseTimes(CaseIndex index, Codes units, Codes procedures, ZoneId zone) {
        this.index = index;
        this.units = units;
        this.procedures = procedures;
        this.zone = zone;
    }

    /** Times that ended on these days have become others. */
    void forget(Set<Integer> days) {
        processing.forget(days);
        waiting.forget(days);
    }

    Durations processing(CaseFilter filter, Period period) {
        return durations(processing, TimeReader.ofProcessing(), filter, period);
    }

    Durations waiting(CaseFilter filter, Period period) {
        return durations(waiting, TimeReader.ofWaiting(), filter, period);
    }

    /** @param step name of the one step that is asked for; null for all */
    TimePass acceptance(String step, CaseFilter filter, Period period, Calendars calendars) {
        return collect(new TimePass(TimeReader.ofAcceptance(unit -> calendar(calendars, unit)), step), filter, period);
    }

    /** @param step name of the one step that is asked for; null for all */
    TimePass steps(String step, CaseFilter filter, Period period, Calendars calendars) {
        return collect(
                new TimePass(TimeReader.ofSteps(unit -> calendar(calendars, unit), units::known), step), filter, period);
    }

    private WorkingCalendar calendar(Calendars calendars, int unit) {
        return (unit == Codes.NONE ? calendars.city() : calendars.of(units.text(unit))).complete();
    }

    private Durations durations(SortedDays known, TimeReader reader, CaseFilter filter, Period period) {
        Selection selection = new Selection(filter, period, units, procedures);
        return filter.scope().isCity()
                ? new Durations(daysOfCity(known, filter, period, (day, rows) ->
                        collectDay(new TimePass(reader, null), day, rows, selection, period).sorted()))
                : collectAll(new TimePass(reader, null), filter, selection, period).times().all();
    }

    private TimePass collect(TimePass times, CaseFilter filter, Period period) {
        Selection selection = new Selection(filter, period, units, procedures);
        if (!filter.scope().isCity()) {
            return collectAll(times, filter, selection, period);
        }
        index.listedBetween(period.firstDay(), period.lastDay())
                .forEach((day, rows) -> collectDay(times, day, rows, selection, period));
        return times;
    }

    private TimePass collectDay(TimePass times, int day, List<CaseRow> rows, Selection selection, Period period) {
        LocalDate date = LocalDate.ofEpochDay(day);
        InPeriod inDay = new InPeriod(selection, date, date, period, zone);
        rows.forEach(row -> times.row(row, Selection.anyUnit(), inDay));
        return times;
    }

    private TimePass collectAll(TimePass times, CaseFilter filter, Selection selection, Period period) {
        InPeriod inPeriod = new InPeriod(selection, period.from(), period.to(), period, zone);
        index.pass(filter, units, (row, only) -> times.row(row, only, inPeriod));
        return times;
    }

    /** A run for each day. Days that are over by the moment asked for are whole: they need not be sorted again. */
    private List<long[]> daysOfCity(
            SortedDays known, CaseFilter filter, Period period, BiFunction<Integer, List<CaseRow>, long[]> sorted) {
        boolean all = !filter.byAttribute() && !period.isWindow();
        long running = Instant.ofEpochMilli(period.asOf()).atZone(zone).toLocalDate().toEpochDay();
        List<long[]> runs = new ArrayList<>();
        index.listedBetween(period.firstDay(), period.lastDay()).forEach((day, rows) -> runs.add(
                all && day < running ? known.of(day, () -> sorted.apply(day, rows)) : sorted.apply(day, rows)));
        return runs;
    }
}
