package city.ioc.notifier.plan;

import city.ioc.calendar.WorkingCalendar;
import city.ioc.dashboards.scope.UnitTree;
import city.ioc.notifications.Recipient;
import city.ioc.notifier.TestAlerts;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Recipients in Cần Thơ, and what they are told; whoever receives accepts at once. */
final class Told {
    private static final CityProfile CITY = ProfileLoader.load(Path.of("..", "profiles", "cantho"));
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(CITY.rules().calendar());

    private final Map<String, Recipient> recipients = new HashMap<>();
    private final Ledger ledger = new Ledger();
    private final List<Delivery> log = new ArrayList<>();
    private final Inhibitions inhibitions = new Inhibitions(CITY.rules().alerts());
    private final Planner planner;
    private final Dispatch dispatch;

    Told(Recipient... recipients) {
        for (Recipient each : recipients) {
            this.recipients.put(each.id(), each);
        }
        Schedule schedule = new Schedule(CALENDAR);
        planner = new Planner(List.of(recipients), new UnitTree(CITY.units()), schedule, inhibitions, CALENDAR::localDay);
        dispatch = new Dispatch(schedule, inhibitions);
        enrol("2024-01-01T00:00");
    }

    void enrol(String localTime) {
        recipients.keySet().forEach(id -> ledger.apply(new Enrolment(id, TestAlerts.at(localTime))));
    }

    /** The alert as it stands is read at this time. */
    void when(String localTime, TestAlerts alert) {
        inhibitions.apply(alert.alert());
        planner.changed(alert.alert(), ledger, TestAlerts.at(localTime)).forEach(this::apply);
    }

    /** All that goes out to a recipient at this time, as text. */
    List<String> at(String localTime, String recipient) {
        List<String> texts = new ArrayList<>();
        while (ledger.sending(recipient).isEmpty() && begin(localTime, recipient).isPresent()) {
            texts.add(text(sending(recipient)));
            finish(localTime, recipient);
        }
        return texts;
    }

    Optional<Delivery> begin(String localTime, String recipient) {
        dispatch.next(recipients.get(recipient), ledger, TestAlerts.at(localTime)).forEach(this::apply);
        return ledger.sending(recipient);
    }

    void finish(String localTime, String recipient) {
        apply(sending(recipient).sent(TestAlerts.at(localTime)));
    }

    void fail(String localTime, String recipient) {
        apply(sending(recipient).failed("refused", TestAlerts.at(localTime)));
    }

    Delivery sending(String recipient) {
        return ledger.sending(recipient).orElseThrow();
    }

    Map<Delivery.State, Long> counts() {
        return ledger.counts();
    }

    /** A ledger from the last state of each message, the youngest message first. */
    Ledger readBackReversed() {
        Map<String, Delivery> last = new HashMap<>();
        log.forEach(each -> last.put(each.id(), each));
        Ledger again = new Ledger();
        log.reversed().stream().map(Delivery::id).distinct().map(last::get).forEach(again::apply);
        return again;
    }

    private void apply(Delivery delivery) {
        log.add(delivery);
        ledger.apply(delivery);
    }

    private static String text(Delivery delivery) {
        return delivery.items().stream()
                .map(item -> item.change() + " " + item.subject())
                .collect(Collectors.joining(", ", delivery.digest() ? "digest " : "single ", ""));
    }
}
