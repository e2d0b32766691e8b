package city.ioc.profile;

import city.ioc.alerts.AlertRules;
import city.ioc.alerts.CaseRule;
import city.ioc.alerts.Severity;
import city.ioc.calendar.TimeLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AlertsFileTest {
    private static final String GOOD = """
            cases:
              - id: due-soon
                name: {vi: Sắp đến hạn, en: Due soon}
                kind: DUE_SOON
                limit: 8 WORKING_HOUR
                severity: NOTICE
                validFrom: 2024-01-01
              - id: stuck
                name: {vi: Không chuyển biến, en: Stuck}
                kind: STUCK
                limit: 5 WORKING_DAY
                severity: NOTICE
                levels:
                  - {after: 1 WORKING_DAY, severity: HIGH, escalateTo: unit-head}
                validFrom: 2024-01-01
                validTo: 2024-12-31
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("rules.yaml"), GOOD);
    }

    @Test
    void readsRulesOfNoProfile() {
        AlertRules rules = AlertsFile.read(file);

        assertThat(rules.ofUnits()).isEmpty();
        assertThat(rules.ofCases().getFirst().limit()).isEqualTo(new TimeLimit(8, TimeLimit.Unit.WORKING_HOUR));
        CaseRule stuck = rules.ofCases().getLast();
        assertThat(stuck.kind()).isEqualTo(CaseRule.Kind.STUCK);
        assertThat(stuck.validity()).isEqualTo(new Validity(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31)));
        assertThat(stuck.levels()).containsExactly(
                new CaseRule.Level(new TimeLimit(1, TimeLimit.Unit.WORKING_DAY), Severity.HIGH, "unit-head"));
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(() -> AlertsFile.read(folder.resolve("none.yaml")))
                .withMessageContaining("none.yaml:1: there is no such file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: DUE_SOON           | kind: SOON                | rules.yaml:4: kind: must be one of DUE_SOON, OVERDUE
            kind: DUE_SOON           | kind: OVERDUE             | rules.yaml:2: OVERDUE takes nothing
            limit: 8 WORKING_HOUR    | share: 1.5                | rules.yaml:2: a share must be above 0 and below 1, not 1.5
            limit: 8 WORKING_HOUR    | limit: 1 MONTH            | rules.yaml:2: DUE_SOON takes a limit in WORKING_HOUR, WORKING_DAY or CALENDAR_DAY
            limit: 8 WORKING_HOUR    | limit: SAME_DAY_15H       | rules.yaml:2: DUE_SOON takes a limit in WORKING_HOUR, WORKING_DAY or CALENDAR_DAY
            limit: 5 WORKING_DAY     | limit: NONE               | rules.yaml:8: a rule whose limit is NONE never holds
            id: stuck                | id: due-soon              | rules.yaml:8: id: due-soon is the id of another rule
            validTo: 2024-12-31      | validTo: 2023-12-31       | rules.yaml:16: validTo: 2023-12-31 is before validFrom
            severity: NOTICE         | severity: MILD            | rules.yaml:6: severity: must be one of NOTICE, WARNING, HIGH, CRITICAL
            validTo: 2024-12-31      | sound: loud               | rules.yaml:16: sound: unknown field
            """)
    void whatIsWrongIsToldWithFileAndLine(String text, String by, String problem) throws IOException {
        assertThat(GOOD).contains(text);
        Files.writeString(file, GOOD.replace(text, by));

        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(() -> AlertsFile.read(file))
                .satisfies(e -> assertThat(e.problems()).anyMatch(told -> told.startsWith(problem)))
                .withMessageStartingWith("The file " + file + " has ");
    }

    @Test
    void everyProfileThatComesWithTheProjectHasRulesOfEveryKind() {
        for (String profile : List.of("cantho", "generic", "wabo", "fines", "boston311")) {
            assertThat(Profiles.load(profile).rules().alerts().ofCases())
                    .extracting(CaseRule::kind)
                    .contains(CaseRule.Kind.values());
        }
    }
}
