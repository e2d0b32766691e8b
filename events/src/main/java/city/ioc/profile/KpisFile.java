package city.ioc.profile;

import city.ioc.kpi.Band;
import city.ioc.kpi.Direction;
import city.ioc.kpi.Formula;
import city.ioc.kpi.FormulaParser;
import city.ioc.kpi.KpiCatalogue;
import city.ioc.kpi.KpiDefinition;
import city.ioc.kpi.KpiUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code kpis.yaml} and puts the city's own targets in. */
final class KpisFile {

    /** A target that a city sets for a KPI, and where in which file it says so. */
    record Target(String kpi, BigDecimal value, String source, YamlBlock entry) {}

    private static final String NO_DATA = "no-data";

    private final List<KpiDefinition> definitions = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();

    private KpisFile() {}

    static KpiCatalogue read(TextFile file, List<Target> targets, Problems problems) {
        int before = problems.count();
        KpisFile kpis = new KpisFile();
        YamlBlock.read(file, problems).ifPresent(block -> {
            block.blocks("kpis").forEach(kpis::add);
            block.refuseOthers();
        });
        if (problems.count() > before) {
            return new KpiCatalogue(List.of());
        }
        targets.forEach(kpis::set);
        KpiCatalogue.problems(kpis.definitions)
                .forEach(problem -> problems.add(file.name(), kpis.lines.get(problem.index()), problem.reason()));
        return new KpiCatalogue(problems.count() > before ? List.of() : kpis.definitions);
    }

    private void add(YamlBlock entry) {
        definition(entry).ifPresent(definition -> {
            definitions.add(definition);
            lines.add(entry.line());
        });
    }

    private void set(Target target) {
        boolean found = false;
        for (int i = 0; i < definitions.size(); i++) {
            KpiDefinition definition = definitions.get(i);
            if (definition.id().equals(target.kpi())) {
                found = true;
                try {
                    definitions.set(
                            i, definition.withTarget(target.value(), definition.source() + "; target: " + target.source()));
                } catch (IllegalArgumentException e) {
                    target.entry().problem("target", e.getMessage());
                }
            }
        }
        if (!found) {
            target.entry().problem("kpi", "there is no KPI " + target.kpi());
        }
    }

    private static Optional<KpiDefinition> definition(YamlBlock entry) {
        int before = entry.problems().count();
        String id = entry.value("id", Read::text);
        Integer version = entry.value("version", Read::wholeNumber);
        LocalizedText name = entry.localized("name");
        KpiUnit unit = entry.value("unit", Read.oneOf(KpiUnit.class));
        Formula numerator = entry.value("numerator", FormulaParser::parse);
        Formula denominator = entry.optional("denominator", FormulaParser::parse);
        String whenZero = entry.optional("whenZero", Read::text);
        Direction better = entry.value("better", Read.oneOf(Direction.class));
        BigDecimal target = entry.optional("target", Read::number);
        List<Band> bands = bands(entry);
        LocalDate from = entry.value("validFrom", Read::date);
        LocalDate to = entry.optional("validTo", Read::date);
        String source = entry.value("source", Read::text);
        entry.refuseOthers();
        if (entry.problems().count() > before) {
            return Optional.empty();
        }
        try {
            KpiDefinition definition = new KpiDefinition(
                    id, version, name, unit, numerator, denominator, better, target, bands, from, to, source);
            checkWhenZero(entry, definition.divides(), whenZero);
            return Optional.of(definition);
        } catch (IllegalArgumentException e) {
            entry.problems().add(entry.file(), entry.line(), e.getMessage());
            return Optional.empty();
        }
    }

    private static List<Band> bands(YamlBlock entry) {
        List<Band> bands = new ArrayList<>();
        for (YamlBlock each : entry.blocks("bands")) {
            int before = each.problems().count();
            String id = each.value("id", Read::text);
            LocalizedText name = each.localized("name");
            BigDecimal limit = each.optional("limit", Read::number);
            each.refuseOthers();
            if (each.problems().count() == before) {
                try {
                    bands.add(new Band(id, name, limit));
                } catch (IllegalArgumentException e) {
                    each.problem("id", e.getMessage());
                }
            }
        }
        return bands;
    }

    private static void checkWhenZero(YamlBlock entry, boolean divides, String whenZero) {
        if (divides && whenZero == null) {
            entry.problem("whenZero", "is missing: what is divided needs a rule for zero; write whenZero: " + NO_DATA);
        } else if (divides && !whenZero.equals(NO_DATA)) {
            entry.problem("whenZero", "must be " + NO_DATA + ", not '" + whenZero + "'");
        } else if (!divides && whenZero != null) {
            entry.problem("whenZero", "has no meaning where nothing is divided");
        }
    }
}
