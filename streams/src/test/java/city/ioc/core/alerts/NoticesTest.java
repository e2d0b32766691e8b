package city.ioc.core.alerts;

import city.ioc.alerts.CaseRule;
import city.ioc.core.Episode;
import city.ioc.core.TestAlerts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NoticesTest {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long NOON = 1_700_000_040_000L; // a whole minute
    private static final List<CaseRule> RULES = TestAlerts.RULES.ofCases();

    private final List<Episode> episodes = new ArrayList<>();
    private Notices notices = Notices.NONE;
    private long lastEventAt;

    private static Episode overdue(long from, Long to) {
        return new Episode("overdue", "916", from, to, from - 1);
    }

    /** An event arrives, after which these are the episodes. */
    private void arrives(long now, Episode... after) {
        if (notices.wakeAt() <= now) {
            passes(now);
        }
        episodes.clear();
        episodes.addAll(List.of(after));
        lastEventAt = now;
        passes(now);
    }

    private void passes(long now) {
        notices = notices.at(now, RULES, episodes, lastEventAt);
    }

    private List<String> story() {
        return notices.all().stream()
                .map(notice -> notice.rule() + " " + notice.number() + (notice.historic() ? " historic" : "")
                        + (notice.reason() == null ? "" : " " + notice.reason()))
                .toList();
    }

    @Test
    void anEpisodeIsNoticedWhenTheClockPassesItsBeginning() {
        arrives(NOON, overdue(NOON + HOUR, null));
        assertThat(story()).isEmpty();
        assertThat(notices.wakeAt()).isEqualTo(NOON + HOUR);

        passes(NOON + HOUR);

        assertThat(story()).containsExactly("overdue 1");
        assertThat(notices.all().getFirst().noticedAt()).isEqualTo(NOON + HOUR);
        assertThat(notices.wakeAt()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anEventThatEndsItClearsIt() {
        arrives(NOON, overdue(NOON + HOUR, null));
        passes(NOON + HOUR);

        arrives(NOON + 3 * HOUR, overdue(NOON + HOUR, NOON + 2 * HOUR));

        assertThat(story()).containsExactly("overdue 1 ENDED");
        assertThat(notices.all().getFirst().to()).isEqualTo(NOON + 2 * HOUR);
        assertThat(notices.all().getFirst().clearedAt()).isEqualTo(NOON + 3 * HOUR);
    }

    @Test
    void aLateEventThatShowsThatItNeverHeldClearsItWithThatReasonAndItStaysInTheHistory() {
        arrives(NOON, overdue(NOON + HOUR, null));
        passes(NOON + HOUR);

        arrives(NOON + 3 * HOUR);

        assertThat(story()).containsExactly("overdue 1 LATE_DATA");
        assertThat(notices.all().getFirst().to()).isNull();
    }

    @Test
    void whenTheLateEventIsTakenBackItIsRaisedAnewOnceSettled() {
        arrives(NOON, overdue(NOON + HOUR, null));
        passes(NOON + HOUR);
        arrives(NOON + 3 * HOUR);

        arrives(NOON + 4 * HOUR, overdue(NOON + HOUR, null));
        assertThat(story()).containsExactly("overdue 1 LATE_DATA");
        passes(NOON + 4 * HOUR + MINUTE);

        assertThat(story()).containsExactly("overdue 1 LATE_DATA", "overdue 2");
    }

    @Test
    void whatWasPastWhenItWasFirstKnownWaitsUntilItsCaseIsQuiet() {
        arrives(NOON, overdue(NOON - HOUR, null));
        assertThat(story()).isEmpty();
        assertThat(notices.wakeAt()).isEqualTo(NOON + MINUTE);

        arrives(NOON + 59 * SECOND, overdue(NOON - HOUR, null));
        passes(NOON + 118 * SECOND);
        assertThat(story()).isEmpty();
        assertThat(notices.wakeAt()).isEqualTo(NOON + 2 * MINUTE);
        passes(NOON + 2 * MINUTE);

        assertThat(story()).containsExactly("overdue 1");
    }

    @Test
    void whatWasPastForADayWhenItWasFirstKnownIsHistory() {
        arrives(NOON, overdue(NOON - 24 * HOUR - 1, null));
        passes(NOON + MINUTE);

        assertThat(story()).containsExactly("overdue 1 historic");
    }

    @Test
    void whatWasOverBeforeAnybodyKnewIsKeptOnlyIfItIsABreach() {
        arrives(
                NOON,
                new Episode("due-soon", "916", NOON - 4 * HOUR, NOON - 3 * HOUR, NOON - 3 * HOUR),
                overdue(NOON - 3 * HOUR, NOON - 2 * HOUR));
        passes(NOON + MINUTE);

        assertThat(story()).containsExactly("overdue 1 historic ENDED");
    }

    @Test
    void aPipelineThatWasDownWhileTheClockPassedStillTells() {
        arrives(NOON, overdue(NOON + HOUR, null));

        passes(NOON + 49 * HOUR);

        assertThat(story()).containsExactly("overdue 1");
    }

    @Test
    void soItDoesWhenAnEventComesBeforeTheTimer() {
        arrives(NOON, overdue(NOON + HOUR, null));

        arrives(NOON + 49 * HOUR, overdue(NOON + HOUR, null));

        assertThat(story()).containsExactly("overdue 1");
    }

    @Test
    void aWarningEndsByItselfWhenTheClockPassesItsEnd() {
        arrives(NOON, new Episode("due-soon", "916", NOON + HOUR, NOON + 2 * HOUR, NOON + 2 * HOUR));
        passes(NOON + HOUR);
        assertThat(notices.wakeAt()).isEqualTo(NOON + 2 * HOUR);

        passes(NOON + 2 * HOUR);

        assertThat(story()).containsExactly("due-soon 1 ENDED");
    }

    @Test
    void aSecondEpisodeHasTheNextNumber() {
        arrives(NOON, overdue(NOON + HOUR, null));
        passes(NOON + HOUR);
        arrives(NOON + 2 * HOUR, overdue(NOON + HOUR, NOON + 2 * HOUR), overdue(NOON + 3 * HOUR, null));

        passes(NOON + 3 * HOUR);

        assertThat(story()).containsExactly("overdue 1 ENDED", "overdue 2");
    }

    @Test
    void aDueThatMovesIntoTheFutureClearsAndRaisesAgainLater() {
        arrives(NOON, overdue(NOON + HOUR, null));
        passes(NOON + HOUR);
        arrives(NOON + 2 * HOUR, overdue(NOON + HOUR, NOON + 2 * HOUR), overdue(NOON + 30 * HOUR, null));
        assertThat(notices.wakeAt()).isEqualTo(NOON + 30 * HOUR);

        passes(NOON + 30 * HOUR);

        assertThat(story()).containsExactly("overdue 1 ENDED", "overdue 2");
    }

    @Test
    void lookingAgainChangesNothing() {
        arrives(NOON, overdue(NOON - HOUR, NOON - MINUTE), overdue(NOON + HOUR, null));
        passes(NOON + MINUTE);
        passes(NOON + HOUR);
        Notices before = notices;

        passes(NOON + HOUR);
        passes(NOON + 2 * HOUR);

        assertThat(notices).isEqualTo(before);
        assertThat(story()).containsExactly("overdue 1 historic ENDED", "overdue 2");
    }
}
