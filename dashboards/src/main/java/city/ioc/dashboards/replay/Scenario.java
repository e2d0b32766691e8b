package city.ioc.dashboards.replay;

import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.dashboards.scope.UnitTree;
import city.ioc.events.Opt;
import city.ioc.profile.CityProfile;
import city.ioc.replay.Assumptions;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is to be tried, over what lives.
 *
 * @param changed   the profile that is tried; the live one when it is not another
 * @param live      the profile that is compared with
 * @param dueShift  by how many days every due is moved
 * @param knownAt   what arrived later is not known; null when all is
 * @param writtenAt what a desk recorded later is not known; null when all is
 * @param units     whose figures are wanted, each with all below it; empty for the whole city
 */
public record Scenario(
        CityProfile changed, CityProfile live, int dueShift, @Opt Instant knownAt, @Opt Instant writtenAt, List<String> units) {
    public Scenario {
        units = List.copyOf(units);
    }

    Assumptions changedAssumptions() {
        return new Assumptions(changed.rules(), changed.units(), dueShift, knownAt, writtenAt);
    }

    Assumptions liveAssumptions() {
        return Assumptions.of(live.rules(), live.units());
    }

    /** The moment that figures are told as of: now, or the earlier one at which something is taken to be known. */
    Instant moment(Instant now) {
        return Stream.of(now, knownAt, writtenAt).filter(Objects::nonNull).min(Instant::compareTo).orElseThrow();
    }

    /**
     * Whether a code is of the units wanted, on whatever day and by whichever of the two profiles.
     *
     * @throws Refusal when a unit is not known
     */
    Predicate<String> wanted() {
        if (units.isEmpty()) {
            return code -> true;
        }
        Set<String> codes = new HashSet<>();
        for (String unit : units) {
            List<UnitScope> scopes = Stream.of(changed, live)
                    .map(profile -> new UnitTree(profile.units()).scope(unit))
                    .flatMap(scope -> scope.stream())
                    .toList();
            if (scopes.isEmpty()) {
                throw Refusal.of("unknown unit '%s'; /api/v1/units lists the known ones".formatted(unit));
            }
            scopes.forEach(scope -> codes.addAll(scope.codes()));
        }
        return codes::contains;
    }
}
