package city.ioc.producers.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
                "{column: days} | {column: days, plusDays: 59} | dossier.accepted.v1: data.limit.value is no time, so it takes no plusDays",
                "`id: \"{dossier}-accepted\"` | `id: {column: dossier, plusDays: 59}` | dossier.accepted.v1: id and subject are no times",
                "`time: \"{accepted at}\"` | `time: {column: accepted at, plusDays: 0}` | plusDays must be at least 1, not 0",
                "empty: false | empty: false, not: x | a condition needs exactly one of equals, in, not, empty, atMost, above, row",
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
                "case: dossier | `case: dossier\nrunning: {n: {}}` | a running number needs columns",
                "case: dossier | `case: dossier\nrunning: {n: {plus: [a], minus: [a]}}` | takes each column once",
                "case: dossier | `running: {n: {plus: [a]}}` | line",
                "source: /import/test | `source: !!java.net.URL [\"http://localhost/\"]` | tags are not allowed",
                "source: /import/test | source: !!str /import/test | m.yaml, line 1: aliases and tags are not allowed",
                "case: dossier | case: *a | m.yaml, line 3: aliases and tags are not allowed",
                "case: dossier | `case: dossier\nx: &x [1]\ny: [*x, *x]` | m.yaml, line 5: aliases and tags",
                "source: /import/test | `source: [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]` | m.yaml, line 1",
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
    void runningNumbersAreNoColumnsOfTheFileButTheirPartsAre() throws ImportException {
        String yaml = GOOD.replace("events:", "running: {left: {plus: [fee], minus: [paid]}}\nevents:")
                .replace("column: unit, empty: false", "column: left before, above: 0");

        assertThat(Mapping.parse(yaml, "m.yaml").columns())
                .containsExactlyInAnyOrder("dossier", "unit", "accepted at", "days", "fee", "paid");
    }

    @Test
    void daysNeedAZone() {
        String yaml = GOOD.replace("zone: Asia/Ho_Chi_Minh\n", "")
                .replace("time: \"{accepted at}\"", "time: {column: accepted at, plusDays: 59}");

        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> Mapping.parse(yaml, "m.yaml"))
                .withMessageContaining("zone is missing: plusDays counts the days of a zone");
    }

    @Test
    void aMappingMustBeASmallTextFile(@TempDir Path folder) throws Exception {
        Path big = Files.write(folder.resolve("big.yaml"), new byte[2 << 20]);
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', (byte) 0xE9});

        assertThatExceptionOfType(ImportException.class).isThrownBy(() -> Mapping.load(big))
                .withMessageContaining("more than 1048576 bytes");
        assertThatExceptionOfType(ImportException.class).isThrownBy(() -> Mapping.load(latin)).withMessageContaining("not UTF-8");
        assertThatExceptionOfType(ImportException.class).isThrownBy(() -> Mapping.load(folder)).withMessageContaining("not a file");
        assertThatExceptionOfType(ImportException.class).isThrownBy(() -> Mapping.load(folder.resolve("none.yaml")))
                .withMessageContaining("not a file");
    }

    @Test
    void anEmptyFileIsNoMapping() {
        assertThatExceptionOfType(ImportException.class).isThrownBy(() -> Mapping.parse("", "m.yaml"));
    }
}
