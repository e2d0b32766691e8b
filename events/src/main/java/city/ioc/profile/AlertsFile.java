package city.ioc.profile;

import city.ioc.alerts.AlertRules;
import city.ioc.alerts.CaseRule;
import city.ioc.alerts.Severity;
import city.ioc.alerts.UnitRule;
import city.ioc.calendar.TimeLimit;
import city.ioc.events.Opt;
import city.ioc.kpi.Formula;
import city.ioc.kpi.FormulaParser;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code alerts.yaml}; {@code docs/reference/alerts.md} explains the fields. */
public final class AlertsFile {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final List<CaseRule> ofCases = new ArrayList<>();
    private final List<UnitRule> ofUnits = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private AlertsFile() {}

    /**
     * Reads a file of rules that belongs to no profile.
     *
     * @throws ProfileException listing every problem with file, line and reason
     */
    public static AlertRules read(Path file) {
        Problems problems = new Problems();
        AlertRules rules = readExisting(new TextFile(file, file.getFileName().toString()), problems);
        if (problems.count() > 0) {
            throw new ProfileException("The file " + file, problems.inOrder());
        }
        return rules;
    }

    /** A city without the file has no rules. */
    static AlertRules read(TextFile file, Problems problems) {
        return file.exists() ? readExisting(file, problems) : AlertRules.NONE;
    }

    private static AlertRules readExisting(TextFile file, Problems problems) {
        AlertsFile rules = new AlertsFile();
        YamlBlock.read(file, problems).ifPresent(block -> {
            block.blocks("cases").forEach(rules::addCaseRule);
            block.blocks("units").forEach(rules::addUnitRule);
            block.refuseOthers();
        });
        return new AlertRules(rules.ofCases, rules.ofUnits);
    }

    private void addCaseRule(YamlBlock entry) {
        int before = entry.problems().count();
        String id = id(entry);
        LocalizedText name = entry.localized("name");
        CaseRule.Kind kind = entry.value("kind", Read.oneOf(CaseRule.Kind.class));
        TimeLimit limit = entry.optional("limit", Read::limit);
        BigDecimal share = entry.optional("share", Read::number);
        Severity severity = severity(entry);
        List<CaseRule.Level> levels = new ArrayList<>();
        entry.blocks("levels").forEach(level -> addLevel(level, levels));
        Validity validity = validity(entry);
        entry.refuseOthers();
        if (entry.problems().count() == before) {
            build(entry, () -> ofCases.add(new CaseRule(id, name, kind, limit, share, severity, levels, validity)));
        }
    }

    private static void addLevel(YamlBlock entry, List<CaseRule.Level> levels) {
        TimeLimit after = entry.value("after", Read::limit);
        Severity severity = severity(entry);
        String escalateTo = entry.value("escalateTo", Read.matching(ID, "lower-case letters, digits and dashes"));
        entry.refuseOthers();
        if (after != null && severity != null && escalateTo != null) {
            levels.add(new CaseRule.Level(after, severity, escalateTo));
        }
    }

    private void addUnitRule(YamlBlock entry) {
        int before = entry.problems().count();
        String id = id(entry);
        LocalizedText name = entry.localized("name");
        Boolean inhibits = Objects.requireNonNullElse(entry.optional("inhibits", Read::yesNo), false);
        Severity severity = severity(entry);
        Validity validity = validity(entry);
        UnitRule.Condition condition = condition(entry);
        entry.refuseOthers();
        if (entry.problems().count() == before) {
            build(entry, () -> ofUnits.add(new UnitRule(id, name, condition, inhibits, severity, validity)));
        }
    }

    private static UnitRule.Condition condition(YamlBlock entry) {
        if (entry.has("silentFor")) {
            TimeLimit limit = entry.value("silentFor", Read::limit);
            return limit == null ? null : new UnitRule.Silence(limit);
        }
        Formula numerator = entry.value("numerator", FormulaParser::parse);
        Formula denominator = entry.optional("denominator", FormulaParser::parse);
        UnitRule.Window window = entry.value("window", Read.oneOf(UnitRule.Window.class));
        BigDecimal above = entry.optional("above", Read::number);
        BigDecimal below = entry.optional("below", Read::number);
        Integer least = entry.value("least", Read::wholeNumber);
        if (above == null == (below == null)) {
            entry.problem("above", "either above or below is needed");
            return null;
        }
        requireSums(entry, "numerator", numerator);
        requireSums(entry, "denominator", denominator);
        return numerator == null || window == null || least == null
                ? null
                : new UnitRule.Ratio(
                        numerator,
                        denominator,
                        window,
                        above == null ? UnitRule.Side.BELOW : UnitRule.Side.ABOVE,
                        above == null ? below : above,
                        least);
    }

    /** Where rules are watched there are sums of each unit, and nothing else. */
    private static void requireSums(YamlBlock entry, String field, @Opt Formula formula) {
        boolean sums =
                switch (formula) {
                    case null -> true;
                    case Formula.Number number -> true;
                    case Formula.Sum sum -> sum.filter().isEmpty();
                    case Formula.Binary binary when binary.operator() != Formula.Operator.DIVIDE -> {
                        requireSums(entry, field, binary.left());
                        requireSums(entry, field, binary.right());
                        yield true;
                    }
                    default -> false;
                };
        if (!sums) {
            entry.problem(field, "may only have sums without filter, numbers, + - and *");
        }
    }

    @Opt
    private String id(YamlBlock entry) {
        String id = entry.value("id", Read.matching(ID, "lower-case letters, digits and dashes, at most 40"));
        if (id != null && !ids.add(id)) {
            entry.problem("id", id + " is the id of another rule");
        }
        return id;
    }

    @Opt
    private static Severity severity(YamlBlock entry) {
        return entry.value("severity", Read.oneOf(Severity.class));
    }

    @Opt
    private static Validity validity(YamlBlock entry) {
        LocalDate from = entry.value("validFrom", Read::date);
        LocalDate to = entry.optional("validTo", Read::date);
        if (from != null && to != null && to.isBefore(from)) {
            entry.problem("validTo", to + " is before validFrom " + from);
            return null;
        }
        return from == null ? null : new Validity(from, to);
    }

    private static void build(YamlBlock entry, Runnable adding) {
        try {
            adding.run();
        } catch (IllegalArgumentException e) {
            entry.problems().add(entry.file(), entry.line(), e.getMessage());
        }
    }
}
