package city.ioc.kpi;

import city.ioc.kpi.Formula.Binary;
import city.ioc.kpi.Formula.Operator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FormulaParserTest {

    @Test
    void plusAndMinusGoFromTheLeft() {
        assertThat(FormulaParser.parse("sum(resolved-on-time) + sum(open-with-due) - sum(overdue)"))
                .isEqualTo(new Binary(
                        Operator.SUBTRACT,
                        new Binary(Operator.ADD, Formula.sum(Measure.RESOLVED_ON_TIME), Formula.sum(Measure.OPEN_WITH_DUE)),
                        Formula.sum(Measure.OVERDUE)));
    }

    @Test
    void timesBindsStrongerThanPlusAndBracketsStrongest() {
        Formula one = number("1");
        Formula two = number("2");
        Formula three = number("3");
        assertThat(FormulaParser.parse("1 + 2*3"))
                .isEqualTo(new Binary(Operator.ADD, one, new Binary(Operator.MULTIPLY, two, three)));
        assertThat(FormulaParser.parse("(1+2) * 3"))
                .isEqualTo(new Binary(Operator.MULTIPLY, new Binary(Operator.ADD, one, two), three));
        assertThat(FormulaParser.parse("1/2/3"))
                .isEqualTo(new Binary(Operator.DIVIDE, new Binary(Operator.DIVIDE, one, two), three));
    }

    @Test
    void everyFunctionIsRead() {
        assertThat(FormulaParser.parse("sum( received , channel = ONLINE,procedure=2.001458 )"))
                .isEqualTo(new Formula.Sum(Measure.RECEIVED, Map.of("channel", "ONLINE", "procedure", "2.001458")));
        assertThat(FormulaParser.parse("distinct(procedure, channel=ONLINE)"))
                .isEqualTo(new Formula.Distinct("procedure", Map.of("channel", "ONLINE")));
        assertThat(FormulaParser.parse("percentile(processing-time, 90)"))
                .isEqualTo(new Formula.Percentile("processing-time", 90));
        assertThat(FormulaParser.parse("mean(waiting-time)")).isEqualTo(new Formula.Mean("waiting-time"));
        assertThat(FormulaParser.parse("kpi(dossiers.processing-time.p90)"))
                .isEqualTo(new Formula.Reference("dossiers.processing-time.p90"));
        assertThat(FormulaParser.parse("given(procedures.online)")).isEqualTo(new Formula.Given("procedures.online"));
        assertThat(FormulaParser.parse("distinct(service, with=paid-online, online=FULL)"))
                .isEqualTo(new Formula.Distinct("service", Map.of("with", "paid-online", "online", "FULL")));
        assertThat(FormulaParser.parse("min(1, 2, max(3, 4))")).isEqualTo(new Formula.Min(List.of(
                number("1"), number("2"), new Formula.Max(List.of(number("3"), number("4"))))));
        assertThat(FormulaParser.parse("0.50")).isEqualTo(number("0.5")).extracting(Formula::text).isEqualTo("0.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "sum(received, channel=ONLINE) / sum(received)",
        "1 - (2 - 3)",
        "1 - 2 - 3",
        "(1 + 2) * 3",
        "1 / (2 * 3)",
        "min(kpi(dossiers.open), 100) + distinct(procedure)"
    })
    void aFormulaIsWrittenWithTheFewestBrackets(String text) {
        assertThat(FormulaParser.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            sum(arrived)                        | 5  | unknown measure 'arrived'; known are received, received-online, resolved,
            sum(resolved)-sum(open)             | 14 | a minus needs a space on both sides, because names contain dashes
            sum(resolved) -sum(open)            | 15 | a minus needs a space on both sides
            1-2                                 | 1  | a number is digits with an optional decimal point, such as 0.5; not '1-2'; a minus
            sum(resolved-open)                  | 5  | unknown measure 'resolved-open'
            received                            | 1  | 'received' stands alone; functions with brackets are sum, distinct, percentile, mean, kpi, given, min, max; did you mean sum(received)?
            total(received)                     | 1  | unknown function 'total'; known are sum
            sum(received, colour=RED)           | 5  | unknown attribute 'colour'; known are channel, online, procedure, with, without
            sum(received, channel=online)       | 5  | unknown channel 'online'; known are [ONLINE, DESK, POSTAL]
            sum(received, online=SOME)          | 5  | unknown online 'SOME'; known are [FULL, PARTIAL, NO]
            sum(received, with=feedback-open)   | 5  | with=… takes a measure of dossiers; not 'feedback-open'
            distinct(with)                      | 10 | unknown attribute 'with'; known are channel, procedure, service
            given(Procedures)                   | 7  | the id of a given figure is lower-case words
            sum(received, channel=DESK, channel=DESK) | 29 | channel is given twice
            sum(tickets-taken, channel=DESK)    | 5  | tickets-taken cannot be filtered: only a dossier has channel
            sum(received, channel)              | 22 | expected '=', found ')'
            sum(received                        | 13 | expected ')', found the end
            sum()                               | 5  | expected a measure, found ')'
            distinct(applicant)                 | 10 | unknown attribute 'applicant'
            percentile(sleeping-time, 50)       | 12 | unknown duration 'sleeping-time'; known are processing-time, waiting-time
            percentile(waiting-time, 101)       | 12 | a percentile is a whole number from 1 to 100, not 101
            percentile(waiting-time, 99.9)      | 26 | a percentile is a whole number from 1 to 100, not '99.9'
            percentile(waiting-time)            | 24 | expected ',', found ')'
            mean(due-time)                      | 6  | unknown duration 'due-time'
            kpi(Dossiers)                       | 5  | the id of a KPI is lower-case words
            min(1)                              | 1  | min needs at least two formulas
            1 +                                 | 4  | expected a number, a bracket or one of sum
            1 2                                 | 3  | expected an operator (+ - * /) or the end, found '2'
            -1                                  | 1  | expected a number, a bracket or one of
            1.                                  | 1  | a number is digits with an optional decimal point
            (1                                  | 3  | expected ')', found the end
            "" | 1 | expected a number
            """)
    void errorsNameTheColumnAndWhatWouldBeRight(String text, int column, String reason) {
        FormulaException error = catchThrowableOfType(FormulaException.class, () -> FormulaParser.parse(text));

        assertThat(error).hasMessageStartingWith("column " + column + ": " + reason);
        assertThat(error.column()).isEqualTo(column);
    }

    @Test
    void excessIsRefused() {
        assertThat(catchThrowableOfType(
                        FormulaException.class, () -> FormulaParser.parse("(".repeat(100) + "1" + ")".repeat(100))))
                .hasMessageContaining("nested at most 50 deep");
        assertThat(catchThrowableOfType(FormulaException.class, () -> FormulaParser.parse("1+".repeat(2000) + "1")))
                .hasMessageContaining("at most 2000 characters");
    }

    @Test
    void aFormulaKnowsItsMeasuresAndReferences() {
        Formula formula = FormulaParser.parse("max(sum(overdue), sum(open)) / kpi(dossiers.received) + sum(open)");

        assertThat(formula.measures()).containsExactly(Measure.OPEN, Measure.OVERDUE);
        assertThat(formula.references()).containsExactly("dossiers.received");
        assertThat(formula.divides()).isTrue();
        assertThat(FormulaParser.parse("1 + sum(open)").divides()).isFalse();
    }

    private static Formula number(String value) {
        return new Formula.Number(new BigDecimal(value));
    }
}
