package city.ioc.profile;

import java.util.List;

/** A folder that is not a city profile. The message lists every problem, one a line, as {@code file:line: reason}. */
public final class ProfileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    ProfileException(String folder, List<String> problems) {
        super("The profile %s has %d problem%s:%n%s".formatted(
                folder, problems.size(), problems.size() == 1 ? "" : "s", String.join(System.lineSeparator(), problems)));
        this.problems = List.copyOf(problems);
    }

    /** Each as {@code units.csv:14: parent 999 is not a unit}, by file and line. */
    public List<String> problems() {
        return problems;
    }
}
