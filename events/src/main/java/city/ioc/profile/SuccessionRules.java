package city.ioc.profile;

import city.ioc.profile.Succession.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What makes a list of successions fit a list of units, and each other. */
final class SuccessionRules {

    /** What is wrong with one succession of the list. */
    record Broken(int index, String reason) {}

    private record Predecessor(String code, LocalDate last) {}

    private final Units units;
    private final Map<Predecessor, List<Succession>> earlier = new HashMap<>();

    private SuccessionRules(Units units) {
        this.units = units;
    }

    static List<Broken> check(List<Succession> successions, Units units) {
        SuccessionRules rules = new SuccessionRules(units);
        List<Broken> broken = new ArrayList<>();
        for (int i = 0; i < successions.size(); i++) {
            int index = i;
            rules.problem(successions.get(i)).ifPresent(reason -> broken.add(new Broken(index, reason)));
        }
        return broken;
    }

    private Optional<String> problem(Succession succession) {
        Optional<Unit> unit = units.at(succession.unit(), succession.from());
        if (unit.isEmpty() || !unit.get().validFrom().equals(succession.from())) {
            return Optional.of("no unit %s begins on %s".formatted(succession.unit(), succession.from()));
        }
        LocalDate before = succession.from().minusDays(1);
        String code = succession.predecessor();
        if (code == null) {
            return Optional.empty();
        }
        Optional<Unit> predecessor = units.at(code, before);
        if (predecessor.isEmpty()) {
            return Optional.of("predecessor %s is not a unit on %s, the day before".formatted(code, before));
        }
        if (succession.part() == Part.WHOLE && !before.equals(predecessor.get().validTo())) {
            return Optional.of("predecessor %s (%s) goes on, so it cannot have gone as a WHOLE"
                    .formatted(code, predecessor.get().name().en()));
        }
        return conflict(succession, new Predecessor(code, before));
    }

    private Optional<String> conflict(Succession succession, Predecessor predecessor) {
        List<Succession> others = earlier.computeIfAbsent(predecessor, each -> new ArrayList<>());
        Optional<String> conflict = others.stream()
                .filter(other -> other.unit().equals(succession.unit())
                        || other.part() == Part.WHOLE
                        || succession.part() == Part.WHOLE)
                .findFirst()
                .map(other -> "predecessor %s is listed already: %s of it went to %s"
                        .formatted(predecessor.code(), other.part(), other.unit()));
        others.add(succession);
        return conflict;
    }
}
