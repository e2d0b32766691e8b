package city.ioc.kpi;

import city.ioc.events.DossierEvent.Channel;
import city.ioc.kpi.Formula.Binary;
import city.ioc.kpi.Formula.Distinct;
import city.ioc.kpi.Formula.Given;
import city.ioc.kpi.Formula.Max;
import city.ioc.kpi.Formula.Mean;
import city.ioc.kpi.Formula.Min;
import city.ioc.kpi.Formula.Percentile;
import city.ioc.kpi.Formula.Reference;
import city.ioc.kpi.Formula.Sum;
import city.ioc.profile.Procedure;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules for the parts of a formula, how they are written, and how to walk through them. */
final class FormulaParts {
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._-]{1,60}");
    private static final Pattern KPI_ID = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");
    private static final int MAX_ID = 60;

    private FormulaParts() {}

    static void known(String what, String name, Set<String> all) {
        if (!all.contains(name)) {
            throw new IllegalArgumentException(
                    "unknown %s '%s'; known are %s".formatted(what, name, String.join(", ", all)));
        }
    }

    static void kpiId(String id) {
        id("a KPI", id);
    }

    static void id(String what, String id) {
        if (id.length() > MAX_ID || !KPI_ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "the id of %s is lower-case words joined by dots or dashes, such as dossiers.on-time; not '%s'"
                            .formatted(what, id));
        }
    }

    static Map<String, String> filter(Map<String, String> filter) {
        filter.forEach((attribute, value) -> {
            known("attribute", attribute, Formula.FILTERS);
            switch (attribute) {
                case "channel" -> constant(attribute, value, Channel.values());
                case "online" -> constant(attribute, value, Procedure.Online.values());
                case "with", "without" -> dossierMeasure(attribute, value);
                default -> code(attribute, value);
            }
        });
        return Collections.unmodifiableMap(new TreeMap<>(filter));
    }

    private static void constant(String attribute, String value, Enum<?>[] constants) {
        if (Arrays.stream(constants).noneMatch(constant -> constant.name().equals(value))) {
            throw new IllegalArgumentException(
                    "unknown %s '%s'; known are %s".formatted(attribute, value, Arrays.toString(constants)));
        }
    }

    private static void dossierMeasure(String attribute, String value) {
        if (Measure.named(value).filter(Measure::ofDossiers).isEmpty()) {
            throw new IllegalArgumentException("%s=… takes a measure of dossiers; not '%s'".formatted(attribute, value));
        }
    }

    private static void code(String attribute, String value) {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s=… takes letters, digits, dots and dashes; not '%s'".formatted(attribute, value));
        }
    }

    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static List<Formula> operands(String name, List<Formula> operands) {
        if (operands.size() < 2) {
            throw new IllegalArgumentException(name + " needs at least two formulas, separated by commas");
        }
        return List.copyOf(operands);
    }

    /** The formula and everything inside it. */
    static Stream<Formula> parts(Formula formula) {
        return Stream.concat(Stream.of(formula), children(formula).stream().flatMap(FormulaParts::parts));
    }

    static Set<Measure> measures(Formula formula) {
        Set<Measure> measures = EnumSet.noneOf(Measure.class);
        parts(formula).forEach(part -> {
            if (part instanceof Sum sum) {
                measures.add(sum.measure());
            }
        });
        return Collections.unmodifiableSet(measures);
    }

    static Set<String> references(Formula formula) {
        Set<String> references = new TreeSet<>();
        parts(formula).forEach(part -> {
            if (part instanceof Reference reference) {
                references.add(reference.kpi());
            }
        });
        return Collections.unmodifiableSet(references);
    }

    static Set<String> given(Formula formula) {
        Set<String> given = new TreeSet<>();
        parts(formula).forEach(part -> {
            if (part instanceof Given figure) {
                given.add(figure.id());
            }
        });
        return Collections.unmodifiableSet(given);
    }

    static String text(Formula formula) {
        return switch (formula) {
            case Sum(Measure measure, Map<String, String> filter) -> "sum(" + measure.wireName() + text(filter) + ")";
            case Distinct(String attribute, Map<String, String> filter) -> "distinct(" + attribute + text(filter) + ")";
            case Percentile(String duration, int percent) -> "percentile(" + duration + ", " + percent + ")";
            case Mean(String duration) -> "mean(" + duration + ")";
            case Formula.Number(BigDecimal value) -> value.toPlainString();
            case Reference(String kpi) -> "kpi(" + kpi + ")";
            case Given(String id) -> "given(" + id + ")";
            case Min(List<Formula> operands) -> "min(" + text(operands) + ")";
            case Max(List<Formula> operands) -> "max(" + text(operands) + ")";
            case Binary binary -> text(binary);
        };
    }

    private static String text(Binary binary) {
        int strength = binary.operator().strength();
        return bracketed(binary.left(), strength) + " " + binary.operator().symbol() + " "
                + bracketed(binary.right(), strength + 1);
    }

    private static String bracketed(Formula operand, int neededStrength) {
        boolean needsBrackets = operand instanceof Binary binary && binary.operator().strength() < neededStrength;
        return needsBrackets ? "(" + text(operand) + ")" : text(operand);
    }

    private static String text(List<Formula> operands) {
        return operands.stream().map(FormulaParts::text).collect(Collectors.joining(", "));
    }

    private static String text(Map<String, String> filter) {
        return filter.entrySet().stream()
                .map(entry -> ", " + entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining());
    }

    private static List<Formula> children(Formula formula) {
        return switch (formula) {
            case Binary(Formula.Operator operator, Formula left, Formula right) -> List.of(left, right);
            case Min(List<Formula> operands) -> operands;
            case Max(List<Formula> operands) -> operands;
            case Sum sum -> List.of();
            case Distinct distinct -> List.of();
            case Percentile percentile -> List.of();
            case Mean mean -> List.of();
            case Formula.Number number -> List.of();
            case Reference reference -> List.of();
            case Given given -> List.of();
        };
    }
}
