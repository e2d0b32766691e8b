package city.ioc.producers.simulator;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Everything that desks send between two days, in the order in which they send it. What would be sent later is left out. Only
 * cases that are not at their end are in memory.
 */
public final class Simulation implements Iterator<Delivery> {
    private static final Comparator<Case> ORDER = Comparator.comparingLong(Case::at).thenComparingLong(each -> each.number);

    private final CityModel model;
    private final DayPlan plan;
    private final long end;
    private final PriorityQueue<Case> open = new PriorityQueue<>(ORDER);
    /** All days before this one have been told; whatever begins later is sent later. */
    private LocalDate nextDay;
    private long told;
    private long cases;

    public Simulation(CityModel model, DayPlan plan) {
        this.model = model;
        this.plan = plan;
        this.nextDay = plan.from();
        this.told = model.calendar().startOfDay(nextDay);
        this.end = model.calendar().startOfDay(plan.to().plusDays(1));
    }

    /** The beginning of the first day. */
    public long from() {
        return model.calendar().startOfDay(plan.from());
    }

    /** The end of the last day. */
    public long to() {
        return end;
    }

    @Override
    public boolean hasNext() {
        while ((open.isEmpty() || open.peek().at() >= told) && !nextDay.isAfter(plan.to())) {
            tell(nextDay);
            nextDay = nextDay.plusDays(1);
            told = model.calendar().startOfDay(nextDay);
        }
        return !open.isEmpty();
    }

    @Override
    public Delivery next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the simulation is over");
        }
        Case first = open.poll();
        Delivery delivery = first.take();
        keep(first);
        return delivery;
    }

    /** When the next one is sent; the greatest long when there is none. */
    public long nextAt() {
        return hasNext() ? open.peek().at() : Long.MAX_VALUE;
    }

    /** How many cases are in memory. */
    int openCases() {
        return open.size();
    }

    private void tell(LocalDate day) {
        Agencies.Roster roster = model.roster(day);
        for (Agency agency : roster.all()) {
            keep(new Case(cases++, model.outage(agency, day)));
            keep(new Case(cases++, model.probes(agency, day)));
        }
        long first = plan.firstOf(day);
        long end = plan.firstOf(day.plusDays(1));
        for (long number = first; number < end && !roster.isEmpty(); number++) {
            keep(new Case(cases++, model.dossier(number, day, number - first + 1, roster)));
        }
    }

    private void keep(Case some) {
        if (some.hasNext() && some.at() < end) {
            open.add(some);
        }
    }

    /** The deliveries of a case, one after the other. */
    private static final class Case {
        private final long number;
        private final List<Delivery> deliveries;
        private int next;

        Case(long number, List<Delivery> deliveries) {
            this.number = number;
            this.deliveries = deliveries;
        }

        boolean hasNext() {
            return next < deliveries.size();
        }

        long at() {
            return deliveries.get(next).at();
        }

        Delivery take() {
            return deliveries.get(next++);
        }
    }
}
