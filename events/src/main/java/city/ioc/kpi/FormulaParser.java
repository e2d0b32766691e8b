package city.ioc.kpi;

import city.ioc.kpi.Formula.Binary;
import city.ioc.kpi.Formula.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the text of a formula.
 *
 * <pre>
 * formula := term { ("+" | " - ") term }
 * term    := factor { ("*" | "/") factor }
 * factor  := number | "(" formula ")" | call
 * call    := "sum(" measure { "," attribute "=" value } ")" | "distinct(" attribute { "," attribute "=" value } ")"
 *          | "percentile(" duration "," percent ")" | "mean(" duration ")" | "kpi(" id ")" | "given(" id ")"
 *          | "min(" formula { "," formula } ")" | "max(" formula { "," formula } ")"
 * </pre>
 *
 * Names contain dashes, so a minus has a space on both sides.
 */
public final class FormulaParser {
    private static final int MAX_LENGTH = 2000;
    private static final int MAX_NESTING = 50;
    private static final String CALLS = "sum, distinct, percentile, mean, kpi, given, min, max";

    private final String text;
    private int position;
    private int nesting;

    private FormulaParser(String text) {
        this.text = text;
    }

    /** @throws FormulaException when the text is not a formula; its message names the column and what would be right */
    public static Formula parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new FormulaException(MAX_LENGTH, "a formula has at most " + MAX_LENGTH + " characters");
        }
        FormulaParser parser = new FormulaParser(text);
        Formula formula = parser.formula();
        if (parser.peek() != END) {
            throw parser.unexpected("an operator (+ - * /) or the end");
        }
        return formula;
    }

    private Formula formula() {
        Formula left = term();
        while (peek() == '+' || peek() == '-') {
            Operator operator = peek() == '+' ? Operator.ADD : Operator.SUBTRACT;
            if (operator == Operator.SUBTRACT) {
                checkSpacesAroundMinus();
            }
            position++;
            left = new Binary(operator, left, term());
        }
        return left;
    }

    private Formula term() {
        Formula left = factor();
        while (peek() == '*' || peek() == '/') {
            Operator operator = peek() == '*' ? Operator.MULTIPLY : Operator.DIVIDE;
            position++;
            left = new Binary(operator, left, factor());
        }
        return left;
    }

    private Formula factor() {
        char next = peek();
        if (next == '(') {
            return nested(() -> {
                expect('(');
                Formula inner = formula();
                expect(')');
                return inner;
            });
        }
        if (isDigit(next)) {
            return number();
        }
        if (!isLetter(next)) {
            throw unexpected("a number, a bracket or one of " + CALLS);
        }
        return nested(this::call);
    }

    private Formula number() {
        int start = position;
        String word = word("a number");
        if (!word.matches("[0-9]{1,30}([.][0-9]{1,30})?")) {
            throw new FormulaException(start + 1, "a number is digits with an optional decimal point, such as 0.5; not '"
                    + word + "'" + (word.contains("-") ? "; a minus has a space on both sides" : ""));
        }
        return new Formula.Number(new BigDecimal(word));
    }

    private Formula call() {
        int start = position;
        String name = word("a function");
        if (peek() != '(') {
            throw new FormulaException(
                    start + 1, "'" + name + "' stands alone; functions with brackets are " + CALLS + hintForMeasure(name));
        }
        return switch (name) {
            case "sum" -> sum();
            case "distinct" -> distinct();
            case "percentile" -> percentile();
            case "mean" -> checked(position + 1, single(Formula.Mean::new));
            case "kpi" -> checked(position + 1, single(Formula.Reference::new));
            case "given" -> checked(position + 1, single(Formula.Given::new));
            case "min" -> checked(start, extreme(Formula.Min::new));
            case "max" -> checked(start, extreme(Formula.Max::new));
            default -> throw new FormulaException(start + 1, "unknown function '" + name + "'; known are " + CALLS);
        };
    }

    private Formula sum() {
        expect('(');
        int start = skipSpaces();
        String name = word("a measure");
        Measure measure = Measure.named(name)
                .orElseThrow(() -> new FormulaException(
                        start + 1, "unknown measure '" + name + "'; known are " + Measure.allWireNames()));
        Map<String, String> filter = filterAndEnd();
        return checked(start, () -> new Formula.Sum(measure, filter));
    }

    private Formula distinct() {
        expect('(');
        int start = skipSpaces();
        String attribute = word("an attribute");
        Map<String, String> filter = filterAndEnd();
        return checked(start, () -> new Formula.Distinct(attribute, filter));
    }

    private Formula percentile() {
        expect('(');
        int start = skipSpaces();
        String duration = word("a duration");
        expect(',');
        int percentStart = skipSpaces();
        String percent = word("a percentile");
        expect(')');
        if (!percent.matches("[0-9]{1,3}")) {
            throw new FormulaException(
                    percentStart + 1, "a percentile is a whole number from 1 to 100, not '" + percent + "'");
        }
        return checked(start, () -> new Formula.Percentile(duration, Integer.parseInt(percent)));
    }

    private Supplier<Formula> single(Function<String, Formula> maker) {
        expect('(');
        String argument = word("a name");
        expect(')');
        return () -> maker.apply(argument);
    }

    private Supplier<Formula> extreme(Function<List<Formula>, Formula> maker) {
        expect('(');
        List<Formula> operands = new ArrayList<>(List.of(formula()));
        while (peek() == ',') {
            position++;
            operands.add(formula());
        }
        expect(')');
        return () -> maker.apply(operands);
    }

    private Map<String, String> filterAndEnd() {
        Map<String, String> filter = new TreeMap<>();
        while (peek() == ',') {
            position++;
            int start = skipSpaces();
            String attribute = word("an attribute");
            expect('=');
            String value = word("a value");
            if (filter.put(attribute, value) != null) {
                throw new FormulaException(start + 1, attribute + " is given twice");
            }
        }
        expect(')');
        return filter;
    }

    private Formula nested(Supplier<Formula> inner) {
        if (++nesting > MAX_NESTING) {
            throw new FormulaException(position + 1, "brackets may be nested at most " + MAX_NESTING + " deep");
        }
        Formula formula = inner.get();
        nesting--;
        return formula;
    }

    /** Lets the records judge, and adds the place to what they say. */
    private static Formula checked(int start, Supplier<Formula> maker) {
        try {
            return maker.get();
        } catch (FormulaException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new FormulaException(start + 1, e.getMessage());
        }
    }

    private void checkSpacesAroundMinus() {
        boolean before = position > 0 && Character.isWhitespace(text.charAt(position - 1));
        boolean after = position + 1 < text.length() && Character.isWhitespace(text.charAt(position + 1));
        if (!before || !after) {
            throw new FormulaException(
                    position + 1, "a minus needs a space on both sides, because names contain dashes: a - b");
        }
    }

    private static String hintForMeasure(String name) {
        return Measure.named(name).isPresent() ? "; did you mean sum(" + name + ")?" : "";
    }

    // Reading characters

    private static final char END = '\0';

    private int skipSpaces() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position;
    }

    private char peek() {
        return skipSpaces() < text.length() ? text.charAt(position) : END;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw unexpected("'" + wanted + "'");
        }
        position++;
    }

    private String word(String what) {
        int start = skipSpaces();
        while (position < text.length() && isWordPart(text.charAt(position))) {
            position++;
        }
        if (position == start) {
            throw unexpected(what);
        }
        return text.substring(start, position);
    }

    private FormulaException unexpected(String wanted) {
        String found = peek() == END ? "the end" : "'" + peek() + "'";
        return new FormulaException(position + 1, "expected " + wanted + ", found " + found);
    }

    private static boolean isWordPart(char c) {
        return isLetter(c) || isDigit(c) || c == '.' || c == '-' || c == '_';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
