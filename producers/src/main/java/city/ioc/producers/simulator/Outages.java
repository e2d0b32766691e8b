package city.ioc.producers.simulator;

import city.ioc.calendar.WorkingCalendar;
import city.ioc.events.ServiceEvent.Component;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;

/** What does not work, where and when. Nothing is kept: unit and day decide. */
final class Outages {
    private static final long MINUTE = 60_000;
    private static final double MEAN_MINUTES = 75;
    private static final long LONGEST_MINUTES = 300;
    private static final Component[] COMPONENTS = Component.values();

    private final WorkingCalendar calendar;
    private final SimulationRules.Desks rules;
    private final long seed;

    Outages(WorkingCalendar calendar, SimulationRules.Desks rules, long seed) {
        this.calendar = calendar;
        this.rules = rules;
        this.seed = seed;
    }

    /** The outage of a unit on a local day, at most one. */
    Optional<Outage> on(String unit, LocalDate day) {
        Dice dice = dice(unit, day, 1);
        if (!dice.chance(rules.outage()) || !calendar.isWorkingDay(day)) {
            return Optional.empty();
        }
        Component component = COMPONENTS[(int) dice.between(0, COMPONENTS.length - 1)];
        long start = calendar.startOfDay(day);
        long working = calendar.between(start, calendar.startOfDay(day.plusDays(1)));
        long from = calendar.add(start, 1 + (long) (dice.share() * working * 0.9));
        long minutes = Math.clamp(Math.round(dice.exponential(MEAN_MINUTES)), 5, LONGEST_MINUTES);
        return Optional.of(new Outage(unit, component, CaseLog.wholeSecond(from), CaseLog.wholeSecond(from + minutes * MINUTE)));
    }

    /** When work is possible again, at this instant or later. */
    long workPossible(String unit, long at) {
        return end(unit, at, Outage::stopsWork);
    }

    /** When the portal answers again, at this instant or later. */
    long portalAnswers(String unit, long at) {
        return end(unit, at, outage -> outage.component() == Component.PORTAL);
    }

    /**
     * When a desk can send what it has: later than {@code at} while its network is down, and the next morning on a day on which
     * it went offline at noon.
     */
    long canSend(String unit, long at) {
        LocalDate day = calendar.localDay(at);
        long noon = calendar.startOfDay(day) + 12 * 60 * MINUTE;
        if (at >= noon && calendar.isWorkingDay(day) && dice(unit, day, 2).chance(rules.offline())) {
            return calendar.nextWorkingInstant(calendar.startOfDay(day.plusDays(1)));
        }
        return end(unit, at, outage -> outage.component() == Component.NETWORK);
    }

    private long end(String unit, long at, Predicate<Outage> matters) {
        return on(unit, calendar.localDay(at))
                .filter(outage -> outage.covers(at) && matters.test(outage))
                .map(Outage::to)
                .orElse(at);
    }

    private Dice dice(String unit, LocalDate day, long purpose) {
        return Dice.of(seed, purpose, Dice.key(unit), day.toEpochDay());
    }
}
