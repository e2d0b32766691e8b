package city.ioc.dashboards.alerts;

import city.ioc.alerts.Severity;
import city.ioc.core.alerts.Alert;
import city.ioc.dashboards.TestAlerts;
import city.ioc.dashboards.TestAlerts.Made;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.alerts.AlertQuery.Cursor;
import city.ioc.dashboards.alerts.AlertQuery.Historic;
import city.ioc.dashboards.alerts.AlertQuery.Sort;
import city.ioc.dashboards.alerts.AlertQuery.States;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.dashboards.scope.UnitTree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.TestAlerts.ofCase;
import static city.ioc.dashboards.TestAlerts.ofUnit;
import static org.assertj.core.api.Assertions.assertThat;

class AlertTableTest {
    private static final int TODAY = Testing.day("2026-02-26");

    private final AlertTable table = new AlertTable(TestAlerts.rules());

    private void give(Made... alerts) {
        table.apply(Stream.of(alerts).map(Made::entry).toList());
    }

    private static AlertQuery query(States states, Historic historic, Sort sort, Cursor cursor, int limit) {
        return new AlertQuery(UnitScope.CITY, TODAY, states, null, null, null, historic, sort, cursor, limit);
    }

    private static AlertQuery of(UnitScope scope, String rule, Severity severity, String assignee) {
        return new AlertQuery(
                scope, TODAY, States.CURRENT, rule, severity, assignee, Historic.NO, Sort.FROM, null, 100);
    }

    private List<String> subjects(AlertQuery query) {
        return table.page(query).alerts().stream().map(AlertView::subject).toList();
    }

    private AlertView view(String id) {
        return table.view(table.find(id).orElseThrow());
    }

    @Test
    void theLatestOfAnAlertReplacesTheEarlierOneAndATombstoneRemovesIt() {
        give(ofCase("D-1", "overdue", "STP"), ofCase("D-2", "overdue", "STP"));
        give(ofCase("D-1", "overdue", "STP").acknowledged("Lan", "2026-02-26T10:05"));
        table.apply(List.of(new AlertTable.Entry("D-2!overdue", null)));

        assertThat(table.size()).isEqualTo(1);
        AlertCounts counts = table.counts(UnitScope.CITY, TODAY);
        assertThat(counts.total()).isEqualTo(1);
        assertThat(counts.byState()).containsEntry(Alert.Status.ACKNOWLEDGED, 1).containsEntry(Alert.Status.RAISED, 0);
    }

    @Test
    void clearedAndHistoricAlertsAreShownOnlyWhenAskedFor() {
        give(
                ofCase("D-1", "overdue", "STP"),
                ofCase("D-2", "overdue", "STP").cleared("2026-02-26T10:10"),
                ofCase("D-3", "overdue", "STP").historic());

        assertThat(subjects(query(States.CURRENT, Historic.NO, Sort.FROM, null, 9))).containsExactly("D-1");
        assertThat(subjects(query(States.CLEARED, Historic.NO, Sort.FROM, null, 9))).containsExactly("D-2");
        assertThat(subjects(query(States.CURRENT, Historic.YES, Sort.FROM, null, 9))).containsExactly("D-3");
        assertThat(subjects(query(States.ANY, Historic.ANY, Sort.FROM, null, 9))).containsExactly("D-1", "D-2", "D-3");
        assertThat(subjects(query(States.SNOOZED, Historic.ANY, Sort.FROM, null, 9))).isEmpty();
    }

    @Test
    void unitRuleSeverityAndAssigneeSelectAndAUnitIncludesThoseBelowIt() {
        UnitTree tree = new UnitTree(Testing.units());
        give(
                ofCase("D-1", "overdue", "STP"),
                ofCase("D-2", "due-soon", "31117").severity(Severity.NOTICE),
                ofCase("D-3", "overdue", "31117").assigned("Minh", "2026-02-26T10:05"));

        assertThat(subjects(of(tree.scope("31117").orElseThrow(), null, null, null))).containsExactly("D-2", "D-3");
        assertThat(subjects(of(tree.scope("92").orElseThrow(), null, null, null))).hasSize(3);
        assertThat(subjects(of(UnitScope.CITY, "overdue", null, null))).containsExactly("D-1", "D-3");
        assertThat(subjects(of(UnitScope.CITY, null, Severity.NOTICE, null))).containsExactly("D-2");
        assertThat(subjects(of(UnitScope.CITY, null, null, "Minh"))).containsExactly("D-3");
    }

    @Test
    void listsAreOrderedAsAskedAndPagedWithoutGapsOrRepeats() {
        give(
                ofCase("D-1", "overdue", "STP").from("2026-02-26T10:03").due("2026-02-26T09:00"),
                ofCase("D-2", "overdue", "STP").from("2026-02-26T10:02").severity(Severity.CRITICAL),
                ofCase("D-3", "overdue", "STP").from("2026-02-26T10:01").acknowledged("Lan", "2026-02-26T10:30"),
                ofCase("D-4", "overdue", "STP").from("2026-02-26T10:01"));

        assertThat(paged(Sort.SEVERITY)).containsExactly("D-2", "D-3", "D-4", "D-1");
        assertThat(paged(Sort.FROM)).containsExactly("D-3", "D-4", "D-2", "D-1");
        assertThat(paged(Sort.DUE)).containsExactly("D-1", "D-3", "D-4", "D-2");
        assertThat(paged(Sort.CHANGED)).startsWith("D-3").hasSize(4);
    }

    private List<String> paged(Sort sort) {
        List<String> all = new ArrayList<>();
        Cursor cursor = null;
        do {
            AlertPage page = table.page(query(States.ANY, Historic.ANY, sort, cursor, 1));
            assertThat(page.counts().total()).isEqualTo(4);
            page.alerts().forEach(alert -> all.add(alert.subject()));
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    @Test
    void aCaseIsHeldBackWhileItsOwnUnitHasAnAlertThatInhibits() {
        give(ofCase("D-1", "overdue", "STP"), ofCase("D-2", "overdue", "31117"), ofUnit("STP", "mass-overdue"));
        assertThat(view("D-1!overdue").heldBack()).isTrue();
        assertThat(view("D-1!overdue").suspected()).isFalse();
        assertThat(view("D-2!overdue").heldBack()).isFalse();
        assertThat(view("STP!mass-overdue").heldBack()).isFalse();
        assertThat(table.counts(UnitScope.CITY, TODAY).heldBack()).isEqualTo(1);

        give(ofUnit("STP", "mass-overdue").cleared("2026-02-26T10:20"), ofUnit("STP", "overdue-share"));
        assertThat(view("D-1!overdue").heldBack()).isFalse();
    }

    @Test
    void aCaseOfASilentUnitIsSuspected() {
        give(ofCase("D-1", "overdue", "STP"), ofUnit("STP", "feed-silent"));

        assertThat(view("D-1!overdue").suspected()).isTrue();
        assertThat(view("D-1!overdue").heldBack()).isTrue();
    }

    @Test
    void aHistoricAlertOfTheUnitHoldsNothingBackBecauseNobodyIsToldOfIt() {
        give(ofCase("D-1", "overdue", "STP"), ofUnit("STP", "feed-silent").historic());

        assertThat(view("D-1!overdue").heldBack()).isFalse();
        assertThat(view("D-1!overdue").suspected()).isFalse();
    }

    @Test
    void whenAUnitAlertComesOrGoesTheAlertsOfItsCasesHaveChangedToo() {
        give(ofCase("D-1", "overdue", "STP"), ofCase("D-2", "overdue", "31117"));
        table.takeChanged();
        assertThat(table.takeChanged().isNothing()).isTrue();

        give(ofUnit("STP", "feed-silent"));
        assertThat(table.takeChanged().units()).containsOnlyKeys("STP!feed-silent", "D-1!overdue");
        give(ofUnit("STP", "feed-silent").acknowledged("Lan", "2026-02-26T10:05"));
        assertThat(table.takeChanged().units()).containsOnlyKeys("STP!feed-silent");
        table.clear();
        assertThat(table.takeChanged().all()).isTrue();
    }

    @Test
    void theAlertsOfACaseAreInTheOrderOfTheRules() {
        give(ofCase("D-1", "due-soon", "STP"), ofCase("D-1", "overdue", "STP"), ofCase("D-10", "overdue", "STP"));

        assertThat(table.of("D-1")).extracting(AlertView::rule).containsExactly("overdue", "due-soon");
    }
}
