package city.ioc.dashboards.alerts;

import city.ioc.calendar.WorkingCalendar;
import city.ioc.core.CaseSummary;
import city.ioc.core.Episode;
import city.ioc.core.OracleRules;
import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.CaseAlerts;
import city.ioc.core.alerts.Notices;
import city.ioc.dashboards.history.Transition.Kind;
import city.ioc.dashboards.history.Transitions;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.events.Event;
import city.ioc.events.OperatorAction;
import city.ioc.oracle.TestCity;
import city.ioc.profile.FoldRules;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What alerts were is what the pipeline had said of them at that time: many lives, each told minute by minute. */
class PastAlertsTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long BEGIN = Instant.parse("2024-03-04T01:00:00Z").toEpochMilli();
    private static final int LIVES = 300;

    private static final FoldRules rules = OracleRules.of(TestCity.SETTINGS);
    private static final WorkingCalendar calendar = rules.layOutCalendars().city().complete();
    private static final AlertTable table = new AlertTable(rules.alerts());

    /** By moment and id, the alerts as they were told then. */
    private static final TreeMap<Long, Map<String, Alert>> told = new TreeMap<>();

    @BeforeAll
    static void live() {
        Map<String, Alert> latest = new HashMap<>();
        for (int i = 0; i < LIVES; i++) {
            new Life("D-" + i, new Random(i)).live();
        }
        told.values().forEach(latest::putAll);
        table.apply(latest.values().stream()
                .map(alert -> new AlertTable.Entry(alert.id(), alert))
                .toList());
    }

    /** A dossier that becomes overdue, ends, and is reopened, some of it told late, while operators act. */
    private static final class Life {
        private final CaseAlerts alerts = new CaseAlerts(rules, calendar);
        private final List<Episode> episodes = new ArrayList<>();
        private final List<Event> actions = new ArrayList<>();
        private final String id;
        private final Random random;
        private Notices notices = Notices.NONE;
        private long lastEventAt;

        Life(String id, Random random) {
            this.id = id;
            this.random = random;
        }

        void live() {
            long now = BEGIN + random.nextInt(600) * MINUTE;
            for (int step = 0; step < 12; step++) {
                switch (random.nextInt(5)) {
                    case 0, 1 -> turn(now, now + (1 + random.nextInt(300)) * MINUTE);
                    case 2 -> turn(now, now - random.nextInt(120) * MINUTE);
                    default -> act(now);
                }
                look(now);
                long next = now + (3 + random.nextInt(2_000)) * MINUTE;
                while (notices.wakeAt() < next) {
                    look(notices.wakeAt());
                }
                now = next;
            }
        }

        /** The rule begins to hold, or no longer holds, at a moment that may be past. */
        private void turn(long now, long at) {
            lastEventAt = now;
            Episode last = episodes.isEmpty() ? null : episodes.getLast();
            long least = last == null ? 0 : (last.to() == null ? last.from() : last.to()) + MINUTE;
            if (last == null || last.to() != null) {
                episodes.add(new Episode("overdue", "916", Math.max(at, least), null, Math.max(at, least) - 1));
            } else {
                episodes.set(episodes.size() - 1, new Episode(
                        "overdue", "916", last.from(), Math.max(at, least), last.dueAt()));
            }
        }

        private void act(long now) {
            int episode = Math.max(1, notices.all().size());
            OffsetDateTime until = Instant.ofEpochMilli(now + (1 + random.nextInt(900)) * MINUTE).atOffset(TestCity.ZONE
                    .getRules().getOffset(Instant.ofEpochMilli(now)));
            OperatorAction action = switch (random.nextInt(4)) {
                case 0 -> new OperatorAction.AlertAcknowledged("overdue", episode, "Lan", null);
                case 1 -> new OperatorAction.AlertAssigned("overdue", episode, "Lan", "Minh" + random.nextInt(3), null);
                case 2 -> new OperatorAction.AlertSnoozed("overdue", episode, "Lan", until, null);
                default -> new OperatorAction.AlertCommented("overdue", episode, "Lan", "seen");
            };
            actions.add(new Event(
                    "/test", id + "-" + actions.size(), id, Instant.ofEpochMilli(now).atOffset(until.getOffset()), null, null,
                    null, null, null, action));
        }

        private void look(long now) {
            CaseSummary summary = new CaseSummary(
                    null, null, null, null, null, List.of(), 0, 1, 0, List.of(), episodes);
            notices = alerts.notices(summary, notices, actions, lastEventAt, now);
            alerts.alerts(id, summary, notices, actions, now).forEach(alert ->
                    told.computeIfAbsent(now, at -> new HashMap<>()).put(alert.id(), alert));
        }
    }

    @Test
    void everyAlertWasWhatWasToldOfItThen() {
        int compared = 0;
        int earlierEpisodes = 0;
        int statuses = 0;
        for (Map.Entry<Long, Map<String, Alert>> moment : told.entrySet()) {
            PastAlerts past = new PastAlerts(rules.alerts(), calendar, moment.getKey());
            for (Alert then : moment.getValue().values()) {
                Alert latest = table.find(then.id()).orElseThrow();
                if (latest.historic() || then.historic()) {
                    continue;
                }
                assertThat(line(past.of(latest))).as("%s at %s", then.id(), moment.getKey()).isEqualTo(line(then));
                assertThat(past.stands(latest)).isEqualTo(then.status() != Alert.Status.CLEARED);
                compared++;
                earlierEpisodes += latest.episode() > then.episode() ? 1 : 0;
                statuses |= 1 << then.status().ordinal();
            }
        }
        assertThat(compared).isGreaterThan(1_000);
        assertThat(earlierEpisodes).isGreaterThan(200);
        assertThat(statuses).isEqualTo(0b1111);
    }

    /** All that is kept of it, whichever episode it is. */
    private static String line(Alert alert) {
        return "%s %s level %d, episode %d of %d changes %s, cleared %s, for %s until %s".formatted(
                alert.status(), alert.severity(), alert.level(), alert.episode(), alert.count(), alert.changes(),
                alert.clearedAt(), alert.assignee(), alert.snoozedUntil());
    }

    @Test
    void whatWasRaisedLessWhatWasClearedIsByHowManyMoreStand() {
        long end = told.lastKey();
        int before = 0;
        int raised = 0;
        for (long at = BEGIN - 48 * HOUR; at <= end + HOUR; at += 7 * HOUR) {
            AlertTable then = table.asOf(new PastAlerts(rules.alerts(), calendar, at), false);
            Transitions since = new Transitions(at - 7 * HOUR, at, 0);
            table.transitions(UnitScope.CITY, instant -> 0, since);

            int change = since.counts().get(Kind.ALERT_RAISED) - since.counts().get(Kind.ALERT_CLEARED);
            assertThat(then.size()).isEqualTo(before + change);
            before = then.size();
            raised += since.counts().get(Kind.ALERT_RAISED);
        }
        assertThat(raised).isGreaterThan(LIVES / 2);
    }
}
