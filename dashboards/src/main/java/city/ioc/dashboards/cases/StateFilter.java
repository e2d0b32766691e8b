package city.ioc.dashboards.cases;

import city.ioc.core.CaseSummary.State;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which dossiers a list shows: those in one state, or those that count as open or overdue at the moment asked for.
 *
 * @param state null for any
 * @param standing null when the state decides alone
 */
public record StateFilter(State state, Standing standing) {
    /** Every dossier. */
    public static final StateFilter ANY = new StateFilter(null, null);

    /** What the figures say of a dossier at a moment. */
    public enum Standing {
        OPEN,
        OVERDUE
    }

    /** The filter of a name such as {@code PAUSED} or {@code overdue}, in any case; empty when there is none. */
    public static Optional<StateFilter> named(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        for (Standing standing : Standing.values()) {
            if (standing.name().equals(upper)) {
                return Optional.of(new StateFilter(null, standing));
            }
        }
        return Arrays.stream(State.values())
                .filter(state -> state.name().equals(upper))
                .findFirst()
                .map(state -> new StateFilter(state, null));
    }

    /** All names, for messages. */
    public static String names() {
        return Stream.concat(
                        Arrays.stream(Standing.values()).map(standing -> standing.name().toLowerCase(Locale.ROOT)),
                        Arrays.stream(State.values()).map(State::name))
                .collect(Collectors.joining(", "));
    }
}
