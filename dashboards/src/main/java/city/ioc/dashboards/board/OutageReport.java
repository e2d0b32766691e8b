package city.ioc.dashboards.board;

import city.ioc.dashboards.service.Outage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * Outages and the late dossiers that overlap them.
 *
 * @param all the late dossiers of the question
 * @param units those of each unit that has any, in order of units
 * @param outages the latest first
 */
public record OutageReport(Late all, List<OfUnit> units, List<Struck> outages) {
    public OutageReport {
        units = List.copyOf(units);
        outages = List.copyOf(outages);
    }

    /** @param overlapping how many of them overlap at least one outage */
    public record Late(int dossiers, int overlapping) {
        private static final MathContext DIGITS = new MathContext(20);

        Late plus(boolean overlaps) {
            return new Late(dossiers + 1, overlapping + (overlaps ? 1 : 0));
        }

        /** Null when there are no late dossiers. */
        public BigDecimal share() {
            return dossiers == 0
                    ? null
                    : BigDecimal.valueOf(overlapping).divide(BigDecimal.valueOf(dossiers), DIGITS).stripTrailingZeros();
        }
    }

    /** The late dossiers of one unit alone. */
    public record OfUnit(String unit, Late late) {}

    /**
     * @param workingMillis how much working time it has taken
     * @param lateDossiers how many late dossiers overlap it
     * @param longest those that overlap it longest in working time, the longest first
     */
    public record Struck(Outage outage, long workingMillis, int lateDossiers, List<Overlap> longest) {
        public Struck {
            longest = List.copyOf(longest);
        }
    }

    /** @param workingMillis how much working time of the outage fell into its open time */
    public record Overlap(String id, String unit, long workingMillis) {}
}
