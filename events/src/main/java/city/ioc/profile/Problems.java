package city.ioc.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with the files of a profile, so that all of it can be told at once. */
final class Problems {
    private record Problem(String file, int line, String reason) {}

    private final List<Problem> all = new ArrayList<>();

    void add(String file, int line, String reason) {
        all.add(new Problem(file, line, reason));
    }

    int count() {
        return all.size();
    }

    List<String> inOrder() {
        return all.stream()
                .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
                .map(problem -> problem.file() + ":" + problem.line() + ": " + problem.reason())
                .toList();
    }
}
