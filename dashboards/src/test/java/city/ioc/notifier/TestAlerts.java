package city.ioc.notifier;

import city.ioc.alerts.Severity;
import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.AlertChange;
import city.ioc.core.alerts.AlertChange.Kind;
import city.ioc.core.alerts.ClearReason;
import city.ioc.notifications.Recipient;
import city.ioc.notifications.Recipient.Language;
import city.ioc.profile.LocalizedText;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** An alert made by hand, and recipients. */
public final class TestAlerts {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final String subject;
    private final Alert.Scope scope;
    private final String rule;
    private final String unit;
    private final List<AlertChange> changes = new ArrayList<>();
    private Severity severity = Severity.NOTICE;
    private Alert.Status status = Alert.Status.RAISED;
    private int level;
    private int episode;
    private boolean historic;
    private long time = at("2024-02-26T07:00");
    private long from;

    private TestAlerts(String subject, Alert.Scope scope, String rule, String unit) {
        this.subject = subject;
        this.scope = scope;
        this.rule = rule;
        this.unit = unit;
    }

    /** Local time of Cần Thơ as epoch milliseconds. */
    public static long at(String localTime) {
        return LocalDateTime.parse(localTime).atZone(ZONE).toInstant().toEpochMilli();
    }

    public static TestAlerts of(String dossier, String rule, String unit) {
        return new TestAlerts(dossier, Alert.Scope.CASE, rule, unit);
    }

    public static TestAlerts ofUnit(String unit, String rule) {
        return new TestAlerts(unit, Alert.Scope.UNIT, rule, unit);
    }

    /** When the next changes happen. */
    public TestAlerts setTime(String localTime) {
        return setTime(at(localTime));
    }

    public TestAlerts setTime(long millis) {
        time = millis;
        return this;
    }

    public TestAlerts raised(Severity how) {
        severity = how;
        status = Alert.Status.RAISED;
        level = 0;
        episode++;
        from = time;
        return and(Kind.RAISED);
    }

    public TestAlerts escalated(String role, Severity to) {
        severity = to;
        level++;
        changes.add(new AlertChange(Kind.ESCALATED, episode, time, null, role, null, null));
        return this;
    }

    public TestAlerts cleared() {
        return and(Kind.CLEARED);
    }

    public TestAlerts and(Kind kind) {
        switch (kind) {
            case CLEARED -> status = Alert.Status.CLEARED;
            case ACKNOWLEDGED -> status = Alert.Status.ACKNOWLEDGED;
            default -> {}
        }
        changes.add(new AlertChange(kind, episode, time, null, null, null, null));
        return this;
    }

    public TestAlerts historic() {
        historic = true;
        return this;
    }

    public Alert alert() {
        boolean over = status == Alert.Status.CLEARED;
        return new Alert(subject, scope, rule, unit, null, severity, level, status, episode, historic, from,
                over ? time : null, scope == Alert.Scope.CASE ? from : null, from, over ? time : null,
                over ? ClearReason.ENDED : null, null, null, changes, changes.size());
    }

    public static Recipient recipient(String id, Severity immediate, Severity urgent, String... digests) {
        return recipient(id, "post", Language.en, Set.of(), null, true, immediate, urgent, digests);
    }

    /** Told of escalations only. */
    public static Recipient head(String id, String role, String unit, Severity immediate) {
        return recipient(id, "post", Language.vi, Set.of(unit), role, false, immediate, null);
    }

    public static Recipient headWithDigest(String id, String role, Severity immediate, String... digests) {
        return recipient(id, "post", Language.vi, Set.of(), role, true, immediate, null, digests);
    }

    public static Recipient recipient(String id, String channel, Language language, Set<String> units, String role,
            boolean raised, Severity immediate, Severity urgent, String... digests) {
        return new Recipient(id, new LocalizedText("Vai trò " + id, "Role " + id), language, channel,
                id + "@city.example", units, Set.of(), role, raised, false, immediate, urgent,
                Arrays.stream(digests).map(LocalTime::parse).toList());
    }
}
