package city.ioc.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ProfileProblemsTest {
    @TempDir
    private Path temp;

    private Path folder;

    @BeforeEach
    void writeAProfileWithoutProblems() throws IOException {
        folder = Profiles.small(temp);
        assertThat(ProfileLoader.load(folder).id()).isEqualTo("small");
    }

    private List<String> problems() {
        ProfileException refusal = catchThrowableOfType(ProfileException.class, () -> ProfileLoader.load(folder));
        assertThat(refusal).as("the profile is refused").isNotNull();
        refusal.problems().forEach(problem -> assertThat(refusal).hasMessageContaining(problem));
        return refusal.problems();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            city.yaml      | id: small                  | id: Small City            | city.yaml:1: id: must be lower-case
            city.yaml      | zone: Asia/Ho_Chi_Minh     | zone: Asia/Can_Tho        | city.yaml:3: zone: must be a time zone
            city.yaml      | zone: Asia/Ho_Chi_Minh     | time: noon                | city.yaml:3: time: unknown field; known are id, name
            city.yaml      | currency: VND              | currency: đồng            | city.yaml:4: currency: must be three capital letters
            city.yaml      | currency: VND              | currency: [VND]           | city.yaml:4: currency: must be a single value, not a list
            city.yaml      | compare: BY_DATE           | compare: by date          | city.yaml:5: compare: must be one of BY_DATE, BY_INSTANT
            city.yaml      | 00:00:00+07:00             | 00:00:00                  | city.yaml:6: earliest: must be a date-time with an offset
            city.yaml      | [SUPPLEMENT]               | [SUPPLEMENT, LUNCH]       | city.yaml:7: countedPauses: must be one of SUPPLEMENT, FEE
            city.yaml      | [SUPPLEMENT]               | SUPPLEMENT                | city.yaml:7: countedPauses: must be a list
            city.yaml      | currency: VND              | id: twice                 | city.yaml:4: is not valid YAML: Duplicate field 'id'
            city.yaml      | currency: VND              | currency: !!java.io.File x: y | city.yaml:4: is not valid YAML
            city.yaml      | currency: VND              | currency: *id             | city.yaml:4: is not valid YAML: aliases are not allowed
            city.yaml      | {vi: Nhỏ, en: Small}       | {vi: Nhỏ}                 | city.yaml:2: en: is missing
            city.yaml      | {vi: Nhỏ, en: Small}       | Small                     | city.yaml:2: name: must be a block of fields
            calendar.yaml  | monday: [07:00-11:00,      | monday: [7-11,            | calendar.yaml:2: monday: must be a time such as 07:00, not '7'
            calendar.yaml  | monday: [07:00-11:00,      | monday: [11:00-07:00,     | calendar.yaml:2: monday: Open hours must close after they open
            calendar.yaml  | tuesday: [07:00-11:00,     | tuesday: [07:00-14:00,    | calendar.yaml:3: The open hours of TUESDAY must be in order
            calendar.yaml  | monday: [07               | mon: [07                  | calendar.yaml:2: mon: unknown field; known are monday, tuesday
            calendar.yaml  | sameDayCutoff: 15:00       | sameDayCutoff: late       | calendar.yaml:4: sameDayCutoff: must be a time
            calendar.yaml  | Days: true                 | Days: perhaps             | calendar.yaml:5: limitsEndOnWorkingDays: must be yes or no
            calendar.yaml  | {date: 2024-01-01          | {date: 2024-02-30         | calendar.yaml:7: date: must be a date such as 2024-02-26
            calendar.yaml  | {date: 2024-01-06          | {date: 2024-01-08         | calendar.yaml:9: date: 2024-01-08 cannot be a make-up day: every MONDAY has open hours
            calendar.yaml  | {date: 2024-01-06          | {date: 2024-01-01         | calendar.yaml:9: date: 2024-01-01 is both a day off and a make-up day
            calendar.yaml  | for: 2024-01-01            | for: 2024-01-02           | calendar.yaml:9: for: 2024-01-02 is not a day off
            calendar.yaml  | name: New Year             | name: x, announced: spring | calendar.yaml:7: announced: must be a date such as 2024-04-12 or a date-time with an offset
            calendar.yaml  | name: New Year             | name: x, announced: 2023-12-31T00:00 | calendar.yaml:7: announced: must be a date such as 2024-04-12 or a date-time with an offset
            calendar.yaml  | for: 2024-01-01            | for: 2024-01-01, announced: 2023-02-30 | calendar.yaml:9: announced: must be a date such as 2024-04-12
            calendar.yaml  | name: New Year             | name: x, announced: +999999999-12-31T00:00:00Z | calendar.yaml:7: announced: must be a date such as 2024-04-12 or
            calendar.yaml  | name: New Year             | name: x, since: 2023-12-31 | calendar.yaml:7: since: unknown field; known are date, name, announced
            units.csv      | ,name_vi                   | ,name                     | units.csv:1: the header must be code,name_vi,name_en
            units.csv      | DISTRICT,92                | DISTRICT,999              | units.csv:3: parent 999 is not a unit
            units.csv      | DISTRICT,92                | DISTRICT,                 | units.csv:3: unit 916 needs a parent
            units.csv      | DISTRICT,92                | DISTRICT,31135            | units.csv:3: parent 31135 is a COMMUNE, which cannot be above a DISTRICT
            units.csv      | 92,2025-07-01              | 916,2025-07-01            | units.csv:5: parent 916 is not valid on 2025-07-01
            units.csv      | 92,2025-07-01              | 92,2025-06-30             | units.csv:5: unit 31135 (Ninh Kiều), valid from 2025-06-30, overlaps Tân An
            units.csv      | 2025-07-01,                | 2025-07-01,2025-06-30     | units.csv:5: valid_to: must not be before valid_from
            units.csv      | 2025-07-01,                | 1 July 2025,              | units.csv:5: valid_from: must be a date
            units.csv      | 2025-07-01,                | 2025-07-01                | units.csv:5: has 6 columns, must have 7
            units.csv      | DISTRICT,                  | QUARTER,                  | units.csv:3: kind: must be one of CITY, DEPARTMENT, DISTRICT, COMMUNE
            units.csv      | Thành phố,City             | Thành phố,                | units.csv:2: name_en: is missing
            units.csv      | Thành phố,City             | "Thành" phố,City          | units.csv:2: is not CSV
            procedures.csv | 2.000635                   | 2.001458                  | procedures.csv:3: code: procedure 2.001458 is listed twice
            procedures.csv | 2.000635                   | 2.000635.000.00.00.H13    | procedures.csv:3: code: must be without unit suffix: 2.000635
            procedures.csv | 10,WORKING_DAY             | ten,WORKING_DAY           | procedures.csv:2: limit_value: must be a whole number
            procedures.csv | 10,WORKING_DAY             | 0,WORKING_DAY             | procedures.csv:2: limit_value: A time limit in WORKING_DAY must be from 1
            procedures.csv | 10,WORKING_DAY             | 10,DAY                    | procedures.csv:2: limit_unit: must be one of WORKING_DAY
            procedures.csv | yes,SUPPLEMENT+FEE         | yes,SUPPLEMENT+LUNCH      | procedures.csv:2: counted_pauses: must be one of SUPPLEMENT
            procedures.csv | yes,SUPPLEMENT+FEE         | 5 đồng,SUPPLEMENT+FEE     | procedures.csv:2: fee: must be yes or no
            kpis.yaml      | sum(received)              | sum(recieved)             | kpis.yaml:6: numerator: column 5: unknown measure 'recieved'; known are received,
            kpis.yaml      | kpi(dossiers.received)     | kpi(dossiers.accepted)    | kpis.yaml:10: kpi(dossiers.accepted): there is no such KPI
            kpis.yaml      | whenZero: no-data          | whenZero: 0               | kpis.yaml:16: whenZero: must be no-data, not '0'
            kpis.yaml      | whenZero: no-data          |                           | kpis.yaml:10: whenZero: is missing: what is divided needs a rule for zero
            kpis.yaml      | numerator: sum(received)   | numerator: 1 / 2          | kpis.yaml:2: whenZero: is missing
            kpis.yaml      | target: 0.5                | target: 50                | kpis.yaml:10: the target of a SHARE is a fraction from 0 to 1, not 50
            kpis.yaml      | target: 0.5                | target: half              | kpis.yaml:18: target: must be a plain number
            kpis.yaml      | denominator: kpi(dossiers.received) | | kpis.yaml:10: a SHARE needs a denominator
            kpis.yaml      | target: 0.5                | bands: [{id: good, limit: 0.9}] | kpis.yaml:18: name: is missing
            kpis.yaml      | target: 0.5                | bands: [{id: GOOD, name: {vi: T, en: G}}] | kpis.yaml:18: id: the id of a band is lower-case words
            kpis.yaml      | target: 0.5                | bands: [{id: good, name: {vi: T, en: G}, from: 1}] | kpis.yaml:18: from: unknown field; known are id, name, limit
            kpis.yaml      | target: 0.5                | bands: [{id: good, name: {vi: T, en: G}, limit: 90}, {id: poor, name: {vi: K, en: P}}] | kpis.yaml:10: the limit of band good must be a fraction from 0 to 1, not 90
            kpis.yaml      | unit: COUNT                | unit: PIECES              | kpis.yaml:5: unit: must be one of COUNT, SHARE, MONEY, DURATION
            """)
    void everyProblemIsToldWithFileAndLine(String file, String text, String by, String problem) throws IOException {
        Profiles.change(folder, file, text, by == null ? "" : by);

        assertThat(problems()).anySatisfy(told -> assertThat(told).startsWith(problem));
    }

    @Test
    void allProblemsOfAllFilesAreToldAtOnce() throws IOException {
        Profiles.change(folder, "city.yaml", "VND", "dong");
        Profiles.change(folder, "city.yaml", "BY_DATE", "BY_HOUR");
        Profiles.change(folder, "calendar.yaml", "15:00", "25:00");
        Profiles.change(folder, "units.csv", "2004-01-02,\n", "never,\n");
        Profiles.change(folder, "procedures.csv", "yes", "maybe");
        Profiles.change(folder, "kpis.yaml", "sum(received)", "sum received");

        assertThat(problems()).map(problem -> problem.replaceAll("^([^ ]+ [^ ]+).*", "$1")).containsExactly(
                "calendar.yaml:4: sameDayCutoff:", "city.yaml:4: currency:", "city.yaml:5: compare:",
                "kpis.yaml:6: numerator:", "procedures.csv:2: fee:", "units.csv:2: valid_from:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {codes: [916, 917], week: {monday: [07:00-11:00]}}  | calendar.yaml:11: codes: 917 is not a unit
            {codes: [916, 916], week: {monday: [07:00-11:00]}}  | calendar.yaml:11: codes: unit 916 has hours of its own already
            {codes: [92], week: {monday: [07:00-11:00]}}        | calendar.yaml:12: codes: unit 92 has hours of its own already
            {codes: [], week: {monday: [07:00-11:00]}}          | calendar.yaml:11: codes: names no unit
            {week: {monday: [07:00-11:00]}}                     | calendar.yaml:11: codes: names no unit
            {codes: [916]}                                      | calendar.yaml:11: week: is missing
            {codes: [916], week: {}}                            | calendar.yaml:11: week: at least one day needs open hours
            {codes: [916], week: {monday: [11:00-07:00]}}       | calendar.yaml:11: monday: Open hours must close after they open
            {codes: [916], week: {monday: [07:00-11:00]}, x: y} | calendar.yaml:11: x: unknown field; known are week, codes
            """)
    void everyProblemWithTheHoursOfAUnitIsTold(String unit, String problem) throws IOException {
        Path calendar = folder.resolve("calendar.yaml");
        Files.writeString(calendar, Files.readString(calendar) + """
                units:
                  - %s
                  - {codes: [92], week: {tuesday: [07:00-11:00]}}
                """.formatted(unit));

        assertThat(problems()).hasSize(1).allSatisfy(told -> assertThat(told).startsWith(problem));
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(folder.resolve("calendar.yaml"));
        Files.delete(folder.resolve("kpis.yaml"));

        assertThat(problems())
                .containsExactly("calendar.yaml:1: there is no such file", "kpis.yaml:1: there is no such file");
    }

    @Test
    void aFolderThatIsNoneIsRefused() {
        folder = temp.resolve("nowhere");

        assertThat(problems()).containsExactly("city.yaml:1: there is no such file");
    }

    @Test
    void aFileThatIsNotTextIsRefused() throws IOException {
        Files.write(folder.resolve("units.csv"), "Cần Thơ".getBytes(StandardCharsets.UTF_16LE));

        assertThat(problems()).containsExactly("units.csv:1: is not UTF-8 text");
    }

    @Test
    void aHugeFileIsRefused() throws IOException {
        Files.writeString(folder.resolve("units.csv"), "x".repeat(5 << 20));

        assertThat(problems()).containsExactly("units.csv:1: is larger than 4 MiB");
    }

    @Test
    void aSecondDocumentInAFileIsRefused() throws IOException {
        Profiles.change(folder, "city.yaml", "compare:", "---\ncompare:");

        assertThat(problems()).contains("city.yaml:6: must hold one document only");
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        Profiles.change(folder, "city.yaml", "[SUPPLEMENT]", "[".repeat(100) + "]".repeat(100));

        assertThat(problems()).anySatisfy(problem -> assertThat(problem).startsWith("city.yaml:7: is not valid YAML"));
    }

    @Test
    void aTargetForAnUnknownKpiIsRefused() throws IOException {
        Path city = folder.resolve("city.yaml");
        Files.writeString(city, Files.readString(city) + """
                targets:
                  - {kpi: dossiers.late, target: 0.1, source: test}
                  - {kpi: dossiers.online-share, target: 80, source: test}
                  - {kpi: dossiers.online-share, target: 0.8, source: test}
                """);

        assertThat(problems()).containsExactly(
                "city.yaml:9: kpi: there is no KPI dossiers.late",
                "city.yaml:10: target: the target of a SHARE is a fraction from 0 to 1, not 80",
                "city.yaml:11: kpi: dossiers.online-share has a target already");
    }

    @Test
    void kpisThatReferToEachOtherAreRefused() throws IOException {
        Profiles.change(folder, "kpis.yaml", "numerator: sum(received)\n", "numerator: kpi(dossiers.online-share)\n");

        assertThat(problems()).containsExactly(
                "kpis.yaml:2: refers to itself: dossiers.received → dossiers.online-share → dossiers.received",
                "kpis.yaml:10: refers to itself: dossiers.online-share → dossiers.received → dossiers.online-share");
    }
}
