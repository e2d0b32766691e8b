package city.ioc.kpi;

import city.ioc.profile.Validity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All KPI definitions of a city, in the order in which they are shown; consistent with each other. */
public final class KpiCatalogue {

    /** What is wrong with one definition of a list. */
    public record Problem(int index, String reason) {}

    private final List<KpiDefinition> all;
    private final Map<String, List<KpiDefinition>> versions;

    /** @throws IllegalArgumentException listing all {@link #problems} when there are any */
    public KpiCatalogue(List<KpiDefinition> definitions) {
        List<Problem> problems = problems(definitions);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.stream()
                    .map(problem -> definitions.get(problem.index()).id() + ": " + problem.reason())
                    .collect(Collectors.joining("; ")));
        }
        all = List.copyOf(definitions);
        versions = byId(all);
    }

    /** Every version of every definition, in order. */
    public List<KpiDefinition> all() {
        return all;
    }

    /** The version of a KPI that is valid on a day; empty when the KPI is unknown or has none then. */
    public Optional<KpiDefinition> at(String id, LocalDate day) {
        return versions.getOrDefault(id, List.of()).stream()
                .filter(definition -> definition.validity().contains(day))
                .findFirst();
    }

    /** Every version of a KPI, the earliest first; empty when there is no such KPI. */
    public List<KpiDefinition> versions(String id) {
        return versions.getOrDefault(id, List.of()).stream()
                .sorted(Comparator.comparing(KpiDefinition::validFrom))
                .toList();
    }

    /** What has to lie in a period for a contribution to count in this KPI, or in one that it refers to; in order. */
    public Set<PeriodTest> periodTests(KpiDefinition definition) {
        Set<PeriodTest> tests = EnumSet.noneOf(PeriodTest.class);
        tests.addAll(PeriodTest.of(definition.numerator()));
        if (definition.denominator() != null) {
            tests.addAll(PeriodTest.of(definition.denominator()));
        }
        for (String id : definition.references()) {
            versions(id).stream()
                    .filter(version -> version.validity().overlaps(definition.validity()))
                    .forEach(version -> tests.addAll(periodTests(version)));
        }
        return tests;
    }

    /** The definitions that are valid on a day, in order. */
    public List<KpiDefinition> on(LocalDate day) {
        return all.stream().filter(definition -> definition.validity().contains(day)).toList();
    }

    /** What keeps these definitions from being a catalogue: versions that clash, references that lead nowhere or in a circle. */
    public static List<Problem> problems(List<KpiDefinition> definitions) {
        Map<String, List<KpiDefinition>> versions = byId(definitions);
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < definitions.size(); i++) {
            int index = i;
            clashes(definitions, index).forEach(reason -> problems.add(new Problem(index, reason)));
            badReferences(definitions.get(index), versions).forEach(reason -> problems.add(new Problem(index, reason)));
        }
        return problems;
    }

    private static List<String> clashes(List<KpiDefinition> definitions, int index) {
        KpiDefinition definition = definitions.get(index);
        List<String> reasons = new ArrayList<>();
        for (KpiDefinition earlier : definitions.subList(0, index)) {
            if (!earlier.id().equals(definition.id())) {
                continue;
            }
            if (earlier.version() == definition.version()) {
                reasons.add("version %d is defined twice".formatted(definition.version()));
            } else if (earlier.validity().overlaps(definition.validity())) {
                reasons.add("version %d (%s) overlaps version %d (%s)".formatted(
                        definition.version(), definition.validity(), earlier.version(), earlier.validity()));
            }
        }
        return reasons;
    }

    private static List<String> badReferences(KpiDefinition definition, Map<String, List<KpiDefinition>> versions) {
        List<String> reasons = new ArrayList<>();
        for (String id : definition.references()) {
            List<Validity> validities = versions.getOrDefault(id, List.of()).stream()
                    .map(KpiDefinition::validity)
                    .toList();
            if (validities.isEmpty()) {
                reasons.add("kpi(%s): there is no such KPI".formatted(id));
            } else {
                definition.validity().firstDayWithout(validities).ifPresent(day -> reasons.add(
                        "kpi(%s): no version of it is valid on %s".formatted(id, day)));
            }
        }
        circle(definition.id(), versions).ifPresent(path -> reasons.add("refers to itself: " + String.join(" → ", path)));
        return reasons;
    }

    /** A way along references from a KPI back to it. */
    private static Optional<List<String>> circle(String id, Map<String, List<KpiDefinition>> versions) {
        return wayBack(id, id, versions, new LinkedHashSet<>());
    }

    private static Optional<List<String>> wayBack(
            String from, String goal, Map<String, List<KpiDefinition>> versions, Set<String> visited) {
        Set<String> next = new TreeSet<>();
        versions.getOrDefault(from, List.of()).forEach(version -> next.addAll(version.references()));
        if (next.contains(goal)) {
            return Optional.of(List.of(from, goal));
        }
        for (String id : next) {
            if (visited.add(id)) {
                Optional<List<String>> rest = wayBack(id, goal, versions, visited);
                if (rest.isPresent()) {
                    List<String> way = new ArrayList<>(List.of(from));
                    way.addAll(rest.get());
                    return Optional.of(way);
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, List<KpiDefinition>> byId(List<KpiDefinition> definitions) {
        return definitions.stream().collect(Collectors.groupingBy(KpiDefinition::id, LinkedHashMap::new, Collectors.toList()));
    }
}
