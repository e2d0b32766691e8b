package city.ioc.dashboards.cases;

import city.ioc.core.CaseSummary;
import city.ioc.core.CaseSummary.Dossier;
import city.ioc.core.CaseSummary.Spell;
import city.ioc.core.CaseSummary.State;
import city.ioc.core.Fact;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.cases.CaseTable.Case;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.events.DossierEvent.PauseCause;
import city.ioc.kpi.Measure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.Testing.at;
import static city.ioc.dashboards.Testing.day;
import static city.ioc.dashboards.Testing.dossier;
import static city.ioc.dashboards.Testing.fact;
import static city.ioc.dashboards.Testing.ticket;
import static org.assertj.core.api.Assertions.assertThat;

class CaseTableTest {
    private static final long NOW = at("2026-02-26T12:00");
    private static final Period FEBRUARY =
            new Period(LocalDate.parse("2026-02-01"), LocalDate.parse("2026-02-28"), NOW);
    private static final CaseFilter CITY = new CaseFilter(UnitScope.CITY, null, null);

    private final CaseTable table = new CaseTable(Testing.ZONE);

    private static CaseFilter unit(String code) {
        return new CaseFilter(UnitScope.single(code), null, null);
    }

    private long sum(CaseFilter filter, Measure measure) {
        return table.sums(filter, FEBRUARY)[measure.ordinal()];
    }

    private void threeDossiers() {
        table.apply(List.of(
                dossier("D1", "a", Channel.ONLINE, "1.000001.H13", at("2026-02-02T08:00"), at("2026-02-10T00:00"), at("2026-02-03T08:00")),
                dossier("D2", "a", Channel.DESK, "1.000002", at("2026-02-02T09:00"), at("2026-02-05T00:00"), null),
                dossier("D3", "b", Channel.ONLINE, "1.000001", at("2026-02-04T08:00"), at("2026-03-05T00:00"), null)));
    }

    @Test
    void sumsAreFilteredByProcedureWithAndWithoutUnitSuffix() {
        threeDossiers();

        assertThat(sum(new CaseFilter(UnitScope.CITY, "1.000001", null), Measure.RECEIVED)).isEqualTo(2);
        assertThat(sum(new CaseFilter(UnitScope.CITY, "1.000001.H13", null), Measure.RECEIVED)).isEqualTo(1);
        assertThat(sum(new CaseFilter(UnitScope.CITY, "9.999999", null), Measure.RECEIVED)).isZero();
        assertThat(table.knowsProcedure("1.000001")).isTrue();
        assertThat(table.knowsProcedure("1.00000")).isFalse();
    }

    @Test
    void sumsAreFilteredByChannelAndUnit() {
        threeDossiers();

        assertThat(sum(new CaseFilter(UnitScope.CITY, null, "ONLINE"), Measure.OPEN)).isEqualTo(1);
        assertThat(sum(new CaseFilter(UnitScope.single("a"), null, "ONLINE"), Measure.RECEIVED)).isEqualTo(1);
        assertThat(sum(unit("a"), Measure.OVERDUE)).isEqualTo(1);
        assertThat(sum(unit("b"), Measure.OVERDUE)).isZero();
    }

    @Test
    void aNewSummaryReplacesTheOldOne() {
        threeDossiers();
        table.apply(List.of(dossier(
                "D2", "b", Channel.DESK, "1.000002", at("2026-02-02T09:00"), at("2026-02-05T00:00"), null)));

        assertThat(sum(unit("a"), Measure.RECEIVED)).isEqualTo(1);
        assertThat(sum(unit("b"), Measure.RECEIVED)).isEqualTo(2);
        threeDossiers();
        assertThat(sum(unit("a"), Measure.RECEIVED)).isEqualTo(2);
        assertThat(sum(CITY, Measure.RECEIVED)).isEqualTo(3);
        assertThat(table.size()).isEqualTo(3);
    }

    @Test
    void aTransferredDossierCountsForEachUnitWhatItsFactsSay() {
        long accepted = at("2026-02-02T08:00");
        long moved = at("2026-02-03T08:00");
        List<Fact> facts = List.of(
                fact("a", Measure.RECEIVED, accepted, 1),
                fact("a", Measure.OPEN, accepted, 1),
                fact("a", Measure.OPEN, moved, -1),
                fact("b", Measure.OPEN, moved, 1));
        Dossier dossier = new Dossier(
                State.PROCESSING, "b", null, "p", Channel.DESK, null, accepted, null, null, List.of(), 0, 0, List.of(), List.of(),
                List.of(new Spell("a", accepted, moved), new Spell("b", moved, null)), List.of());
        table.apply(List.of(new Case("D1", Testing.summary(dossier, null, 2, 0, facts))));

        assertThat(sum(unit("a"), Measure.RECEIVED)).isEqualTo(1);
        assertThat(sum(unit("a"), Measure.OPEN)).isZero();
        assertThat(sum(unit("b"), Measure.OPEN)).isEqualTo(1);
        assertThat(sum(CITY, Measure.OPEN)).isEqualTo(1);
        assertThat(list(unit("a"), "open", 10).total()).isZero();
        assertThat(list(unit("b"), "open", 10).total()).isEqualTo(1);
    }

    @Test
    void aSupersededCaseContributesNothingAndIsStillFound() {
        threeDossiers();
        Dossier superseded = new Dossier(
                State.SUPERSEDED, "a", null, "p", Channel.DESK, null, null, null, null, List.of(), 0, 0, List.of(), List.of(),
                List.of(), List.of());
        table.apply(List.of(new Case("D1", Testing.summary(superseded, null, 4, 0, List.of()))));

        assertThat(sum(CITY, Measure.RECEIVED)).isEqualTo(2);
        assertThat(table.processingTimes(CITY, FEBRUARY).count()).isZero();
        assertThat(table.dossier("D1", NOW).orElseThrow().dossier().state()).isEqualTo(State.SUPERSEDED);
    }

    @Test
    void aCaseThatIsGoneIsForgotten() {
        threeDossiers();
        table.apply(List.of(new Case("D1", null)));

        assertThat(table.dossier("D1", NOW)).isEmpty();
        assertThat(sum(unit("a"), Measure.RECEIVED)).isEqualTo(1);
    }

    @Test
    void largeAmountsAndFarCohortsSurvivePacking() {
        List<Fact> facts = List.of(
                new Fact("a", Measure.RECEIVED, day("2010-01-01"), at("2010-01-01T08:00"), 1),
                new Fact("a", Measure.AMOUNT_PAID, day("2026-02-02"), at("2026-02-02T08:00"), 123_456_789_012_345L),
                new Fact("a", Measure.AMOUNT_PAID, day("2026-02-03"), at("2026-02-03T08:00:00.001"), -5),
                new Fact("b", Measure.WITH_FEE, day("2026-02-04"), at("2026-02-05T08:00"), -1));
        table.apply(List.of(new Case("D1", Testing.summary(null, null, 1, 0, facts))));

        assertThat(sum(unit("a"), Measure.AMOUNT_PAID)).isEqualTo(123_456_789_012_340L);
        assertThat(sum(unit("b"), Measure.WITH_FEE)).isEqualTo(-1);
        Period minute = new Period(FEBRUARY.from(), FEBRUARY.to(), at("2026-02-03T08:00"));
        assertThat(table.sums(CITY, minute)[Measure.AMOUNT_PAID.ordinal()]).isEqualTo(123_456_789_012_345L);
    }

    @Test
    void percentilesAreByNearestRank() {
        List<Case> cases = new ArrayList<>();
        long[] minutes = {15, 20, 35, 40, 50};
        for (int i = 0; i < minutes.length; i++) {
            cases.add(ticket("T" + i, "a", at("2026-02-02T08:00"), minutes[i] * 60_000));
        }
        cases.add(ticket("T9", "a", at("2026-02-02T08:00"), null));
        table.apply(cases);
        Durations times = table.waitingTimes(CITY, FEBRUARY);

        assertThat(times.count()).isEqualTo(5);
        assertThat(times.percentile(5)).hasValue(new BigDecimal(15 * 60));
        assertThat(times.percentile(30)).hasValue(new BigDecimal(20 * 60));
        assertThat(times.percentile(40)).hasValue(new BigDecimal(20 * 60));
        assertThat(times.percentile(50)).hasValue(new BigDecimal(35 * 60));
        assertThat(times.percentile(90)).hasValue(new BigDecimal(50 * 60));
        assertThat(times.percentile(100)).hasValue(new BigDecimal(50 * 60));
        assertThat(times.mean()).hasValue(new BigDecimal(32 * 60));
    }

    @Test
    void durationsBelongToTheDayAndUnitOfTheirEnd() {
        table.apply(List.of(
                dossier("D1", "a", Channel.DESK, "p", at("2026-01-31T08:00"), at("2026-03-01T00:00"), at("2026-01-31T23:59:59.999")),
                dossier("D2", "a", Channel.DESK, "p", at("2026-01-31T08:00"), at("2026-03-01T00:00"), at("2026-02-01T00:00")),
                dossier("D3", "b", Channel.DESK, "p", at("2026-02-01T08:00"), at("2026-03-01T00:00"), at("2026-02-26T12:00:00.001"))));

        assertThat(table.processingTimes(CITY, FEBRUARY).percentile(50)).hasValue(new BigDecimal(16 * 3600));
        assertThat(table.processingTimes(unit("b"), FEBRUARY).percentile(50)).isEmpty();
        assertThat(table.processingTimes(unit("b"), FEBRUARY).mean()).isEmpty();
    }

    @Test
    void anEndThatIsCorrectedToAnotherDayAndBackCountsOnce() {
        for (String end : List.of("2026-02-03T08:00", "2026-02-04T08:00", "2026-02-03T08:00")) {
            table.apply(List.of(dossier(
                    "D1", "a", Channel.DESK, "p", at("2026-02-02T08:00"), at("2026-03-01T00:00"), at(end))));
        }

        assertThat(table.processingTimes(CITY, FEBRUARY).count()).isEqualTo(1);
        assertThat(table.processingTimes(unit("a"), FEBRUARY).count()).isEqualTo(1);
        assertThat(table.processingTimes(CITY, FEBRUARY).mean()).hasValue(new BigDecimal(24 * 3600));
        LocalDate fourth = LocalDate.parse("2026-02-04");
        assertThat(table.processingTimes(CITY, new Period(fourth, fourth, NOW)).count()).isZero();
    }

    @Test
    void timesFollowEveryChangeOfADayThatWasAskedForBefore() {
        List<String> ends = List.of("2026-02-03T08:00", "2026-02-03T10:00", "2026-02-04T12:00");
        List<Long> hours = new ArrayList<>();
        for (String end : ends) {
            table.apply(List.of(dossier(
                    "D1", "a", Channel.DESK, "p", at("2026-02-02T08:00"), at("2026-03-01T00:00"), at(end))));
            hours.add(table.processingTimes(CITY, FEBRUARY).mean().orElseThrow().longValueExact() / 3600);
        }
        table.apply(List.of(dossier(
                "D2", "a", Channel.DESK, "p", at("2026-02-02T08:00"), at("2026-03-01T00:00"), at("2026-02-04T08:00"))));
        hours.add(table.processingTimes(CITY, FEBRUARY).mean().orElseThrow().longValueExact() / 3600);
        table.apply(List.of(new Case("D1", null)));
        hours.add(table.processingTimes(CITY, FEBRUARY).mean().orElseThrow().longValueExact() / 3600);

        assertThat(hours).containsExactly(24L, 26L, 52L, 50L, 48L);
        table.clear();
        assertThat(table.processingTimes(CITY, FEBRUARY).count()).isZero();
    }

    @Test
    void aDayThatIsNotOverIsNotKnownYet() {
        LocalDate third = LocalDate.parse("2026-02-03");
        table.apply(List.of(
                dossier("D1", "a", Channel.DESK, "p", at("2026-02-03T08:00"), at("2026-03-01T00:00"), at("2026-02-03T09:00")),
                dossier("D2", "a", Channel.DESK, "p", at("2026-02-03T08:00"), at("2026-03-01T00:00"), at("2026-02-03T15:00"))));

        Period untilNoon = new Period(third, third, at("2026-02-03T12:00"));
        Period afterNoon = new Period(third, third, at("2026-02-04T00:00"), at("2026-02-03T12:00"));
        for (int i = 0; i < 2; i++) {
            assertThat(table.processingTimes(CITY, untilNoon).count()).isEqualTo(1);
            assertThat(table.processingTimes(CITY, FEBRUARY).count()).isEqualTo(2);
            assertThat(table.processingTimes(CITY, afterNoon).count()).isEqualTo(1);
            assertThat(table.processingTimes(new CaseFilter(UnitScope.CITY, "q", null), FEBRUARY).count()).isZero();
        }
    }

    @Test
    void distinctCountsWhatTheAcceptedDossiersHave() {
        threeDossiers();

        assertThat(table.distinct("channel", CITY, FEBRUARY)).isEqualTo(2);
        assertThat(table.distinct("channel", unit("b"), FEBRUARY)).isEqualTo(1);
        // 1.000001 and 1.000001.H13 are one procedure, and two services.
        CaseFilter online = new CaseFilter(UnitScope.CITY, null, "ONLINE");
        assertThat(table.distinct("procedure", online, FEBRUARY)).isEqualTo(1);
        assertThat(table.distinct("service", online, FEBRUARY)).isEqualTo(2);
        assertThat(table.distinct("procedure", CITY, FEBRUARY)).isEqualTo(2);
    }

    private static CaseFilter some(Set<String> procedures, Measure with, Measure without) {
        return new CaseFilter(UnitScope.CITY, null, null, procedures, with, without);
    }

    @Test
    void dossiersAreSelectedByAListOfProcedures() {
        threeDossiers();

        assertThat(sum(some(Set.of("1.000001"), null, null), Measure.RECEIVED)).isEqualTo(2);
        assertThat(sum(some(Set.of("1.000001", "1.000002"), null, null), Measure.RECEIVED)).isEqualTo(3);
        assertThat(sum(some(Set.of(), null, null), Measure.RECEIVED)).isZero();
    }

    @Test
    void dossiersAreSelectedByAMeasureThatTheyHave() {
        threeDossiers();

        // D2 is overdue since the fifth; D1 has an end.
        assertThat(sum(some(null, Measure.OVERDUE, null), Measure.RECEIVED)).isEqualTo(1);
        assertThat(sum(some(null, null, Measure.OVERDUE), Measure.RECEIVED)).isEqualTo(2);
        assertThat(sum(some(null, Measure.RECEIVED_ONLINE, Measure.RESOLVED), Measure.RECEIVED)).isEqualTo(1);
        assertThat(table.distinct("procedure", some(null, Measure.OVERDUE, null), FEBRUARY)).isEqualTo(1);
    }

    @Test
    void aMeasureCountsAsItStandsAtTheMomentAskedFor() {
        threeDossiers();
        Period before = new Period(FEBRUARY.from(), FEBRUARY.to(), at("2026-02-04T23:59"));
        Period after = new Period(FEBRUARY.from(), FEBRUARY.to(), at("2026-02-05T00:00"));

        CaseFilter overdue = some(null, Measure.OVERDUE, null);
        assertThat(table.sums(overdue, before)[Measure.RECEIVED.ordinal()]).isZero();
        assertThat(table.sums(overdue, after)[Measure.RECEIVED.ordinal()]).isEqualTo(1);
    }

    private DossierPage list(CaseFilter filter, String state, int limit) {
        StateFilter stateFilter = state == null ? StateFilter.ANY : StateFilter.named(state).orElseThrow();
        return table.dossiers(new DossierQuery(filter, stateFilter, List.of(), DossierQuery.Sort.ID, null, limit, NOW));
    }

    @Test
    void listsShowWhatTheFiguresCount() {
        threeDossiers();

        assertThat(list(CITY, "overdue", 10).dossiers()).extracting(DossierView::id).containsExactly("D2");
        assertThat(list(CITY, "open", 10).dossiers()).extracting(DossierView::id).containsExactly("D2", "D3");
        assertThat(list(CITY, "Resolved", 10).dossiers()).extracting(DossierView::id).containsExactly("D1");
        assertThat(StateFilter.named("lost")).isEmpty();
    }

    private List<String> idsOn(DayFilter... days) {
        DossierQuery query =
                new DossierQuery(CITY, StateFilter.ANY, List.of(days), DossierQuery.Sort.ID, null, 10, NOW);
        return table.dossiers(query).dossiers().stream().map(DossierView::id).toList();
    }

    private static DayFilter days(DayFilter.Mark mark, String from, String to) {
        return new DayFilter(mark, from == null ? null : LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    }

    @Test
    void listsAreOfLocalDaysBothInclusive() {
        table.apply(List.of(
                dossier("EARLY", "a", Channel.DESK, "p", at("2026-02-02T00:00"), at("2026-02-09T23:59:59.999"), at("2026-02-08T23:59")),
                dossier("LATE", "a", Channel.DESK, "p", at("2026-02-03T23:59:59.999"), at("2026-02-10T00:00"), null)));

        assertThat(idsOn(days(DayFilter.Mark.ACCEPTED, "2026-02-02", "2026-02-02"))).containsExactly("EARLY");
        assertThat(idsOn(days(DayFilter.Mark.ACCEPTED, "2026-02-02", "2026-02-03"))).containsExactly("EARLY", "LATE");
        assertThat(idsOn(days(DayFilter.Mark.ACCEPTED, "2026-02-04", null))).isEmpty();
        assertThat(idsOn(days(DayFilter.Mark.DUE, null, "2026-02-09"))).containsExactly("EARLY");
        assertThat(idsOn(days(DayFilter.Mark.DUE, "2026-02-10", "2026-02-10"))).containsExactly("LATE");
        assertThat(idsOn(days(DayFilter.Mark.ENDED, "2026-02-08", "2026-02-08"))).containsExactly("EARLY");
        assertThat(idsOn(days(DayFilter.Mark.ENDED, "2026-02-09", null))).isEmpty();
        assertThat(idsOn(days(DayFilter.Mark.ACCEPTED, "2026-02-03", null), days(DayFilter.Mark.DUE, "2026-02-10", null)))
                .containsExactly("LATE");
    }

    @Test
    void sumsByProcedureAddUpCodesThatDifferInTheirUnitSuffixOnly() {
        table.apply(List.of(
                dossier("D1", "a", Channel.DESK, "1.000001", at("2026-02-02T08:00"), at("2026-02-10T00:00"), at("2026-02-05T08:00")),
                dossier("D2", "a", Channel.DESK, "1.000001.000.00.00.H13", at("2026-02-03T08:00"), at("2026-02-10T00:00"), null),
                dossier("D3", "b", Channel.ONLINE, "2.000002", at("2026-02-04T08:00"), at("2026-03-20T00:00"), null),
                dossier("D4", "b", Channel.DESK, "2.000002", at("2026-01-04T08:00"), at("2026-03-20T00:00"), null)));

        Map<String, long[]> sums = table.sumsByProcedure(CITY, FEBRUARY);
        assertThat(sums).containsOnlyKeys("1.000001", "2.000002");
        assertThat(sums.get("1.000001")[Measure.RECEIVED.ordinal()]).isEqualTo(2);
        assertThat(sums.get("1.000001")[Measure.RESOLVED.ordinal()]).isEqualTo(1);
        assertThat(sums.get("1.000001")[Measure.OPEN.ordinal()]).isEqualTo(1);
        assertThat(sums.get("1.000001")[Measure.OVERDUE.ordinal()]).isEqualTo(1);
        assertThat(sums.get("2.000002")[Measure.RECEIVED.ordinal()]).isEqualTo(1);
        assertThat(sums.get("2.000002")[Measure.OPEN.ordinal()]).isEqualTo(2);
        assertThat(sums.get("2.000002")[Measure.OVERDUE.ordinal()]).isZero();

        Map<String, long[]> online = table.sumsByProcedure(new CaseFilter(UnitScope.CITY, null, "ONLINE"), FEBRUARY);
        assertThat(online).containsOnlyKeys("2.000002");
        assertThat(online.get("2.000002")[Measure.OPEN.ordinal()]).isEqualTo(1);
        assertThat(table.sumsByProcedure(unit("a"), FEBRUARY)).containsOnlyKeys("1.000001");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrOverlap() {
        threeDossiers();
        List<String> seen = new ArrayList<>();
        DossierQuery.Cursor cursor = null;
        do {
            DossierPage page = table.dossiers(
                    new DossierQuery(CITY, StateFilter.ANY, List.of(), DossierQuery.Sort.DUE, cursor, 1, NOW));
            assertThat(page.total()).isEqualTo(3);
            page.dossiers().forEach(dossier -> seen.add(dossier.id()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).containsExactly("D2", "D1", "D3");
    }

    @Test
    void changedUnitsAreThoseOfOldAndNewFacts() {
        threeDossiers();

        assertThat(table.apply(List.of(dossier(
                        "D1", "c", Channel.DESK, "p", at("2026-02-02T08:00"), at("2026-02-10T00:00"), null))))
                .containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void aDossierTellsWhatItWaitedForAndForgetsWhatACorrectionTookAway() {
        Case plain = dossier("D1", "a", Channel.DESK, "p", at("2026-02-02T08:00"), at("2026-02-10T00:00"), null);
        Dossier d = plain.summary().dossier();
        Dossier waited = new Dossier(
                d.state(), d.unit(), d.handler(), d.procedure(), d.channel(), d.submittedAt(), d.acceptedAt(), d.dueAt(),
                d.overdueFrom(), d.ends(), d.fees(), d.paid(),
                List.of(new CaseSummary.Pause(PauseCause.FEE, at("2026-02-03T08:00"), null, true)),
                List.of(new CaseSummary.Step("verify", "b", true, at("2026-02-04T08:00"), null, at("2026-02-05T08:00"), "a")),
                d.spells(),
                d.dues());
        table.apply(List.of(new Case("D1", Testing.summary(waited, null, 3, 0, List.of()))));

        DossierDetail detail = table.dossier("D1", 0).orElseThrow();
        assertThat(detail.pauses()).containsExactly(new DossierDetail.PauseView(
                PauseCause.FEE, Instant.ofEpochMilli(at("2026-02-03T08:00")), null, true));
        assertThat(detail.steps()).extracting(DossierDetail.StepView::unit).containsExactly("b");
        table.apply(List.of(plain));
        assertThat(table.dossier("D1", 0).orElseThrow().pauses()).isEmpty();
    }
}
