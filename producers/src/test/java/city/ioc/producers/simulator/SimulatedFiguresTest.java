package city.ioc.producers.simulator;

import city.ioc.events.DossierEvent.Accepted;
import city.ioc.events.DossierEvent.ApologyIssued;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.events.DossierEvent.Resolved;
import city.ioc.events.DossierEvent.SupplementRequested;
import city.ioc.events.Event;
import city.ioc.events.PaymentEvent.Requested;
import city.ioc.events.PaymentEvent.Succeeded;
import city.ioc.events.ServiceEvent.TicketCalled;
import city.ioc.events.ServiceEvent.TicketTaken;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static city.ioc.producers.simulator.SimulatedCity.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

/** A month of 2024, counted plainly, against what is known of Cần Thơ in that year. */
class SimulatedFiguresTest {
    private static List<Event> month;
    private static Map<String, Accepted> accepted;

    @BeforeAll
    static void simulateAMonth() {
        month = SimulatedCity.events(SimulatedCity.simulate(12_000, "2024-03-01", "2024-03-31", 2024));
        accepted = new HashMap<>();
        month.forEach(event -> {
            if (event.data() instanceof Accepted data) {
                accepted.put(event.subject(), data);
            }
        });
    }

    @Test
    void nearlyAllThatAreSubmittedAreAccepted() {
        assertThat(accepted.size()).isBetween(11_500, 12_000);
    }

    @Test
    void aboutSixtyThreePerCentAreSubmittedOnline() {
        assertThat(share(accepted.keySet(), id -> accepted.get(id).channel() == Channel.ONLINE)).isBetween(0.60, 0.66);
    }

    @Test
    void aboutFortyTwoPerCentOfTheFeesArePaidOnline() {
        Set<String> withFee = casesWith(event -> event.data() instanceof Requested);
        Set<String> online = casesWith(event -> event.data() instanceof Succeeded paid && paid.mode().online());
        assertThat(share(withFee, online::contains)).isBetween(0.39, 0.45);
    }

    @Test
    void betweenNinetyEightAndNinetyNinePointEightPerCentAreOnTime() {
        Set<String> excused = casesWith(event -> event.data() instanceof SupplementRequested || event.data() instanceof ApologyIssued);
        Map<String, Event> ends = new HashMap<>();
        month.stream().filter(event -> event.data() instanceof Resolved).forEach(end -> ends.put(end.subject(), end));
        ends.keySet().removeIf(id -> excused.contains(id) || due(id) == null);
        assertThat(ends).hasSizeGreaterThan(7_000);
        assertThat(share(ends.keySet(), id -> !ends.get(id).time().toLocalDate().isAfter(due(id).toLocalDate())))
                .isBetween(0.98, 0.998);
    }

    private static OffsetDateTime due(String id) {
        return accepted.containsKey(id) ? accepted.get(id).dueAt() : null;
    }

    @Test
    void aboutFivePerCentAreAskedForASupplement() {
        Set<String> asked = casesWith(event -> event.data() instanceof SupplementRequested);
        assertThat(share(accepted.keySet(), asked::contains)).isBetween(0.035, 0.07);
    }

    @Test
    void theDepartmentsHaveTheProportionsOfTheFirstMorning() {
        double justice = received("STP");
        assertThat(received("SGTVT") / justice).isBetween(0.90, 1.06); // 184 to 188
        assertThat(received("SKHDT") / justice).isBetween(0.11, 0.16); // 25 to 188
        assertThat(received("STNMT") / justice).isBetween(0.04, 0.08); // 11 to 188
    }

    @Test
    void agenciesDifferVisibly() {
        assertThat(onlineShare("SKHDT") - onlineShare("STNMT")).isGreaterThan(0.4);
        assertThat(accepted.values().stream().map(Accepted::unit).distinct()).hasSizeGreaterThan(95);
    }

    @Test
    void moreComeInTheMorningAndTheyWaitLonger() {
        Map<String, Event> called = month.stream()
                .filter(event -> event.data() instanceof TicketCalled)
                .collect(Collectors.toMap(Event::subject, event -> event, (first, again) -> first));
        Map<Boolean, List<Long>> waits = month.stream()
                .filter(event -> event.data() instanceof TicketTaken && called.containsKey(event.subject()))
                .distinct()
                .collect(Collectors.partitioningBy(
                        event -> event.time().getHour() < 9,
                        Collectors.mapping(
                                event -> called.get(event.subject()).timeMillis() - event.timeMillis(), Collectors.toList())));
        assertThat(waits.get(true).size()).isGreaterThan(waits.get(false).size() / 2);
        assertThat(mean(waits.get(true))).isGreaterThan(1.3 * mean(waits.get(false)));
    }

    @Test
    void theDayAfterTetBringsTwiceAsMany() {
        List<Event> february = SimulatedCity.events(SimulatedCity.simulate(6_000, "2024-01-15", "2024-02-29", 1));
        Map<Integer, Long> perDay = february.stream()
                .filter(event -> event.data() instanceof Accepted)
                .collect(Collectors.groupingBy(event -> event.time().getDayOfYear(), Collectors.counting()));
        long thursdayAfter = perDay.get(46);
        long thursdayLater = perDay.get(53);
        assertThat((double) thursdayAfter / thursdayLater).isBetween(1.6, 2.6);
        assertThat(CALENDAR.isWorkingDay(java.time.LocalDate.ofYearDay(2024, 46))).isTrue();
    }

    private static double mean(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).average().orElseThrow();
    }

    private static double received(String unit) {
        return accepted.values().stream().filter(data -> data.unit().equals(unit)).count();
    }

    private static double onlineShare(String unit) {
        Set<String> ids = accepted.keySet().stream()
                .filter(id -> accepted.get(id).unit().equals(unit))
                .collect(Collectors.toSet());
        return share(ids, id -> accepted.get(id).channel() == Channel.ONLINE);
    }

    private static Set<String> casesWith(Predicate<Event> wanted) {
        return month.stream().filter(wanted).map(Event::subject).collect(Collectors.toSet());
    }

    private static double share(Set<String> ids, Predicate<String> wanted) {
        return (double) ids.stream().filter(wanted).count() / ids.size();
    }
}
