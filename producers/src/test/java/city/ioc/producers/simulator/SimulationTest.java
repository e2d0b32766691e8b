package city.ioc.producers.simulator;

import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.EventType;
import city.ioc.events.InvalidEventException;
import city.ioc.events.ServiceEvent;
import city.ioc.producers.Door;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static city.ioc.producers.simulator.SimulatedCity.CALENDAR;
import static city.ioc.producers.simulator.SimulatedCity.deliveries;
import static city.ioc.producers.simulator.SimulatedCity.digest;
import static city.ioc.producers.simulator.SimulatedCity.door;
import static city.ioc.producers.simulator.SimulatedCity.events;
import static city.ioc.producers.simulator.SimulatedCity.simulate;
import static org.assertj.core.api.Assertions.assertThat;

class SimulationTest {
    /** What people at desks do, in their hours; payments come when a portal or a till takes them. */
    private static final Set<EventType> IN_OFFICE_HOURS = EnumSet.of(
            EventType.DOSSIER_ACCEPTED,
            EventType.DOSSIER_REFUSED,
            EventType.DOSSIER_FORWARDED,
            EventType.DOSSIER_STEP_COMPLETED,
            EventType.DOSSIER_SUPPLEMENT_REQUESTED,
            EventType.DOSSIER_SUPPLEMENTED,
            EventType.DOSSIER_PAUSED,
            EventType.DOSSIER_RESUMED,
            EventType.DOSSIER_TRANSFERRED,
            EventType.DOSSIER_APOLOGY_ISSUED,
            EventType.DOSSIER_DIGITISED,
            EventType.DOSSIER_RESOLVED,
            EventType.DOSSIER_RETURNED,
            EventType.DOSSIER_REOPENED,
            EventType.TICKET_TAKEN,
            EventType.TICKET_CALLED,
            EventType.TICKET_SERVED,
            EventType.TICKET_ABANDONED);

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws Exception {
        String first = digest(simulate(400, "2024-02-26", "2024-03-15", 7));

        assertThat(digest(simulate(400, "2024-02-26", "2024-03-15", 7))).isEqualTo(first);
        assertThat(digest(simulate(400, "2024-02-26", "2024-03-15", 8))).isNotEqualTo(first);
    }

    /** Whoever changes the model on purpose writes the new digest here; it must not depend on Java or on the machine. */
    @Test
    void theBytesOfASeedAreTheSameOnEveryMachine() throws Exception {
        assertThat(digest(simulate(300, "2024-02-26", "2024-03-08", 42))).startsWith("f395c1fdb9bbe433");
    }

    @Test
    void twoSimulationsShareNoCaseAndNoId() {
        Set<String> first = ids(events(simulate(300, "2024-02-26", "2024-03-08", 1)));

        assertThat(Collections.disjoint(first, ids(events(simulate(300, "2024-02-26", "2024-03-08", 2))))).isTrue();
        assertThat(Collections.disjoint(first, ids(events(simulate(301, "2024-02-26", "2024-03-08", 1))))).isTrue();
    }

    private static Set<String> ids(List<Event> events) {
        return events.stream().flatMap(event -> List.of(event.subject(), event.id()).stream()).collect(Collectors.toSet());
    }

    @Test
    void dossiersHaveCodesOfTheNationalPattern() {
        for (long seed = 1; seed < 60; seed++) {
            assertThat(events(simulate(2, "2024-03-04", "2024-03-04", seed)))
                    .filteredOn(event -> event.data() instanceof DossierEvent.Accepted)
                    .extracting(Event::subject)
                    .allMatch(id -> id.matches("H13(\\.\\d{1,3}){0,3}-240304-\\d{4,7}"));
        }
    }

    @Test
    void everyEventIsOneThatTheContractAndTheDoorLetIn() throws InvalidEventException {
        Door door = door(Clock.systemUTC());
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        for (Event event : events(simulate(6_000, "2025-05-26", "2025-08-01", 3))) {
            assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
            door.admit(event);
            types.add(event.type());
        }
        assertThat(types).hasSizeGreaterThan(28).containsAll(IN_OFFICE_HOURS);
    }

    /** On 12 April 2024 was announced that 29 April is off and 4 May is worked. */
    @Test
    void aDeskPrintsADueByTheDaysOffThatItKnows() {
        Set<String> before = new HashSet<>();
        Set<String> after = new HashSet<>();
        for (Event event : events(simulate(3_000, "2024-04-01", "2024-04-30", 11))) {
            if (event.data() instanceof DossierEvent.Accepted receipt && receipt.dueAt() != null) {
                boolean known = !event.time().toLocalDate().isBefore(LocalDate.of(2024, 4, 12));
                (known ? after : before).add(receipt.dueAt().toLocalDate().toString());
            }
        }
        assertThat(before).contains("2024-04-29", "2024-05-02").doesNotContain("2024-05-04");
        assertThat(after).contains("2024-05-04", "2024-05-02").doesNotContain("2024-04-29");
    }

    @Test
    void nothingIsSentBeforeItHappenedOrOutsideTheDaysAskedFor() {
        Simulation simulation = simulate(2_000, "2024-02-01", "2024-02-29", 5);
        long last = simulation.from();
        while (simulation.hasNext()) {
            Delivery delivery = simulation.next();
            assertThat(delivery.at())
                    .isGreaterThanOrEqualTo(last)
                    .isGreaterThanOrEqualTo(delivery.event().timeMillis())
                    .isGreaterThanOrEqualTo(delivery.event().recordedMillis())
                    .isLessThan(simulation.to());
            assertThat(delivery.event().timeMillis()).isGreaterThanOrEqualTo(simulation.from());
            last = delivery.at();
        }
    }

    @Test
    void peopleAtDesksWorkInOfficeHours() {
        for (Event event : events(simulate(3_000, "2024-02-01", "2024-03-08", 5))) {
            long at = event.timeMillis();
            if (IN_OFFICE_HOURS.contains(event.type())) {
                assertThat(CALENDAR.isWorkingTime(at) || CALENDAR.isWorkingTime(at - 1)).as("%s", event).isTrue();
            }
        }
    }

    @Test
    void someEventsArriveLateSomeTwiceAndSomeNever() {
        List<Delivery> all = deliveries(simulate(6_000, "2024-03-01", "2024-03-29", 9)).toList();
        Set<Event> different = new HashSet<>(all.stream().map(Delivery::event).toList());
        long late = all.stream().filter(each -> each.at() - each.event().timeMillis() > 600_000).count();

        assertThat(all.size() - different.size()).isBetween(all.size() / 500, all.size() / 150);
        assertThat((double) late / all.size()).isBetween(0.02, 0.08);
        assertThat(gaps(different)).isBetween(5L, different.size() / 500L);
    }

    /** Event ids of a case count up; one that is missing below the highest was never sent. */
    private static long gaps(Set<Event> events) {
        return events.stream()
                .filter(event -> event.type() != EventType.HEALTH_SAMPLED && event.type() != EventType.TRACER_SENT)
                .collect(Collectors.groupingBy(Event::subject))
                .values()
                .stream()
                .mapToLong(each -> each.stream()
                                .mapToInt(event -> Integer.parseInt(event.id().substring(event.subject().length() + 1)))
                                .max()
                                .orElse(0)
                        - each.size())
                .filter(gap -> gap == 1)
                .sum();
    }

    @Test
    void samplesOfHealthComeFromEveryUnitInOfficeHoursAndFailInOutages() {
        List<Event> events = events(simulate(2_000, "2024-03-01", "2024-03-29", 9));
        List<Event> samples = events.stream()
                .filter(event -> event.type() == EventType.HEALTH_SAMPLED)
                .distinct()
                .toList();
        long failed = samples.stream()
                .filter(event -> !((ServiceEvent.HealthSampled) event.data()).ok())
                .count();

        assertThat(samples).hasSizeGreaterThan(5_000).allSatisfy(event -> assertThat(event.time().getHour()).isBetween(7, 17));
        assertThat((double) failed / samples.size()).isBetween(0.0005, 0.01);
        assertThat(events).anySatisfy(event -> assertThat(event.type()).isEqualTo(EventType.TRACER_SENT));
    }

    @Test
    void theMergerOf2025HandsOpenDossiersOfTheDistrictsOver() {
        List<Event> events = events(simulate(4_000, "2025-06-16", "2025-07-11", 1));

        assertThat(events)
                .filteredOn(event -> event.data() instanceof DossierEvent.Transferred)
                .filteredOn(event -> CALENDAR.localDay(event.timeMillis()).isAfter(LocalDate.of(2025, 6, 30)))
                .hasSizeGreaterThan(20);
        assertThat(events)
                .filteredOn(event -> event.data() instanceof DossierEvent.Accepted)
                .filteredOn(event -> CALENDAR.localDay(event.timeMillis()).isAfter(LocalDate.of(2025, 6, 30)))
                .noneMatch(event -> ((DossierEvent.Accepted) event.data()).unit().matches("9\\d\\d"));
    }

    @Test
    void aYearStreamsWithOnlyItsOpenCasesInMemory() {
        Simulation year = simulate(60_000, "2024-01-01", "2024-12-31", 1);
        int mostInSpring = 0;
        int most = 0;
        long summer = CALENDAR.startOfDay(LocalDate.of(2024, 7, 1));
        long events = 0;
        while (year.hasNext()) {
            long at = year.next().at();
            events++;
            most = Math.max(most, year.openCases());
            mostInSpring = at < summer ? most : mostInSpring;
        }
        assertThat(events).isGreaterThan(500_000);
        assertThat(most).isLessThan(60_000 / 20).isLessThan(mostInSpring * 2);
    }
}
