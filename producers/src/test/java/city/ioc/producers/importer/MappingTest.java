package city.ioc.producers.importer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MappingTest {
    private static final String GOOD = """
            source: /import/test
            zone: Asia/Ho_Chi_Minh
            case: dossier
            events:
              - type: dossier.accepted.v1
                once: case
                when: [{column: unit, empty: false}]
                id: "{dossier}-accepted"
                time: "{accepted at}"
                data:
                  unit: {column: unit, default: "916"}
                  procedure: "1.004227"
                  limit.value: {column: days}
                  limit.unit: {constant: WORKING_DAY}
            """;

    @Test
    void knowsTheColumnsThatItReads() throws ImportException {
        assertThat(Mapping.parse(GOOD, "m.yaml").columns()).containsExactlyInAnyOrder("dossier", "unit", "accepted at", "days");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "once: case | onse: case | m.yaml, line 6: unknown key \"onse\"; known are [data, id, once, recordedtime, subject, time, type, when]",
                "dossier.accepted.v1 | dossier.eaten.v1 | \"dossier.eaten.v1\" is not an event type",
                "procedure: | prozedure: | dossier.accepted.v1: data.prozedure is not a field that can be mapped",
                "      procedure: \"1.004227\" | `` | dossier.accepted.v1: data.procedure is missing",
                "limit.value: | limit.volume: | data.limit.volume is not a field that can be mapped",
                "{column: unit, default: \"916\"} | {column: unit, constant: x} | needs exactly one of column, template, constant",
                "{column: unit, default: \"916\"} | {column: unit, otherwise: x} | there is no map",
                "empty: false | empty: false, not: x | a condition needs exactly one of equals, in, not, empty, row",
                "{column: unit, empty: false} | {row: first, column: unit} | a condition needs a column, unless",
                "once: case | once: week | m.yaml, line 6: \"week\" is none of [case]",
                "once: case | once: [case] | m.yaml, line 6: something else is expected here",
                "Asia/Ho_Chi_Minh | Asia/Saigonn | zone: \"Asia/Saigonn\" is not a time zone",
                "case: dossier | case: | case is missing",
                "source: /import/test | source: | source is missing",
                "source: /import/test | `source: /a\nsource: /b` | m.yaml, line 2: Duplicate",
                "events: | `events: []\nx:` | m.yaml, line",
                "zone: Asia/Ho_Chi_Minh | decimalSeparator: \"'\" | decimalSeparator must be . or ,",
                "zone: Asia/Ho_Chi_Minh | timeFormats: [bb] | m.yaml, line",
                "zone: Asia/Ho_Chi_Minh | zone: [ | m.yaml, line",
            })
    void whatCannotWorkIsRefusedAndSaidWhere(String what, String wrong, String reason) {
        assertThat(GOOD).contains(what);

        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> Mapping.parse(GOOD.replace(what, wrong), "m.yaml"))
                .withMessageStartingWith("m.yaml, line ")
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void anEmptyFileIsNoMapping() {
        assertThatExceptionOfType(ImportException.class).isThrownBy(() -> Mapping.parse("", "m.yaml"));
    }
}
