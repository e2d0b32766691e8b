package city.ioc.profile;

import city.ioc.calendar.TimeLimit;
import city.ioc.events.DossierEvent.PauseCause;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FoldRulesTest {
    @TempDir
    private Path temp;

    @Test
    void aProcedureIsFoundWithAndWithoutItsUnitSuffix() throws IOException {
        CityProfile city = ProfileLoader.load(Profiles.small(temp));

        assertThat(city.rules().procedure("2.001458.000.00.00.H40")).isEqualTo(city.rules().procedure("2.001458"));
        assertThat(city.rules().procedure("2.001458").orElseThrow().limit())
                .isEqualTo(new TimeLimit(10, TimeLimit.Unit.WORKING_DAY));
        assertThat(city.rules().procedure("2.0014581")).isEmpty();
        assertThat(city.rules().procedure("2.00145")).isEmpty();
        assertThat(city.procedures().find("2.000635.000.00.00.H13").orElseThrow().name().en()).isEqualTo("Two");
    }

    @Test
    void aPauseCountsByProcedureElseByCity() throws IOException {
        FoldRules rules = ProfileLoader.load(Profiles.small(temp)).rules();

        assertThat(rules.pauseCounts("2.001458.000.00.00.H40", PauseCause.FEE)).isTrue();
        assertThat(rules.pauseCounts("2.000635", PauseCause.FEE)).isFalse();
        assertThat(rules.pauseCounts("unheard-of", PauseCause.SUPPLEMENT)).isTrue();
        assertThat(rules.pauseCounts("unheard-of", PauseCause.OTHER)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            procedures.csv | 10,WORKING_DAY         | 11,WORKING_DAY
            procedures.csv | 10,WORKING_DAY         | 10,CALENDAR_DAY
            procedures.csv | SUPPLEMENT+FEE         | SUPPLEMENT
            procedures.csv | 2.000635               | 2.000636
            calendar.yaml  | date: 2024-01-01       | date: 2024-01-02, name: x}\\n  - {date: 2024-01-01
            calendar.yaml  | date: 2024-01-06       | date: 2024-01-07
            calendar.yaml  | name: New Year         | name: New Year, announced: 2023-12-01
            calendar.yaml  | for: 2024-01-01        | for: 2024-01-01, announced: 2023-12-01
            calendar.yaml  | daysOff:               | units: [{codes: [916], week: {monday: [07:00-11:00]}}]\\ndaysOff:
            calendar.yaml  | 13:00-17:00            | 13:00-16:30
            calendar.yaml  | sameDayCutoff: 15:00   | sameDayCutoff: 16:00
            calendar.yaml  | WorkingDays: true      | WorkingDays: false
            city.yaml      | BY_DATE                | BY_INSTANT
            city.yaml      | VND                    | USD
            city.yaml      | Asia/Ho_Chi_Minh       | Asia/Bangkok
            city.yaml      | [SUPPLEMENT]           | [SUPPLEMENT, OTHER]
            city.yaml      | countedPauses          | nationalPortal: NPSP\\ncountedPauses
            city.yaml      | countedPauses          | limits: {acceptance: 4 WORKING_HOUR}\\ncountedPauses
            city.yaml      | countedPauses          | limits: {feedbackAnswer: 10 WORKING_DAY}\\ncountedPauses
            city.yaml      | countedPauses          | limits: {feedbackRefusal: 10 WORKING_DAY}\\ncountedPauses
            city.yaml      | countedPauses          | limits: {feedbackPublication: NONE}\\ncountedPauses
            """)
    void whatTheFoldReadsMakesAnotherGeneration(String file, String text, String by) throws IOException {
        Path folder = Profiles.small(temp);
        String before = ProfileLoader.load(folder).rules().generation("1");

        Profiles.change(folder, file, text, by.replace("\\n", "\n"));

        assertThat(ProfileLoader.load(folder).rules().generation("1")).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            procedures.csv | Một,One                | Một cái,Another
            procedures.csv | Đất đai                | Đất
            procedures.csv | yes                    | no
            calendar.yaml  | New Year               | Tết Dương lịch
            city.yaml      | Small                  | Little
            city.yaml      | 2010-01-01             | 2011-01-01
            units.csv      | Tân An                 | Tan An
            kpis.yaml      | target: 0.5            | target: 0.6
            kpis.yaml      | sum(received)          | sum(received) + sum(reopened)
            """)
    void textsTargetsAndFormulasDoNot(String file, String text, String by) throws IOException {
        Path folder = Profiles.small(temp);
        String before = ProfileLoader.load(folder).rules().generation("1");

        Profiles.change(folder, file, text, by);

        assertThat(ProfileLoader.load(folder).rules().generation("1")).isEqualTo(before);
    }

    @Test
    void theGenerationIsEightDigitsThatDependOnTheFoldVersion() throws IOException {
        FoldRules rules = ProfileLoader.load(Profiles.small(temp)).rules();

        assertThat(rules.generation("1")).matches("[0-9a-f]{8}").isNotEqualTo(rules.generation("2"));
    }

    /** The value is that of sha256sum over the same text: it must not come out otherwise in another process or version. */
    @Test
    void theGenerationIsTheDigestOfOneCanonicalText() throws IOException {
        FoldRules rules = ProfileLoader.load(Profiles.small(temp)).rules();

        assertThat(Generation.canonicalText(rules, "1")).isEqualTo("""
                reader=1
                compare=BY_DATE
                currency=VND
                pauses=SUPPLEMENT
                national-portal=DVCQG
                acceptance-limit=8 WORKING_HOUR
                feedback-answer-limit=15 WORKING_DAY
                feedback-refusal-limit=2 WORKING_DAY
                feedback-publication-limit=2 WORKING_DAY
                zone=Asia/Ho_Chi_Minh
                same-day-cutoff=15:00
                limits-end-on-working-days=true
                MONDAY=07:00-11:00 13:00-17:00
                TUESDAY=07:00-11:00 13:00-17:00
                WEDNESDAY=
                THURSDAY=
                FRIDAY=
                SATURDAY=
                SUNDAY=
                days-off=2024-01-01
                make-up-days=2024-01-06
                procedure 2.000635=0 SAME_DAY_15H SUPPLEMENT
                procedure 2.001458=10 WORKING_DAY FEE+SUPPLEMENT
                """);
        assertThat(rules.generation("1")).isEqualTo("49f4571f");
    }

    @Test
    void announcementsAndHoursOfUnitsAreInTheText() throws IOException {
        Path folder = Profiles.small(temp);
        Profiles.change(folder, "calendar.yaml", "name: New Year", "name: New Year, announced: 2023-12-01");
        Profiles.change(
                folder, "calendar.yaml", "daysOff:", "units: [{codes: [916], week: {saturday: [07:00-11:00]}}]\ndaysOff:");

        assertThat(Generation.canonicalText(ProfileLoader.load(folder).rules(), "1")).contains("""
                days-off=2024-01-01(2023-11-30T17:00:00Z)
                make-up-days=2024-01-06(2023-11-30T17:00:00Z)
                unit 916 zone=Asia/Ho_Chi_Minh
                unit 916 same-day-cutoff=15:00
                unit 916 limits-end-on-working-days=true
                unit 916 MONDAY=
                unit 916 TUESDAY=
                unit 916 WEDNESDAY=
                unit 916 THURSDAY=
                unit 916 FRIDAY=
                unit 916 SATURDAY=07:00-11:00
                unit 916 SUNDAY=
                unit 916 days-off=2024-01-01(2023-11-30T17:00:00Z)
                unit 916 make-up-days=2024-01-06(2023-11-30T17:00:00Z)
                procedure 2.000635""");
    }

    @Test
    void theOrderInWhichRulesAreGivenDoesNotMatter() throws IOException {
        FoldRules rules = ProfileLoader.load(Profiles.small(temp)).rules();
        TreeMap<String, ProcedureRule> backwards = new TreeMap<>(Collections.reverseOrder());
        backwards.putAll(rules.procedures());
        FoldRules same = new FoldRules(
                rules.compare(), rules.currency(), rules.calendar(), rules.unitCalendars(), backwards, new PausePolicy(Set.of(PauseCause.SUPPLEMENT)),
                rules.limits(), rules.nationalPortal(), rules.alerts());

        assertThat(same).isEqualTo(rules);
        assertThat(same.generation("1")).isEqualTo(rules.generation("1"));
        assertThat(List.copyOf(same.procedures().keySet())).isEqualTo(List.copyOf(rules.procedures().keySet()));
        assertThat(Map.copyOf(same.procedures())).isEqualTo(Map.copyOf(rules.procedures()));
    }
}
