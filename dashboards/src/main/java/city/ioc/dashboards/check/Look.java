package city.ioc.dashboards.check;

import city.ioc.kpi.Measure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Cells and cases of all units compared once.
 *
 * @param asOf the moment compared, epoch milliseconds
 * @param compared how many sums
 * @param differing the sums on which they differ
 */
record Look(long asOf, int compared, Map<Sum, Sides> differing) {

    /** What is compared. */
    record Sum(String unit, Identity identity, Measure measure, boolean ahead) {}

    record Sides(Totals.Total cells, Totals.Total cases) {
        boolean differ() {
            return !cells.equals(cases);
        }
    }

    static Look at(long asOf, Totals cells, Totals cases) {
        Map<Sum, Sides> sums = new HashMap<>();
        Set<String> units = new HashSet<>(cells.units());
        units.addAll(cases.units());
        units.forEach(unit -> compare(unit, cells.known(unit), cases.known(unit), sums));
        int compared = sums.size();
        sums.values().removeIf(sides -> !sides.differ());
        return new Look(asOf, compared, sums);
    }

    private static void compare(String unit, Totals.OfUnit cells, Totals.OfUnit cases, Map<Sum, Sides> sums) {
        for (Measure measure : Measure.ofCases()) {
            sums.put(new Sum(unit, Identity.CELLS, measure, false), new Sides(cells.of(measure), cases.of(measure)));
            sums.put(
                    new Sum(unit, Identity.CELLS, measure, true),
                    new Sides(cells.after(measure), cases.after(measure)));
        }
        for (Identity identity : Identity.ofStates()) {
            sums.put(
                    new Sum(unit, identity, null, false),
                    new Sides(cells.ofMeasures(identity.cells()), cases.ofTerms(identity.cases())));
        }
    }
}
