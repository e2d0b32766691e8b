package city.ioc.dashboards.replay;

import city.ioc.audit.AuditAction;
import city.ioc.audit.AuditEntry;
import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Health;
import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.dashboards.figures.Figures;
import city.ioc.dashboards.generations.Conflict;
import city.ioc.events.Opt;
import city.ioc.profile.CityProfile;
import city.ioc.replay.History;
import city.ioc.replay.ReadingLimits;
import city.ioc.replay.SlicedCases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** The what-ifs of a server over three dossiers, two of them due on the day after the result. */
class ReplaysTest {
    private static final Instant START = Instant.parse("2026-02-26T05:00:00Z");
    private static final ReplaySettings TWO =
            new ReplaySettings(2, 3, Duration.ofHours(1), ReadingLimits.USUAL);

    private final List<AuditEntry> trail = new ArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CityProfile profile = Testing.profile(Testing.units(), Testing.kpis());
    private boolean held;
    private boolean trailBroken;
    private long freeBytes = 1L << 30;
    private Instant now = START;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private final Replays replays = new Replays(TWO, new OneProfile(), this::history, this::live, () -> freeBytes, this::record, clock);

    @AfterEach
    void close() {
        gate.countDown();
        replays.close();
    }

    private static final class OneProfile implements ReplayProfiles {
        @Override
        public List<String> names() {
            return List.of("small");
        }

        @Override
        public CityProfile read(String generation, @Opt String name, Map<String, String> files) {
            throw Refusal.of("unknown profile '%s'".formatted(name));
        }
    }

    private CompletableFuture<Void> record(AuditEntry entry) {
        trail.add(entry);
        return trailBroken ? CompletableFuture.failedFuture(new IllegalStateException("no broker")) : CompletableFuture.completedFuture(null);
    }

    private Replays.Live live() {
        FeedStatus complete = new FeedStatus(true, now, null, 0, 0, null);
        Health health = new Health(() -> complete, List.of(), Duration.ofDays(1), clock);
        Figures figures = new Figures(Testing.ZONE, profile.rules().alerts());
        return new Replays.Live("g", new Board(profile, GrainPolicy.standard(Testing.ZONE), figures, health, clock));
    }

    /** Waits half-way when it is held. */
    private History history() {
        return (reader, progress) -> {
            progress.at(3, 0.5);
            if (held) {
                await().pollInSameThread().atMost(Duration.ofMinutes(1)).until(() -> {
                    progress.at(3, 0.5);
                    return gate.getCount() == 0;
                });
            }
            SlicedCases cases = new SlicedCases(1 << 20);
            for (int i = 1; i <= 3; i++) {
                String id = "D-" + i;
                String due = i == 3 ? "2026-03-20T08:00:00+07:00" : "2026-02-25T08:00:00+07:00";
                cases.add(id, i, event(id, "1", "dossier.accepted", "2026-02-20T08:00:00+07:00",
                        "{\"unit\":\"STP\",\"procedure\":\"p\",\"channel\":\"DESK\",\"dueAt\":\"%s\"}".formatted(due)));
                cases.add(id, i, event(id, "2", "dossier.resolved", "2026-02-24T08:00:00+07:00", "{\"outcome\":\"APPROVED\"}"));
            }
            long unusable = cases.giveTo(reader);
            progress.at(6, 1);
            return unusable;
        };
    }

    private static byte[] event(String subject, String id, String type, String time, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/test\",\"type\":\"%s.v1\",\"subject\":\"%s\",\"time\":\"%s\",\"data\":%s}"
                .formatted(id, type, subject, time, data)
                .getBytes(UTF_8);
    }

    private static ReplayRequest shifted(int days) {
        return new ReplayRequest(null, Map.of(), days, null, null, List.of());
    }

    private RunningReplay done(RunningReplay replay) {
        await().untilAsserted(() -> assertThat(replay.state()).as(replay.reason()).isEqualTo(ReplayState.DONE));
        return replay;
    }

    private ReplayComparison compare(String id, String with) {
        LocalDate day = LocalDate.of(2026, 2, 24);
        return ReplayComparison.of(
                replays, new ReplayComparison.Question(id, with, day, day, "STP", KpiComparison.Step.DAY));
    }

    private static String onTime(ReplayComparison comparison) {
        return comparison.kpis().differences().stream()
                .filter(each -> each.kpi().equals("dossiers.resolved-on-time"))
                .map(each -> "%s/%s %s/%s".formatted(
                        each.changed().numerator(), each.changed().denominator(), each.with().numerator(), each.with().denominator()))
                .findFirst()
                .orElse("same");
    }

    @Test
    void oneIsStartedKeptInTheTrailAndComparedWithLiveAndWithAnother() {
        RunningReplay twoDays = done(replays.start(shifted(-2), "an operator"));
        RunningReplay month = done(replays.start(shifted(-30), "an operator"));
        RunningReplay unchanged = done(replays.start(shifted(0), "an operator"));

        assertThat(trail).extracting(AuditEntry::action).containsOnly(AuditAction.REPLAYED);
        assertThat(trail.getFirst().subject()).isEqualTo(twoDays.id());
        assertThat(trail.getFirst().by()).isEqualTo("an operator");
        assertThat(trail.getFirst().detail()).isEqualTo(Map.of("dueShift", "-2 days"));
        assertThat(twoDays.progress().share()).isEqualTo(1);
        assertThat(twoDays.whatIf().report().cases()).isEqualTo(3);

        // On 24 February three were resolved, those due on the 25th late when that was the 23rd.
        assertThat(onTime(compare(twoDays.id(), "live"))).isEqualTo("1/3 3/3");
        assertThat(onTime(compare(month.id(), "live"))).isEqualTo("0/3 3/3");
        assertThat(onTime(compare(month.id(), twoDays.id()))).isEqualTo("0/3 1/3");
        assertThat(compare(unchanged.id(), "live").kpis().differences()).isEmpty();
        assertThat(replays.all()).containsExactly(unchanged, month, twoDays);
    }

    @Test
    void theAlertsOfTwoAreComparedByWhatEachHasOtherThanLive() {
        RunningReplay twoDays = done(replays.start(shifted(-2), "x"));
        RunningReplay month = done(replays.start(shifted(-30), "x"));

        assertThat(overdue(compare(twoDays.id(), "live"))).containsExactly("D-1", "D-2");
        assertThat(overdue(compare(month.id(), "live"))).containsExactly("D-1", "D-2", "D-3");
        // D-1 and D-2 are overdue from another day on, D-3 at all.
        assertThat(overdue(compare(month.id(), twoDays.id()))).containsExactly("D-1", "D-2", "D-3");
        assertThat(compare(month.id(), month.id()).alerts().cases()).isEmpty();
    }

    private static List<String> overdue(ReplayComparison comparison) {
        return comparison.alerts().cases().stream()
                .filter(each -> each.rule().equals("overdue"))
                .map(each -> each.caseId())
                .toList();
    }

    @Test
    void noMoreRunOrAreKeptThanMayAndOneThatRunsCanBeCancelled() {
        held = true;
        RunningReplay first = replays.start(shifted(1), "x");
        RunningReplay second = replays.start(shifted(2), "x");

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> replays.start(shifted(3), "x"))
                .withMessageContaining("2 what-ifs run already");
        assertThatExceptionOfType(Refusal.class).isThrownBy(first::done).withMessageContaining("still runs");
        await().untilAsserted(() -> assertThat(first.progress().share()).isEqualTo(0.5));

        replays.remove(first.id());
        await().untilAsserted(() -> assertThat(first.state()).isEqualTo(ReplayState.FAILED));
        assertThat(first.reason()).isEqualTo("it was cancelled");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> replays.find(first.id()));

        gate.countDown();
        done(second);
        done(replays.start(shifted(3), "x"));
        done(replays.start(shifted(4), "x"));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> replays.start(shifted(5), "x"))
                .withMessageContaining("3 what-ifs are kept already");
    }

    @Test
    void noneIsBegunThatLiveCouldSufferFrom() {
        freeBytes = TWO.limits().mostBytes() - 1;

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> replays.start(shifted(1), "x"))
                .withMessageContaining("MiB of memory");
        assertThat(trail).isEmpty();
    }

    @Test
    void oneIsForgottenAfterItsLifetime() {
        RunningReplay replay = done(replays.start(shifted(1), "x"));

        now = START.plus(Duration.ofMinutes(59));
        replays.sweep();
        assertThat(replays.all()).containsExactly(replay);
        now = START.plus(Duration.ofMinutes(60));
        replays.sweep();
        assertThat(replays.all()).isEmpty();
    }

    @Test
    void whatCannotBeRecordedOrDoesNotFitIsNotBegun() {
        trailBroken = true;
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> replays.start(shifted(1), "x"))
                .withMessageContaining("cannot be recorded");
        trailBroken = false;
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> replays.start(shifted(100_000), "x"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> replays.start(
                        new ReplayRequest(null, Map.of(), 0, START.plusSeconds(1), null, List.of()), "x"))
                .withMessageContaining("future");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> replays.start(new ReplayRequest(null, Map.of(), 1, null, null, List.of("nowhere")), "x"))
                .withMessageContaining("nowhere");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> replays.start(new ReplayRequest("../x", Map.of(), 1, null, null, List.of()), "x"));
        assertThat(replays.all()).isEmpty();
    }
}
