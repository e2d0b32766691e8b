package city.ioc.core.alerts;

import city.ioc.alerts.Severity;
import city.ioc.alerts.UnitRule;
import city.ioc.alerts.UnitRule.Ratio;
import city.ioc.alerts.UnitRule.Side;
import city.ioc.alerts.UnitRule.Silence;
import city.ioc.alerts.UnitRule.Window;
import city.ioc.calendar.TimeLimit;
import city.ioc.core.OracleRules;
import city.ioc.events.Event;
import city.ioc.events.OperatorAction;
import city.ioc.kpi.FormulaParser;
import city.ioc.kpi.Measure;
import city.ioc.oracle.TestCity;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Validity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Offices work Monday to Friday, 07-11 and 13-17. 2024-03-04 is a Monday. */
class UnitWatchTest {
    private static final Validity IN_2024 = new Validity(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31));
    private static final UnitRule OVERDUE_SHARE = new UnitRule(
            "overdue-share",
            LocalizedText.same("share"),
            new Ratio(
                    FormulaParser.parse("sum(overdue)"),
                    FormulaParser.parse("sum(open-with-due)"),
                    Window.MONTH,
                    Side.ABOVE,
                    new BigDecimal("0.05"),
                    40),
            false,
            Severity.HIGH,
            IN_2024);
    private static final UnitRule FEED_SILENT = new UnitRule(
            "feed-silent",
            LocalizedText.same("silent"),
            new Silence(new TimeLimit(8, TimeLimit.Unit.WORKING_HOUR)),
            true,
            Severity.HIGH,
            IN_2024);

    private final UnitWatch watch =
            new UnitWatch(List.of(OVERDUE_SHARE, FEED_SILENT), OracleRules.of(TestCity.STEADY).layOutCalendars());
    private final Map<Measure, Long> stocks = new EnumMap<>(Measure.class);
    private Long heardAt;
    private boolean exists = true;
    private WatchedUnit unit = WatchedUnit.NEW;
    private Alert latest;
    private int told;

    private static long at(String local) {
        return OffsetDateTime.parse(local + "+07:00").toInstant().toEpochMilli();
    }

    private static String local(Long at) {
        return at == null
                ? null
                : Instant.ofEpochMilli(at).atZone(TestCity.STEADY.zone()).toLocalDateTime().toString();
    }

    private void look(String local) {
        tell(watch.looked("916", unit, exists, figures(), at(local)));
    }

    private void tell(WatchedUnit after) {
        for (Alert alert : watch.changed("916", unit, after)) {
            latest = alert;
            told++;
        }
        unit = after;
    }

    /** Only stocks are asked for here; {@link RatiosTest} is about windows. */
    private UnitFigures figures() {
        return new UnitFigures() {
            @Override
            public long sum(Measure stock) {
                return stocks.getOrDefault(stock, 0L);
            }

            @Override
            public long sum(Measure measure, LocalDate from, LocalDate to) {
                throw new AssertionError("a stock of the month is taken as it stands");
            }

            @Override
            public OptionalLong heardAt() {
                return heardAt == null ? OptionalLong.empty() : OptionalLong.of(heardAt);
            }
        };
    }

    private void overdue(long overdue, long open) {
        stocks.put(Measure.OVERDUE, overdue);
        stocks.put(Measure.OPEN_WITH_DUE, open);
    }

    @Test
    void aFigureIsToldOfWhenItWasWrongForFiveMinutes() {
        overdue(3, 50);
        look("2024-03-04T09:00");
        look("2024-03-04T09:04");
        assertThat(told).isZero();

        look("2024-03-04T09:05");

        assertThat(latest.id()).isEqualTo("916!overdue-share");
        assertThat(latest.scope()).isEqualTo(Alert.Scope.UNIT);
        assertThat(latest.unit()).isEqualTo("916");
        assertThat(latest.status()).isEqualTo(Alert.Status.RAISED);
        assertThat(latest.severity()).isEqualTo(Severity.HIGH);
        assertThat(latest.historic()).isFalse();
        assertThat(local(latest.from())).isEqualTo("2024-03-04T09:00");
        assertThat(local(latest.noticedAt())).isEqualTo("2024-03-04T09:05");
        assertThat(told).isOne();
    }

    @Test
    void aFigureThatIsWrongForAMomentIsNotToldOf() {
        overdue(3, 50);
        look("2024-03-04T09:00");
        overdue(2, 50);
        look("2024-03-04T09:03");
        overdue(3, 50);
        look("2024-03-04T09:04");
        look("2024-03-04T09:08");

        assertThat(told).isZero();
    }

    @Test
    void aFigureIsOverWhenItWasRightForAnHour() {
        overdue(3, 50);
        look("2024-03-04T09:00");
        look("2024-03-04T09:05");
        overdue(2, 50);
        look("2024-03-04T09:06");
        overdue(3, 50);
        look("2024-03-04T09:50");
        overdue(2, 50);
        look("2024-03-04T09:51");
        look("2024-03-04T10:49");
        assertThat(told).isOne();

        look("2024-03-04T10:50");

        assertThat(latest.status()).isEqualTo(Alert.Status.CLEARED);
        assertThat(latest.reason()).isEqualTo(ClearReason.ENDED);
        assertThat(local(latest.to())).isEqualTo("2024-03-04T09:51");
        assertThat(local(latest.clearedAt())).isEqualTo("2024-03-04T10:50");
    }

    @Test
    void exactlyTheThresholdIsNotAboveItAndSmallFiguresSayNothing() {
        overdue(2, 40);
        look("2024-03-04T09:00");
        look("2024-03-04T09:10");
        overdue(39, 39);
        look("2024-03-04T09:11");
        look("2024-03-04T09:30");

        assertThat(told).isZero();
    }

    @Test
    void theNextEpisodeGoesOnWithTheSameAlert() {
        overdue(3, 50);
        look("2024-03-04T09:00");
        look("2024-03-04T09:05");
        act("a1", new OperatorAction.AlertAcknowledged("overdue-share", 1, "an", null));
        overdue(0, 50);
        look("2024-03-04T10:05");
        overdue(3, 50);
        look("2024-03-05T09:00");
        look("2024-03-05T09:05");

        assertThat(latest.episode()).isEqualTo(2);
        assertThat(latest.status()).isEqualTo(Alert.Status.RAISED);
        assertThat(latest.count()).isEqualTo(4);
        assertThat(latest.changes())
                .extracting(change -> change.episode() + " " + change.kind())
                .containsExactly("1 RAISED", "1 ACKNOWLEDGED", "1 CLEARED", "2 RAISED");
    }

    @Test
    void anActionOnAnotherEpisodeOrTheSameAgainChangesNothing() {
        overdue(3, 50);
        look("2024-03-04T09:00");
        look("2024-03-04T09:05");
        OperatorAction action = new OperatorAction.AlertAssigned("overdue-share", 1, "an", "binh", null);
        assertThat(act("a1", action)).isTrue();
        assertThat(act("a1", action)).isFalse();
        assertThat(act("a2", new OperatorAction.AlertAssigned("overdue-share", 2, "an", "chi", null))).isFalse();
        assertThat(act("a3", new OperatorAction.AlertAssigned("feed-silent", 1, "an", "chi", null))).isFalse();

        assertThat(latest.assignee()).isEqualTo("binh");
        assertThat(latest.count()).isEqualTo(2);
    }

    private boolean act(String id, OperatorAction action) {
        Event event = Event.of("/ioc", id, "916", OffsetDateTime.parse("2024-03-04T09:06:00+07:00"), action);
        var after = watch.acted(unit, event, at("2024-03-04T09:06:10"));
        after.ifPresent(this::tell);
        return after.isPresent();
    }

    @Test
    void aUnitIsSilentEightWorkingHoursAfterItsLatestEvent() {
        heardAt = at("2024-03-01T15:30"); // a Friday: an hour and a half, four hours and two and a half
        look("2024-03-04T15:29");
        assertThat(told).isZero();

        look("2024-03-04T15:30");

        assertThat(latest.id()).isEqualTo("916!feed-silent");
        assertThat(local(latest.from())).isEqualTo("2024-03-04T15:30");
    }

    @Test
    void theNextEventEndsTheSilence() {
        heardAt = at("2024-03-01T15:30");
        look("2024-03-04T15:30");
        heardAt = at("2024-03-04T16:10");
        look("2024-03-04T16:11");

        assertThat(latest.status()).isEqualTo(Alert.Status.CLEARED);
        assertThat(latest.reason()).isEqualTo(ClearReason.ENDED);
        assertThat(local(latest.to())).isEqualTo("2024-03-04T16:10");
    }

    @Test
    void anEventOfBeforeThatComesLateShowsThatItNeverWasSilent() {
        heardAt = at("2024-03-01T15:30");
        look("2024-03-04T15:30");
        heardAt = at("2024-03-04T11:00");
        look("2024-03-04T15:40");

        assertThat(latest.status()).isEqualTo(Alert.Status.CLEARED);
        assertThat(latest.reason()).isEqualTo(ClearReason.LATE_DATA);
        assertThat(latest.to()).isNull();
    }

    @Test
    void aSilenceThatIsLongPastWhenFirstLookedAtIsHistory() {
        heardAt = at("2024-03-01T15:30");
        look("2024-03-05T15:31");

        assertThat(latest.historic()).isTrue();
    }

    @Test
    void aUnitThatWasNeverHeardOfIsNotSilent() {
        look("2024-03-04T15:30");

        assertThat(told).isZero();
    }

    @Test
    void aUnitThatDoesNotExistAnyMoreIsNotSilent() {
        heardAt = at("2024-03-01T15:30");
        look("2024-03-04T15:30");
        exists = false;
        look("2024-03-05T00:00");

        assertThat(latest.status()).isEqualTo(Alert.Status.CLEARED);
        assertThat(local(latest.to())).isEqualTo("2024-03-05T00:00");
        assertThat(told).isEqualTo(2);
    }

    @Test
    void aRuleHoldsOnItsDaysOnly() {
        heardAt = at("2024-12-30T15:30");
        look("2024-12-31T15:30");
        assertThat(latest.status()).isEqualTo(Alert.Status.RAISED);

        look("2025-01-01T00:00");
        assertThat(latest.status()).isEqualTo(Alert.Status.CLEARED);
    }
}
