package city.ioc.dashboards.generations;

import city.ioc.dashboards.check.CheckState;
import city.ioc.profile.LocalizedText;
import java.time.Instant;
import java.util.List;

/**
 * All generations that are kept.
 *
 * @param promotedAt since when the promoted one is shown; null when that is not known
 * @param by who promoted it, unverified; null likewise
 * @param held whether a candidate waits for an operator when it has caught up
 * @param generations the promoted one first
 */
public record Generations(Instant promotedAt, String by, boolean held, List<One> generations) {
    /** What is shown, what will be, and what was. */
    public static final String PROMOTED = "promoted";

    public static final String CANDIDATE = "candidate";
    public static final String PREVIOUS = "previous";

    public Generations {
        generations = List.copyOf(generations);
    }

    /**
     * One of them.
     *
     * @param id eight hexadecimal digits
     * @param state {@link #PROMOTED}, {@link #CANDIDATE} or {@link #PREVIOUS}
     * @param profile id of the city profile, and {@code name} that of the city
     * @param since when it was started in this process; null when that is not known
     * @param ready whether it may be shown
     * @param reason why not; null when it may
     * @param progress null until it was measured; not measured of the promoted one
     * @param cells in memory, as are {@code cases}
     */
    public record One(
            String id,
            String state,
            String profile,
            LocalizedText name,
            Instant since,
            boolean ready,
            String reason,
            CheckState selfCheck,
            Progress progress,
            long cells,
            int cases) {
        /** One that cannot be shown here, as its profile is not known. */
        public static One unknown(String id, String state, String reason) {
            return new One(id, state, "", LocalizedText.same("–"), null, false, reason, CheckState.NOT_YET, null, 0, 0);
        }
    }

    /**
     * How far the events are folded.
     *
     * @param folded events
     * @param stored events that there are
     * @param share of them that are folded, 1 when there are none
     * @param perSecond events folded in a second, on average since the start; null when too little time has passed
     * @param secondsLeft by that rate; null when not known
     */
    public record Progress(long folded, long stored, double share, Double perSecond, Long secondsLeft) {}
}
