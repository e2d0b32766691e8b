package city.ioc.dashboards.cases;

import java.util.Map;

/**
 * The times of one kind that a question is about.
 *
 * @param byStep those of steps by the name of the step; empty for other times
 */
public record Times(Durations all, Map<String, Durations> byStep) {
    public Times {
        byStep = Map.copyOf(byStep);
    }
}
