package city.ioc.profile;

import java.util.List;

/** A folder that is not a city profile, or a file that is not one of it. The message lists every problem, one a line, as {@code file:line: reason}. */
public final class ProfileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** @param what has the problems: {@code The profile fines} */
    ProfileException(String what, List<String> problems) {
        super("%s has %d problem%s:%n%s".formatted(
                what, problems.size(), problems.size() == 1 ? "" : "s", String.join(System.lineSeparator(), problems)));
        this.problems = List.copyOf(problems);
    }

    /** Each as {@code units.csv:14: parent 999 is not a unit}, by file and line. */
    public List<String> problems() {
        return problems;
    }
}
