package city.ioc.producers.simulator;

import city.ioc.calendar.Calendars;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.events.ServiceEvent;
import city.ioc.profile.CityProfile;
import city.ioc.profile.Procedure;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The city that is simulated. What happens in a case follows from the seed and the number of the case alone: it can be asked for
 * again at any time, in any order.
 */
public final class CityModel {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final long OF_DOSSIER = 11;
    private static final long OF_DELIVERY = 12;
    private static final long OF_QUEUE = 13;
    private static final long OF_OUTAGE = 14;
    private static final long OF_FEEDBACK = 15;
    private static final long OF_PROBES = 16;

    private final City city;

    private CityModel(City city) {
        this.city = city;
    }

    /**
     * @param calendars of the profile; they are large, so they are shared
     * @param plan how many dossiers there are, and when; with the seed it makes the ids
     * @throws SimulationException when rules and profile do not fit
     */
    public static CityModel of(
            CityProfile profile, SimulationRules rules, Calendars calendars, long seed, DayPlan plan)
            throws SimulationException {
        long mixed = Dice.of(seed, plan.from().toEpochDay(), plan.to().toEpochDay(), plan.dossiers()).next();
        String tag = String.format(Locale.ROOT, "%03d.%03d", (mixed >>> 1) % 1_000, (mixed >>> 32) % 1_000);
        Agencies agencies = new Agencies(profile, rules);
        for (LocalDate day : List.of(plan.from(), plan.to())) {
            if (agencies.on(day).isEmpty()) {
                throw new SimulationException("no unit of " + SimulationFile.NAME + " receives dossiers on " + day);
            }
        }
        Outages outages = new Outages(calendars.city().complete(), rules.desks(), seed);
        return new CityModel(
                new City(profile, rules, calendars, agencies, outages, seed, tag, "/simulator/" + tag.replace('.', '-')));
    }

    WorkingCalendar calendar() {
        return city.calendar();
    }

    /** Who receives dossiers on a day. */
    Agencies.Roster roster(LocalDate day) {
        return city.agencies().on(day);
    }

    /**
     * The life of one dossier and of what belongs to it, such as the queue ticket of who brought it, in order of delivery.
     *
     * @param number of the whole plan, from 0
     * @param day    on which it is submitted
     * @param index  among those of the day, from 1
     */
    List<Delivery> dossier(long number, LocalDate day, long index, Agencies.Roster roster) {
        Dice dice = Dice.of(city.seed(), OF_DOSSIER, number);
        Agency agency = roster.any(dice);
        Procedure procedure = agency.procedure(dice);
        Channel channel = Arrival.channel(city, agency, day, dice);
        long arrival = Arrival.time(city.calendar(agency), day, channel, dice);
        String caseId = id("H13", day, index);
        CaseLog log = new CaseLog(city, caseId, Dice.of(city.seed(), OF_DELIVERY, number));
        Dossier dossier = new Dossier(city, dice, log, agency, procedure, channel, arrival);

        List<Delivery> deliveries = new ArrayList<>(20);
        Intake intake = new Intake(dossier);
        if (channel == Channel.DESK) {
            Queue queue = new Queue(city, agency, id("Q", day, index), Dice.of(city.seed(), OF_QUEUE, number));
            intake.atTheDesk(queue.visit(arrival));
            deliveries.addAll(queue.deliveries());
        } else {
            intake.fromAfar();
        }
        if (!dossier.ended()) {
            decide(dossier);
        }
        if (dice.chance(city.rules().dossiers().feedback())) {
            CaseLog feedback = new CaseLog(city, id("PAKN", day, index), Dice.of(city.seed(), OF_FEEDBACK, number));
            deliveries.addAll(new HandOver(dossier).feedback(feedback));
        }
        deliveries.addAll(log.inOrder());
        deliveries.sort(Comparator.comparingLong(Delivery::at));
        return deliveries;
    }

    private void decide(Dossier dossier) {
        FeePart fee = new FeePart(dossier, city.profile().rules().currency());
        boolean late = new Processing(dossier, fee).run();
        if (!dossier.ended()) {
            new HandOver(dossier).run(late);
        }
    }

    /** The outage of a unit on a day, in order of delivery; empty when all works. */
    List<Delivery> outage(Agency agency, LocalDate day) {
        return city.outages().on(agency.code(), day).map(outage -> {
            String caseId = "OUTAGE." + city.tag() + "-" + DAY.format(day) + "-" + agency.code();
            CaseLog log = new CaseLog(city, caseId, Dice.of(city.seed(), OF_OUTAGE, Dice.key(agency.code()), day.toEpochDay()));
            log.portal(outage.from(), new ServiceEvent.OutageStarted(agency.code(), outage.component()));
            log.portal(outage.to(), new ServiceEvent.OutageEnded());
            return log.inOrder();
        }).orElse(List.of());
    }

    /** Samples of the health of a unit on a day, and its tracers, in order of delivery. */
    List<Delivery> probes(Agency agency, LocalDate day) {
        long[] key = {city.seed(), OF_PROBES, Dice.key(agency.code()), day.toEpochDay()};
        String subject = "DESKS." + city.tag() + "-" + agency.code();
        CaseLog log = new CaseLog(city, subject, "-" + DAY.format(day), Dice.of(key));
        new Probes(city, agency, Dice.of(key)).run(log, day);
        return log.inOrder();
    }

    /** As {@code H13.123.456-240226-00031}. */
    private String id(String prefix, LocalDate day, long index) {
        return String.format(Locale.ROOT, "%s.%s-%s-%05d", prefix, city.tag(), DAY.format(day), index);
    }
}
