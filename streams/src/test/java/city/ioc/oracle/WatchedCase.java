package city.ioc.oracle;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/**
 * One case with the episodes that a person found for it with pencil and paper, in {@link TestCity}.
 *
 * @param rules    that are watched
 * @param ndjson   canonical lines
 * @param expected all episodes in the form of {@link #text}, in any order
 */
public record WatchedCase(
        String name, boolean byDate, List<OracleRule> rules, List<String> ndjson, List<String> expected) {

    public String subject() {
        return Story.SUBJECT;
    }

    public OracleSettings settings() {
        return TestCity.SETTINGS.withByDate(byDate).withRules(rules);
    }

    /** {@code "rule unit from..to due"}, times local; without {@code to} while it lasts, without {@code due} when about none. */
    public static String text(CaseResult.Episode episode) {
        return "%s %s %s..%s %s"
                .formatted(episode.rule(), episode.unit(), local(episode.from()), local(episode.to()), local(episode.dueAt()))
                .strip();
    }

    private static String local(Instant at) {
        return at == null ? "" : LocalDateTime.ofInstant(at, TestCity.ZONE).toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
