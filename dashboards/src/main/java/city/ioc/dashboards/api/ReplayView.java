package city.ioc.dashboards.api;

import city.ioc.dashboards.replay.ReplayRequest;
import city.ioc.dashboards.replay.ReplayState;
import city.ioc.dashboards.replay.RunningReplay;
import city.ioc.events.Opt;
import city.ioc.replay.Replay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * A what-if as it is told of.
 *
 * @param generation that was live when it began
 * @param moment     that its figures are told as of
 * @param reason     why it failed; null when it did not
 * @param expiresAt  when it is removed by itself; null while it runs
 * @param read       what was read; null until it is done
 */
record ReplayView(
        String id,
        String by,
        ReplayState state,
        @Opt String reason,
        Instant startedAt,
        @Opt Instant endedAt,
        @Opt Instant expiresAt,
        String generation,
        Instant moment,
        Assumed assumed,
        RunningReplay.Progress progress,
        @Opt Replay.Report read) {

    /** @param files names of those that were given */
    record Assumed(
            @Opt String profile,
            List<String> files,
            int dueShift,
            @Opt Instant knownAt,
            @Opt Instant writtenAt,
            List<String> units) {
        private static Assumed of(ReplayRequest request) {
            return new Assumed(
                    request.profile(),
                    List.copyOf(new TreeSet<>(request.files().keySet())),
                    request.dueShift(),
                    request.knownAt(),
                    request.writtenAt(),
                    request.units());
        }
    }

    static ReplayView of(RunningReplay replay, Duration lifetime) {
        ReplayState state = replay.state();
        return new ReplayView(
                replay.id(),
                replay.by(),
                state,
                replay.reason(),
                replay.startedAt(),
                replay.endedAt(),
                replay.endedAt() == null ? null : replay.endedAt().plus(lifetime),
                replay.generation(),
                replay.whatIf().moment(),
                Assumed.of(replay.request()),
                replay.progress(),
                state == ReplayState.DONE ? replay.whatIf().report() : null);
    }
}
