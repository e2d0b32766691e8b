package city.ioc.notifier.plan;

import city.ioc.calendar.WorkingCalendar;
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
    private final List<Delivery> log = new ArrayList<>();
    private final Desk desk;

    Told(Recipient... recipients) {
        for (Recipient each : recipients) {
            this.recipients.put(each.id(), each);
        }
        desk = new Desk(CITY, CALENDAR, List.of(recipients));
        enrol("2024-01-01T00:00");
    }

    void enrol(String localTime) {
        recipients.keySet().forEach(id -> desk.ledger().apply(new Enrolment(id, TestAlerts.at(localTime))));
    }

    /** The alert as it stands is read at this time. */
    void when(String localTime, TestAlerts alert) {
        log.addAll(desk.changed(alert.alert(), TestAlerts.at(localTime)));
    }

    /** All that goes out to a recipient at this time, as text. */
    List<String> at(String localTime, String recipient) {
        List<String> texts = new ArrayList<>();
        while (desk.ledger().sending(recipient).isEmpty() && begin(localTime, recipient).isPresent()) {
            texts.add(text(sending(recipient)));
            finish(localTime, recipient);
        }
        return texts;
    }

    Optional<Delivery> begin(String localTime, String recipient) {
        log.addAll(desk.next(recipients.get(recipient), TestAlerts.at(localTime)));
        return desk.ledger().sending(recipient);
    }

    void finish(String localTime, String recipient) {
        log.addAll(desk.settled(List.of(sending(recipient).sent(TestAlerts.at(localTime)))));
    }

    void fail(String localTime, String recipient) {
        log.addAll(desk.settled(List.of(sending(recipient).failed("refused", TestAlerts.at(localTime)))));
    }

    Delivery sending(String recipient) {
        return desk.ledger().sending(recipient).orElseThrow();
    }

    Map<Delivery.State, Long> counts() {
        return desk.ledger().counts();
    }

    /** A ledger from the last state of each message, the youngest message first. */
    Ledger readBackReversed() {
        Map<String, Delivery> last = new HashMap<>();
        log.forEach(each -> last.put(each.id(), each));
        Ledger again = new Ledger();
        log.reversed().stream().map(Delivery::id).distinct().map(last::get).forEach(again::apply);
        return again;
    }

    private static String text(Delivery delivery) {
        return delivery.items().stream()
                .map(item -> item.change() + " " + item.subject())
                .collect(Collectors.joining(", ", delivery.digest() ? "digest " : "single ", ""));
    }
}
