package city.ioc.notifier.send;

import city.ioc.alerts.Severity;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.core.alerts.AlertChange;
import city.ioc.notifications.Recipient;
import city.ioc.notifications.Recipient.Language;
import city.ioc.notifier.TestAlerts;
import city.ioc.notifier.plan.Delivery;
import city.ioc.notifier.plan.Desk;
import city.ioc.notifier.plan.Enrolment;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Messages of a made-up morning in Cần Thơ. */
final class Example {
    static final CityProfile CITY = ProfileLoader.load(Path.of("..", "profiles", "cantho"));
    static final long NOW = TestAlerts.at("2024-02-27T07:00");
    static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
    static final Names NAMES = new Names(CITY, "https://ioc.example/?unit={unit}&case={subject}");
    static final Secrets SECRETS = new Secrets(UnaryOperator.identity());
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(CITY.rules().calendar());

    private Example() {}

    static Recipient recipient(Language language) {
        return TestAlerts.recipient("head", "post", language, Set.of(), "unit-head", true, Severity.HIGH, null, "07:00");
    }

    /** Escalated at 10:00 on Monday, and sent at once. */
    static Delivery single() {
        TestAlerts alert = TestAlerts.of("H13.12-240226-0031", "overdue", "STP").setTime("2024-02-22T17:00");
        alert.raised(Severity.WARNING).setTime("2024-02-26T10:00").escalated("unit-head", Severity.HIGH);
        return sent("2024-02-26T10:00", "2024-02-26T10:00", alert);
    }

    /** The end of {@link #single()} and of what was told before. */
    static Delivery end() {
        TestAlerts alert = TestAlerts.of("H13.12-240226-0031", "overdue", "STP").setTime("2024-02-22T16:00");
        Desk desk = desk();
        tell(desk, "2024-02-22T16:00", alert.raised(Severity.HIGH));
        tell(desk, "2024-02-23T16:00", alert.setTime("2024-02-23T16:00").escalated("unit-head", Severity.CRITICAL));
        return tell(desk, "2024-02-26T10:00", alert.setTime("2024-02-26T10:00").cleared());
    }

    /** Four alerts of two units, one of them acknowledged. */
    static Delivery digest() {
        return sent(
                "2024-02-26T18:00",
                "2024-02-27T07:00",
                TestAlerts.of("H13.12-240226-0001", "overdue", "STP").raised(Severity.WARNING),
                TestAlerts.of("H13.12-240226-0002", "stuck", "STP").raised(Severity.NOTICE).and(AlertChange.Kind.ACKNOWLEDGED),
                TestAlerts.of("H13.14-240226-<b>3</b>", "due-soon", "31135").raised(Severity.NOTICE),
                TestAlerts.ofUnit("31135", "satisfaction").raised(Severity.WARNING));
    }

    private static Delivery sent(String readAt, String sentAt, TestAlerts... alerts) {
        Desk desk = desk();
        for (TestAlerts alert : alerts) {
            desk.changed(alert.alert(), TestAlerts.at(readAt));
        }
        return go(desk, sentAt);
    }

    private static Delivery tell(Desk desk, String at, TestAlerts alert) {
        desk.changed(alert.alert(), TestAlerts.at(at));
        Delivery sending = go(desk, at);
        desk.settled(List.of(sending.sent(TestAlerts.at(at))));
        return sending;
    }

    private static Delivery go(Desk desk, String at) {
        return desk.next(recipient(Language.vi), TestAlerts.at(at)).getLast();
    }

    private static Desk desk() {
        Desk desk = new Desk(CITY, CALENDAR, List.of(recipient(Language.vi)));
        desk.ledger().apply(new Enrolment("head", 0));
        return desk;
    }
}
