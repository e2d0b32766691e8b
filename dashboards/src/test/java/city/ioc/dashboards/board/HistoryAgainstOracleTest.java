package city.ioc.dashboards.board;

import city.ioc.calendar.WorkingCalendar;
import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.CaseSummary;
import city.ioc.core.OracleRules;
import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.CaseAlerts;
import city.ioc.core.alerts.Notices;
import city.ioc.dashboards.alerts.AlertQuery;
import city.ioc.dashboards.alerts.AlertTable;
import city.ioc.dashboards.alerts.AlertView;
import city.ioc.dashboards.alerts.PastAlerts;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.figures.Figures;
import city.ioc.dashboards.history.Transition;
import city.ioc.dashboards.history.Transition.Kind;
import city.ioc.dashboards.history.Transitions;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.oracle.BatchOracle;
import city.ioc.oracle.CaseResult;
import city.ioc.oracle.CaseResult.Episode;
import city.ioc.oracle.CaseResult.Pause;
import city.ioc.oracle.CaseResult.Spell;
import city.ioc.oracle.EventGenerator;
import city.ioc.oracle.OracleResult;
import city.ioc.oracle.TestCity;
import city.ioc.profile.FoldRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What happened to generated dossiers, and which alerts stood, against what the oracle says of each case. */
class HistoryAgainstOracleTest {
    private static final long BEGIN = Instant.parse("2023-12-01T00:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000;
    private static final long IMPORTED = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    private static final FoldRules rules = OracleRules.of(TestCity.SETTINGS);
    private static final WorkingCalendar calendar = rules.layOutCalendars().city().complete();
    private static final Figures figures = new Figures(TestCity.ZONE, rules.alerts());
    private static OracleResult oracle;

    @BeforeAll
    static void foldAndCompute() {
        EventGenerator generator = new EventGenerator(17);
        Map<String, List<Event>> byCase = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (Event event : generator.delivery(generator.history(6_000), 17)) {
            byCase.computeIfAbsent(event.subject(), id -> new ArrayList<>()).add(event);
            lines.add(new String(EventCodec.encode(event), UTF_8));
        }
        oracle = BatchOracle.compute(lines, TestCity.SETTINGS);
        CaseFold fold = new CaseFold(rules);
        CaseAlerts alerts = new CaseAlerts(rules, calendar);
        byCase.forEach((id, events) -> {
            CaseEvents set = CaseEvents.NONE;
            for (Event event : events) {
                set = set.with(event).orElse(set);
                // every state on the way is shown, so that what no longer holds must be forgotten
                figures.applyCases(List.of(new CaseTable.Case(id, fold.fold(id, set))));
            }
            CaseSummary summary = fold.fold(id, set);
            Notices notices = alerts.notices(summary, Notices.NONE, List.of(), IMPORTED - DAY, IMPORTED);
            for (Alert alert : alerts.alerts(id, summary, notices, List.of(), IMPORTED)) {
                figures.alerts().apply(List.of(new AlertTable.Entry(alert.id(), alert)));
            }
        });
    }

    @Test
    void everyMoveOfADossierIsThatOfTheOracle() {
        TreeSet<String> actual = new TreeSet<>();
        int total = 0;
        for (long after = BEGIN; after < IMPORTED; after += 7 * DAY + 3_600_000) {
            Transitions week = new Transitions(after, Math.min(after + 7 * DAY + 3_600_000, IMPORTED), 1_000_000);
            figures.cases().transitions(UnitScope.CITY, week);
            total += week.total();
            week.inOrder().forEach(each -> actual.add(line(each.kind(), each.at(), each.subject(), each.unit())));
        }

        TreeSet<String> expected = new TreeSet<>();
        oracle.cases().forEach((id, result) -> moves(id, result, expected));
        assertThat(actual).isEqualTo(expected);
        assertThat(total).isEqualTo(expected.size());
        for (Kind kind : List.of(Kind.ACCEPTED, Kind.ENDED, Kind.REOPENED, Kind.PAUSED, Kind.RESUMED, Kind.OVERDUE)) {
            assertThat(actual).filteredOn(line -> line.startsWith(kind.name())).hasSizeGreaterThan(20);
        }
    }

    private static String line(Transition.Kind kind, long at, String subject, String unit) {
        return kind + " " + subject + " " + Instant.ofEpochMilli(at) + " " + unit;
    }

    private static void moves(String id, CaseResult result, TreeSet<String> lines) {
        List<Spell> spells = result.spells();
        for (int i = 0; i < spells.size(); i++) {
            Spell spell = spells.get(i);
            boolean reopened = i > 0 && spell.unit().equals(spells.get(i - 1).unit());
            if (i == 0 || reopened) {
                add(i == 0 ? Kind.ACCEPTED : Kind.REOPENED, id, spell.from(), spell.unit(), lines);
            }
        }
        result.ends().forEach(end -> add(Kind.ENDED, id, end.at(), end.unit(), lines));
        for (Pause pause : result.pauses()) {
            if (pause.counted() && !pause.from().equals(pause.until())) {
                if (!stands(result, pause.from(), true)) {
                    add(Kind.PAUSED, id, pause.from(), owner(result, pause.from()), lines);
                }
                if (pause.until() != null && !stands(result, pause.until(), false) && owner(result, pause.until()) != null) {
                    add(Kind.RESUMED, id, pause.until(), owner(result, pause.until()), lines);
                }
            }
        }
        for (Episode episode : result.episodes()) {
            if (episode.rule().equals("overdue")) {
                add(Kind.OVERDUE, id, episode.from(), owner(result, episode.from()), lines);
            }
        }
    }

    /** Whether the clock stands just before an instant, or at it. */
    private static boolean stands(CaseResult result, Instant at, boolean before) {
        return result.pauses().stream().anyMatch(each -> each.counted()
                && (before ? each.from().isBefore(at) : !each.from().isAfter(at))
                && (each.until() == null || (before ? !each.until().isBefore(at) : each.until().isAfter(at))));
    }

    /** Null when it is not open at the instant. */
    private static String owner(CaseResult result, Instant at) {
        return result.spells().stream()
                .filter(spell -> !spell.from().isAfter(at) && (spell.until() == null || spell.until().isAfter(at)))
                .map(Spell::unit)
                .reduce((a, b) -> b)
                .orElse(null);
    }

    private static void add(Kind kind, String id, Instant at, String unit, TreeSet<String> lines) {
        if (at.toEpochMilli() > BEGIN && at.toEpochMilli() <= IMPORTED) {
            lines.add(line(kind, at.toEpochMilli(), id, unit));
        }
    }

    /** Of the episodes of a rule that had begun by the import an alert tells the latest. */
    @Test
    void anImportedAlertStandsWhileItsLatestEpisodeHeld() {
        int standing = 0;
        for (long at = BEGIN; at < IMPORTED; at += 10 * DAY + 5_000_000) {
            AlertTable then = figures.alerts().asOf(new PastAlerts(rules.alerts(), calendar, at), false);
            List<String> actual = then.page(new AlertQuery(
                            UnitScope.CITY, 0, AlertQuery.States.CURRENT, "overdue", null, null, AlertQuery.Historic.ANY,
                            AlertQuery.Sort.FROM, null, 1_000_000))
                    .alerts().stream().map(AlertView::subject).sorted().toList();

            assertThat(actual).isEqualTo(overdue(Instant.ofEpochMilli(at)));
            standing += actual.size();
        }
        assertThat(standing).isGreaterThan(100);
    }

    private static List<String> overdue(Instant at) {
        List<String> subjects = new ArrayList<>();
        oracle.cases().forEach((id, result) -> result.episodes().stream()
                .filter(each -> each.rule().equals("overdue") && each.from().toEpochMilli() <= IMPORTED)
                .reduce((earlier, later) -> later)
                .filter(each -> !each.from().isAfter(at) && (each.to() == null || each.to().isAfter(at)))
                .ifPresent(each -> subjects.add(id)));
        return subjects.stream().sorted().toList();
    }
}
