package city.ioc.producers.simulator;

import city.ioc.calendar.OpenHours;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.events.DossierEvent.Channel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How and when on a day people come: in office hours most of all just after opening, online also in the evening. */
final class Arrival {
    private static final double LATER_STRETCHES = 0.7;
    private static final double MORNING_PEAK = 1.6;
    private static final double DOORS_CLOSE = 0.9;
    private static final double ONLINE_IN_OFFICE_HOURS = 0.7;
    private static final long WAKING = 6 * Dossier.HOUR;
    private static final long BEDTIME = 23 * Dossier.HOUR;

    private Arrival() {}

    static Channel channel(City city, Agency agency, LocalDate day, Dice dice) {
        if (!city.calendar(agency).isWorkingDay(day) || dice.chance(agency.online())) {
            return Channel.ONLINE;
        }
        return dice.chance(city.rules().dossiers().postal()) ? Channel.POSTAL : Channel.DESK;
    }

    static long time(WorkingCalendar calendar, LocalDate day, Channel channel, Dice dice) {
        boolean inOfficeHours = channel != Channel.ONLINE || dice.chance(ONLINE_IN_OFFICE_HOURS);
        List<OpenHours> hours = calendar.spec().hoursOn(day);
        long start = calendar.startOfDay(day);
        if (!inOfficeHours || hours.isEmpty()) {
            return CaseLog.wholeSecond(start + dice.between(WAKING, BEDTIME));
        }
        List<Double> weights = new ArrayList<>();
        for (OpenHours each : hours) {
            weights.add(StrictMath.pow(LATER_STRETCHES, weights.size()) * millis(each));
        }
        int stretch = new Weights(weights).any(dice);
        long worked = 0;
        for (int i = 0; i < stretch; i++) {
            worked += millis(hours.get(i));
        }
        double into = StrictMath.pow(dice.share(), MORNING_PEAK) * DOORS_CLOSE * millis(hours.get(stretch));
        return CaseLog.wholeSecond(calendar.add(start, worked + (long) into + 1));
    }

    private static long millis(OpenHours hours) {
        long length = Duration.between(hours.from(), hours.to()).toMillis();
        return hours.endsAtMidnight() ? length + Dossier.DAY : length;
    }
}
