package city.ioc.core.alerts;

import city.ioc.alerts.Severity;
import city.ioc.alerts.UnitRule;
import city.ioc.alerts.UnitRule.Ratio;
import city.ioc.alerts.UnitRule.Side;
import city.ioc.alerts.UnitRule.Silence;
import city.ioc.alerts.UnitRule.Window;
import city.ioc.calendar.Calendars;
import city.ioc.calendar.TimeLimit;
import city.ioc.core.Episode;
import city.ioc.core.Fact;
import city.ioc.core.OracleRules;
import city.ioc.events.Opt;
import city.ioc.kpi.FormulaParser;
import city.ioc.kpi.Measure;
import city.ioc.oracle.TestCity;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Validity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Offices work Monday to Friday, 07-11 and 13-17. 2024-03-04 is a Monday. */
class UnitReplayTest {
    private static final long MINUTE = 60_000;
    private static final Validity IN_2024 = new Validity(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31));
    private static final UnitRule SHARE = rule("share", new Ratio(
            FormulaParser.parse("sum(overdue)"), FormulaParser.parse("sum(open-with-due)"), Window.MONTH, Side.ABOVE,
            new BigDecimal("0.05"), 40));
    private static final UnitRule TODAY = rule("today", new Ratio(
            FormulaParser.parse("sum(overdue)"), null, Window.TODAY, Side.ABOVE, BigDecimal.ONE, 1));
    private static final UnitRule SILENT = rule("silent", new Silence(new TimeLimit(8, TimeLimit.Unit.WORKING_HOUR)));
    private static final Calendars CALENDARS = OracleRules.of(TestCity.STEADY).layOutCalendars();

    private final UnitHistory history = new UnitHistory();
    private final List<Fact> facts = new ArrayList<>();
    private final List<Long> heard = new ArrayList<>();
    private Predicate<LocalDate> exists = day -> true;

    private static UnitRule rule(String id, UnitRule.Condition condition) {
        return new UnitRule(id, LocalizedText.same(id), condition, false, Severity.HIGH, IN_2024);
    }

    private static long at(String local) {
        return OffsetDateTime.parse(local + "+07:00").toInstant().toEpochMilli();
    }

    private static String local(@Opt Long at) {
        return at == null ? "on" : Instant.ofEpochMilli(at).atZone(TestCity.STEADY.zone()).toLocalDateTime().toString();
    }

    private void add(Measure measure, String local, long amount) {
        add(measure, at(local), amount);
    }

    private void add(Measure measure, long at, long amount) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(at), TestCity.STEADY.zone());
        Fact fact = new Fact("916", measure, (int) day.toEpochDay(), at, amount);
        facts.add(fact);
        history.add(fact);
    }

    private void heard(String... local) {
        for (String each : local) {
            heard.add(at(each));
            history.heard(at(each));
        }
    }

    /** Each as "from to". */
    private List<String> replay(UnitRule rule, String until) {
        return new UnitReplay(List.of(rule), CALENDARS).episodes("916", history, at(until), exists).stream()
                .map(episode -> local(episode.from()) + " " + local(episode.to()))
                .toList();
    }

    @Test
    void aFigureThatIsWrongForFiveMinutesIsAnEpisode() {
        heard("2024-03-04T08:00");
        add(Measure.OPEN_WITH_DUE, "2024-03-04T08:00", 40);
        // Wrong at four looks: 10:01 to 10:04.
        add(Measure.OVERDUE, "2024-03-04T10:00:30", 3);
        add(Measure.OVERDUE, "2024-03-04T10:04:01", -3);
        // Wrong from 11:00 to 11:29.
        add(Measure.OVERDUE, "2024-03-04T11:00", 3);
        add(Measure.OVERDUE, "2024-03-04T11:30", -3);

        assertThat(replay(SHARE, "2024-03-05T00:00")).containsExactly("2024-03-04T11:00 2024-03-04T11:30");
        assertThat(replay(SHARE, "2024-03-04T11:05")).as("the look at 11:05 is not yet").isEmpty();
        assertThat(replay(SHARE, "2024-03-04T11:05:00.001")).containsExactly("2024-03-04T11:00 on");
        assertThat(replay(SHARE, "2024-03-04T12:29")).as("right for 59 looks").containsExactly("2024-03-04T11:00 on");
    }

    @Test
    void aFigureThatSwingsIsOneEpisodeUntilItIsRightForAnHour() {
        heard("2024-03-04T08:00");
        add(Measure.OPEN_WITH_DUE, "2024-03-04T08:00", 40);
        add(Measure.OVERDUE, "2024-03-04T09:00", 3);
        add(Measure.OVERDUE, "2024-03-04T09:30", -1);
        add(Measure.OVERDUE, "2024-03-04T10:20", 1);
        add(Measure.OVERDUE, "2024-03-04T10:21", -1);
        // 11:20 is the 60th minute after 10:20; from 11:21 on is the next.
        add(Measure.OVERDUE, "2024-03-04T11:21", 1);

        assertThat(replay(SHARE, "2024-03-05T00:00"))
                .containsExactly("2024-03-04T09:00 2024-03-04T10:21", "2024-03-04T11:21 on");
    }

    @Test
    void withTheDayItsFiguresBeginAnew() {
        heard("2024-03-04T08:00");
        add(Measure.OVERDUE, "2024-03-04T09:00", 2);
        add(Measure.OVERDUE, "2024-03-05T09:00", 1);

        assertThat(replay(TODAY, "2024-03-06T00:00")).containsExactly("2024-03-04T09:00 2024-03-05T00:00");
    }

    @Test
    void aUnitIsLookedAtFromItsFirstEventOnAndWhileItExists() {
        add(Measure.OPEN_WITH_DUE, "2024-03-04T08:00", 40);
        add(Measure.OVERDUE, "2024-03-04T08:00", 40);
        assertThat(replay(SHARE, "2024-03-05T00:00")).isEmpty();
        heard("2024-03-04T09:10:01");
        exists = day -> day.getDayOfMonth() != 6;

        assertThat(replay(SHARE, "2024-03-08T00:00"))
                .containsExactly("2024-03-04T09:11 2024-03-06T00:00", "2024-03-07T00:00 on");
    }

    @Test
    void theDaysOfTheRuleCount() {
        heard("2023-12-29T08:00");
        add(Measure.OPEN_WITH_DUE, "2023-12-29T08:00", 40);
        add(Measure.OVERDUE, "2023-12-29T08:00", 40);

        assertThat(replay(SHARE, "2025-02-01T00:00")).containsExactly("2024-01-01T00:00 2025-01-01T00:00");
    }

    @Test
    void betweenEventsThatAreEightWorkingHoursApartTheUnitIsSilent() {
        // Eight working hours after Friday 15:30 are over on Monday at 15:30, after Monday 15:29 on Tuesday at 15:29.
        heard("2024-03-01T15:00", "2024-03-01T15:10", "2024-03-01T15:30", "2024-03-04T15:29", "2024-03-05T16:10:20");

        assertThat(replay(SILENT, "2024-03-06T16:10")).containsExactly("2024-03-05T15:29 2024-03-05T16:10:20");
        assertThat(replay(SILENT, "2024-03-06T16:12"))
                .containsExactly("2024-03-05T15:29 2024-03-05T16:10:20", "2024-03-06T16:10:20 on");
    }

    @Test
    void anEventInTheMinuteOfTheSilenceIsInTime() {
        heard("2024-03-01T15:30:10", "2024-03-04T15:30:50");

        assertThat(replay(SILENT, "2024-03-05T00:00")).isEmpty();
    }

    /** Looks at every full minute, and adds all up anew each time. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void leavesOutOnlyLooksThatFindNothingNew(long seed) {
        Random random = new Random(seed);
        long begin = at("2024-02-29T12:00");
        int minutes = 4 * 24 * 60;
        add(Measure.OPEN_WITH_DUE, begin, 60);
        long standing = 0;
        for (long minute = 0; minute < minutes; minute += 1 + random.nextInt(90)) {
            long amount = Math.max(-standing, random.nextInt(9) - 4);
            standing += amount;
            if (amount != 0) {
                add(Measure.OVERDUE, begin + minute * MINUTE + random.nextInt(60_000), amount);
            }
            if (random.nextInt(12) == 0) {
                heard.add(begin + minute * MINUTE + random.nextInt(60_000));
                history.heard(heard.getLast());
            }
        }
        List<UnitRule> rules = List.of(SHARE, TODAY, SILENT);
        long until = begin + minutes * MINUTE;
        Map<String, Notice> expected = new LinkedHashMap<>();
        UnitWatch watch = new UnitWatch(rules, CALENDARS);
        WatchedUnit unit = WatchedUnit.NEW;
        long first = heard.stream().mapToLong(Long::longValue).min().orElseThrow();
        for (long look = Math.ceilDiv(first, MINUTE) * MINUTE; look < until; look += MINUTE) {
            unit = watch.looked("916", unit, true, figures(look), look);
            unit.rules().stream()
                    .map(WatchedRule::notice)
                    .filter(notice -> notice != null)
                    .forEach(notice -> expected.put(notice.rule() + notice.number(), notice));
        }

        List<Episode> episodes = new UnitReplay(rules, CALENDARS).episodes("916", history, until, day -> true);

        assertThat(episodes).isNotEmpty();
        assertThat(episodes).containsExactlyInAnyOrderElementsOf(expected.values().stream()
                .map(notice -> new Episode(notice.rule(), "916", notice.from(), notice.to(), null))
                .toList());
    }

    private UnitFigures figures(long look) {
        return new UnitFigures() {
            @Override
            public long sum(Measure stock) {
                return sum(stock, LocalDate.EPOCH, LocalDate.of(2100, 1, 1));
            }

            @Override
            public long sum(Measure measure, LocalDate from, LocalDate to) {
                return facts.stream()
                        .filter(fact -> fact.measure() == measure && fact.at() <= look)
                        .filter(fact -> fact.cohort() >= from.toEpochDay() && fact.cohort() <= to.toEpochDay())
                        .mapToLong(Fact::amount)
                        .sum();
            }

            @Override
            public OptionalLong heardAt() {
                return heard.stream().mapToLong(Long::longValue).filter(at -> at <= look).max();
            }
        };
    }
}
