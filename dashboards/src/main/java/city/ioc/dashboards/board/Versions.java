package city.ioc.dashboards.board;

import city.ioc.dashboards.cases.Period;
import city.ioc.kpi.KpiDefinition;
import city.ioc.profile.Validity;
import java.util.List;
import java.util.stream.Collectors;

/** Which KPIs a question is about, and by which versions of their definitions. */
public final class Versions {
    private static final String ALL = "all";

    private final Board board;

    public Versions(Board board) {
        this.board = board;
    }

    /**
     * The definitions to compute a period by, those of one KPI the earliest first.
     *
     * @param kpi null for all
     * @param version a number; {@code all} for each that is valid on some day of the period; null for the one of its last day
     * @throws Refusal when there is no such KPI or version
     */
    public List<KpiDefinition> chosen(String kpi, String version, Period period) {
        if (kpi == null && version != null) {
            throw Refusal.of("'version' needs 'kpi': versions are counted for each KPI by itself");
        }
        if (kpi == null) {
            return board.profile().kpis().on(period.to());
        }
        if (version == null) {
            return List.of(board.definition(kpi, period.to()));
        }
        return version.equals(ALL) ? valid(kpi, period) : List.of(numbered(kpi, version));
    }

    private List<KpiDefinition> valid(String kpi, Period period) {
        Validity days = new Validity(period.from(), period.to());
        List<KpiDefinition> valid =
                known(kpi).stream().filter(each -> each.validity().overlaps(days)).toList();
        if (valid.isEmpty()) {
            throw Refusal.of("KPI '%s' has no version that is valid %s".formatted(kpi, days));
        }
        return valid;
    }

    /** @throws Refusal when there is no such KPI or version */
    KpiDefinition numbered(String kpi, String version) {
        List<KpiDefinition> versions = known(kpi);
        return versions.stream()
                .filter(each -> String.valueOf(each.version()).equals(version))
                .findFirst()
                .orElseThrow(() -> Refusal.of("KPI '%s' has no version '%s'; it has %s".formatted(
                        kpi,
                        version,
                        versions.stream().map(each -> String.valueOf(each.version())).collect(Collectors.joining(", ")))));
    }

    private List<KpiDefinition> known(String kpi) {
        List<KpiDefinition> versions = board.profile().kpis().versions(kpi);
        if (versions.isEmpty()) {
            throw Board.unknownKpi(kpi);
        }
        return versions;
    }
}
