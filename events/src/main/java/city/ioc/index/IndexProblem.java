package city.ioc.index;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What keeps the parts of an index from fitting together.
 *
 * @param part which one, such as {@code criterion 3.3}
 */
public record IndexProblem(String part, String reason) {

    /** All of them. */
    public static List<IndexProblem> in(List<IndexVersion> versions, List<IndexGroup> groups, List<IndexBand> bands) {
        List<IndexProblem> problems = new ArrayList<>();
        checkVersions(versions, problems);
        checkBands(bands, problems);
        Set<String> ids = new HashSet<>();
        for (IndexGroup group : groups) {
            unique("group " + group.id(), ids, problems);
            versions.forEach(version -> checkPoints(group, version, problems));
            for (Criterion criterion : group.criteria()) {
                unique("criterion " + criterion.id(), ids, problems);
                checkVersions(criterion, versions, problems);
            }
        }
        return problems;
    }

    private static void unique(String part, Set<String> parts, List<IndexProblem> problems) {
        if (!parts.add(part)) {
            problems.add(new IndexProblem(part, "is there twice"));
        }
    }

    private static void checkVersions(List<IndexVersion> versions, List<IndexProblem> problems) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < versions.size(); i++) {
            IndexVersion version = versions.get(i);
            unique("version " + version.id(), ids, problems);
            versions.subList(0, i).stream()
                    .filter(earlier -> earlier.validity().overlaps(version.validity()))
                    .forEach(earlier -> problems.add(
                            new IndexProblem("version " + version.id(), "overlaps version " + earlier.id())));
        }
        if (versions.isEmpty()) {
            problems.add(new IndexProblem("versions", "at least one is needed"));
        }
    }

    private static void checkBands(List<IndexBand> bands, List<IndexProblem> problems) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < bands.size(); i++) {
            IndexBand band = bands.get(i);
            unique("band " + band.id(), ids, problems);
            if (i > 0 && band.from().compareTo(bands.get(i - 1).from()) >= 0) {
                problems.add(new IndexProblem("band " + band.id(), "must begin below the one before: the best comes first"));
            }
        }
        if (bands.isEmpty() || bands.getLast().from().signum() != 0) {
            problems.add(new IndexProblem("bands", "the last one must begin at 0"));
        }
    }

    private static void checkPoints(IndexGroup group, IndexVersion version, List<IndexProblem> problems) {
        BigDecimal sum = group.criteria(version.id()).stream()
                .map(Criterion::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(group.points()) != 0) {
            problems.add(new IndexProblem("group " + group.id(), "has %s points, its criteria in version %s have %s".formatted(
                    group.points().toPlainString(), version.id(), sum.toPlainString())));
        }
    }

    private static void checkVersions(Criterion criterion, List<IndexVersion> versions, List<IndexProblem> problems) {
        criterion.versions().stream()
                .filter(id -> versions.stream().noneMatch(version -> version.id().equals(id)))
                .forEach(id -> problems.add(
                        new IndexProblem("criterion " + criterion.id(), "there is no version " + id)));
    }

    @Override
    public String toString() {
        return part + ": " + reason;
    }
}
