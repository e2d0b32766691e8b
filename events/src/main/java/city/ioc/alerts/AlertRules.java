package city.ioc.alerts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All rules of a profile. */
public record AlertRules(List<CaseRule> ofCases, List<UnitRule> ofUnits) {
    public static final AlertRules NONE = new AlertRules(List.of(), List.of());

    public AlertRules {
        ofCases = List.copyOf(ofCases);
        ofUnits = List.copyOf(ofUnits);
    }

    public Stream<AlertRule> all() {
        return Stream.concat(ofCases.stream(), ofUnits.stream());
    }

    /** Empty when no rule has this id. */
    public Optional<AlertRule> rule(String id) {
        return all().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
