package city.ioc.oracle;

import city.ioc.oracle.EpisodeBook.Stretch;
import java.util.ArrayList;
import java.util.List;

import static city.ioc.oracle.EpisodeBook.FOR_EVER;

/** How an accepted dossier stood from one event to the next, and when rules hold for it. */
final class DossierEpisodes {
    private final OracleCalendar calendar;
    private final EpisodeLimits limits;
    private final long accepted;
    private final List<State> states = new ArrayList<>();

    DossierEpisodes(OracleCalendar calendar, long accepted) {
        this.calendar = calendar;
        this.limits = new EpisodeLimits(calendar);
        this.accepted = accepted;
    }

    /**
     * How it stands from {@code from} on, which is when the latest event took effect or more days off were announced.
     *
     * @param quietSince the latest event
     * @param due        null without one
     * @param stepDue    the earliest of the open steps; null without one
     * @param readySince when it was resolved, while the result waits; null otherwise
     */
    record State(
            long from,
            long quietSince,
            String owner,
            boolean open,
            boolean stands,
            Long due,
            List<OpenPause> pauses,
            Long stepDue,
            boolean apologised,
            Long readySince) {}

    /** @param due when it was opened; null without one */
    record OpenPause(long from, Long due) {}

    void add(State state) {
        states.add(state);
    }

    /** While a rule holds, in order of time. */
    List<Stretch> stretches(OracleRule rule) {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            State state = states.get(i);
            long next = i + 1 < states.size() ? states.get(i + 1).from() : FOR_EVER;
            Stretch whole = stretch(rule, state);
            if (whole != null) {
                stretches.add(new Stretch(
                        Math.max(state.from(), whole.from()), Math.min(next, whole.until()), whole.unit(), whole.due()));
            }
        }
        return stretches;
    }

    /** For how long the rule would hold if the dossier always stood like this; null for never. */
    private Stretch stretch(OracleRule rule, State state) {
        boolean runs = state.open() && !state.stands() && state.due() != null;
        return switch (rule.kind()) {
            case "DUE_SOON" -> runs ? new Stretch(
                    limits.near(rule, accepted, state.due()), calendar.overdueFrom(state.due()), state.owner(), state.due())
                    : null;
            case "OVERDUE" -> runs ? since(calendar.overdueFrom(state.due()), state, state.due()) : null;
            case "APOLOGY_MISSING" -> runs && !state.apologised()
                    ? since(calendar.overdueFrom(state.due()), state, state.due())
                    : null;
            case "STEP_OVERDUE" -> state.open() && state.stepDue() != null
                    ? since(calendar.overdueFrom(state.stepDue()), state, state.stepDue())
                    : null;
            case "STUCK" -> state.open() && state.pauses().isEmpty()
                    ? since(limits.lasted(state.quietSince(), rule.limit()), state, state.due())
                    : null;
            case "LATE_PAUSE" -> state.open() && state.pauses().stream().anyMatch(pause -> isLate(rule, pause))
                    ? since(state.from(), state, state.due())
                    : null;
            case "NOT_COLLECTED" -> state.readySince() != null
                    ? since(limits.lasted(state.readySince(), rule.limit()), state, null)
                    : null;
            default -> null; // not about an accepted dossier
        };
    }

    private boolean isLate(OracleRule rule, OpenPause pause) {
        return pause.due() != null && limits.isLate(rule, accepted, pause.due(), pause.from());
    }

    private static Stretch since(long from, State state, Long due) {
        return new Stretch(from, FOR_EVER, state.owner(), due);
    }
}
