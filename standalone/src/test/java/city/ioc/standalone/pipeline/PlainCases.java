package city.ioc.standalone.pipeline;

import city.ioc.oracle.BatchOracle;
import city.ioc.oracle.CaseResult;
import city.ioc.oracle.Cell;
import city.ioc.oracle.OracleResult;
import city.ioc.oracle.OracleSettings;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each case has come to by the batch computation, in plain lists. */
final class PlainCases {

    /** An amount, and the case that it comes from; that is null for samples of health. */
    record Amount(Cell cell, long amount, CaseResult of) {}

    private final List<CaseResult> results = new ArrayList<>();
    private final Map<String, List<Amount>> byCode = new HashMap<>();
    private final Map<String, Map<LocalDate, Set<String>>> above = new HashMap<>();
    private final Map<String, Set<String>> everAbove = new HashMap<>();
    private final PlainUnits units;

    /** @param lines canonical events of each case, in any order */
    PlainCases(Map<String, List<byte[]>> lines, Map<Cell, Long> health, OracleSettings settings, PlainUnits units) {
        this(lines.values().stream().map(ofCase -> BatchOracle.computeBytes(ofCase, settings)).toList(), health, units);
    }

    /** @param ofCases what the batch computation finds, of one case each */
    PlainCases(Collection<OracleResult> ofCases, Map<Cell, Long> health, PlainUnits units) {
        this.units = units;
        ofCases.forEach(computed -> computed.cases().values().forEach(result -> {
            results.add(result);
            computed.cells().forEach((cell, amount) -> add(cell, amount, result));
        }));
        health.forEach((cell, amount) -> add(cell, amount, null));
    }

    private void add(Cell cell, long amount, CaseResult of) {
        byCode.computeIfAbsent(cell.unit(), code -> new ArrayList<>()).add(new Amount(cell, amount, of));
    }

    List<CaseResult> results() {
        return results;
    }

    /** Those of all codes that ever belonged to a unit. */
    List<Amount> amounts(String unit) {
        List<Amount> amounts = new ArrayList<>();
        byCode.forEach((code, ofCode) -> {
            if (unit == null || everAbove.computeIfAbsent(code, units::everAbove).contains(unit)) {
                amounts.addAll(ofCode);
            }
        });
        return amounts;
    }

    /** Whether a code belongs to a unit on a day; every code does to the whole city, which is null. */
    boolean belongs(String code, LocalDate day, String unit) {
        return unit == null
                || above.computeIfAbsent(code, each -> new HashMap<>())
                        .computeIfAbsent(day, each -> units.above(code, each))
                        .contains(unit);
    }
}
