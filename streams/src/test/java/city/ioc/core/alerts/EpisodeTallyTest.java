package city.ioc.core.alerts;

import city.ioc.alerts.CaseRule;
import city.ioc.alerts.CaseRule.Kind;
import city.ioc.alerts.Severity;
import city.ioc.core.Episode;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Validity;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Times are local times of Cần Thơ. */
class EpisodeTallyTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final List<CaseRule> RULES = List.of(rule("overdue"), rule("never"));

    private final EpisodeTally march = tally("2024-03-01T00:00", "2024-04-01T00:00");

    private static CaseRule rule(String id) {
        return new CaseRule(id, LocalizedText.same(id), Kind.OVERDUE, null, null, Severity.WARNING, List.of(),
                new Validity(LocalDate.of(2000, 1, 1), null));
    }

    /** Unit 917 was looked at from 15 March on only. */
    private static EpisodeTally tally(String from, String until) {
        return new EpisodeTally(RULES, ZONE, at(from), at(until), (unit, day) ->
                !unit.equals("917") || !day.isBefore(LocalDate.of(2024, 3, 15)));
    }

    private static long at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant().toEpochMilli();
    }

    private static Episode overdue(String unit, String from, String to) {
        return new Episode("overdue", unit, at(from), to == null ? null : at(to), null);
    }

    private RuleTally overdue() {
        return march.tallies().getFirst();
    }

    @Test
    void countsCasesAndEpisodes() {
        march.add(List.of(
                overdue("916", "2024-03-05T00:00", "2024-03-06T09:00"), overdue("916", "2024-03-20T00:00", null)));
        march.add(List.of(overdue("916", "2024-03-05T00:00", null)));
        march.add(List.of());

        assertThat(overdue().cases()).isEqualTo(2);
        assertThat(overdue().episodes()).isEqualTo(3);
        assertThat(overdue().stillOn()).isEqualTo(2);
        assertThat(overdue().days())
                .containsExactly(Map.entry(LocalDate.of(2024, 3, 5), 2), Map.entry(LocalDate.of(2024, 3, 20), 1));
        assertThat(overdue().busiestDay()).contains(Map.entry(LocalDate.of(2024, 3, 5), 2));
    }

    @Test
    void whatDoesNotBeginInTheRangeDoesNotCount() {
        march.add(List.of(overdue("916", "2024-02-29T23:59:59.999", null)));
        march.add(List.of(overdue("916", "2024-03-01T00:00", "2024-03-02T00:00")));
        march.add(List.of(overdue("916", "2024-03-31T23:59:59.999", null)));
        march.add(List.of(overdue("916", "2024-04-01T00:00", null)));

        assertThat(overdue().episodes()).isEqualTo(2);
        assertThat(overdue().months()).containsExactly(Map.entry(YearMonth.of(2024, 3), 2));
    }

    @Test
    void whatEndsWithTheRangeOrLaterIsStillOn() {
        march.add(List.of(overdue("916", "2024-03-30T00:00", "2024-03-31T23:59:59.999")));
        march.add(List.of(overdue("916", "2024-03-30T00:00", "2024-04-01T00:00")));
        march.add(List.of(overdue("916", "2024-03-30T00:00", "2024-05-01T00:00")));

        assertThat(overdue().stillOn()).isEqualTo(2);
    }

    @Test
    void monthsAndDaysAreLocal() {
        EpisodeTally always = tally("2000-01-01T00:00", "2030-01-01T00:00");
        always.add(List.of(overdue("916", "2024-03-01T00:00", null)));
        always.add(List.of(overdue("916", "2024-02-29T23:59", null)));

        assertThat(always.tallies().getFirst().months())
                .containsExactly(Map.entry(YearMonth.of(2024, 2), 1), Map.entry(YearMonth.of(2024, 3), 1));
    }

    @Test
    void aUnitIsLookedAtOnItsDays() {
        march.add(List.of(overdue("917", "2024-03-14T00:00", null)));
        march.add(List.of(overdue("917", "2024-03-15T00:00", null)));

        assertThat(overdue().units()).containsExactly(Map.entry("917", 1));
    }

    @Test
    void ofSeveralBusiestTheFirstIsTold() {
        march.add(List.of(overdue("918", "2024-03-06T00:00", null)));
        march.add(List.of(overdue("916", "2024-03-05T00:00", null)));

        assertThat(overdue().busiestUnit()).contains(Map.entry("916", 1));
        assertThat(overdue().busiestDay()).contains(Map.entry(LocalDate.of(2024, 3, 5), 1));
    }

    @Test
    void aRuleThatRaisesNothingIsToldToo() {
        march.add(List.of(overdue("916", "2024-03-05T00:00", null)));

        RuleTally never = march.tallies().getLast();
        assertThat(never.rule()).isEqualTo("never");
        assertThat(never.cases() + never.episodes() + never.stillOn()).isZero();
        assertThat(never.months()).isEmpty();
        assertThat(never.busiestDay()).isEmpty();
        assertThat(never.busiestUnit()).isEmpty();
    }
}
