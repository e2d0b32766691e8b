package city.ioc.profile;

import city.ioc.index.Criterion;
import city.ioc.index.IndexBand;
import city.ioc.index.IndexDefinition;
import city.ioc.index.IndexGroup;
import city.ioc.index.IndexVersion;
import city.ioc.index.NoData;
import city.ioc.index.Rounding;
import city.ioc.index.Variant;
import city.ioc.kpi.GivenFigure;
import java.io.IOException;
import java.math.BigDecimal;
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
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class IndexFileTest {
    @TempDir
    private Path temp;

    private Path folder;

    @BeforeEach
    void writeASmallIndex() throws IOException {
        folder = Profiles.small(temp);
        Files.writeString(folder.resolve("index.yaml"), """
                id: small
                name: {vi: Nhỏ, en: Small}
                noData: LOST
                ratioDecimals: 4
                pointDecimals: 2
                versions:
                  - {id: one, validFrom: 2022-01-01, validTo: 2025-12-31, source: test}
                  - {id: two, validFrom: 2026-01-01, source: test}
                bands:
                  - {id: good, name: {vi: Tốt, en: Good}, from: 5}
                  - {id: weak, name: {vi: Yếu, en: Weak}, from: 0}
                groups:
                  - id: g
                    name: {vi: Nhóm, en: Group}
                    points: 10
                    criteria:
                      - id: 1.1
                        name: {vi: Một, en: One}
                        points: 10
                        target: 0.8
                        counts: DOSSIERS
                        variants:
                          - {id: seen, numerator: sum(synchronised), denominator: sum(received)}
                          - {id: told, official: yes, numerator: given(share)}
                        source: test
                """);
        Files.writeString(folder.resolve("given.csv"), """
                id,unit,value,valid_from,valid_to,source
                share,,0.5,2024-01-01,2024-12-31,a letter
                share,916,0.6,2024-01-01,,a letter
                """);
    }

    private IndexDefinition index() {
        return ProfileLoader.load(folder).index().orElseThrow();
    }

    private List<String> problems() {
        ProfileException refusal = catchThrowableOfType(ProfileException.class, () -> ProfileLoader.load(folder));
        assertThat(refusal).as("the profile is refused").isNotNull();
        return refusal.problems();
    }

    private void addToCity(String text) throws IOException {
        Path city = folder.resolve("city.yaml");
        Files.writeString(city, Files.readString(city) + text);
    }

    @Test
    void theFirstVariantIsChosenUnlessTheCityChoosesAnother() throws IOException {
        Criterion criterion = index().groups().getFirst().criteria().getFirst();
        assertThat(criterion.chosen()).isEqualTo("seen");
        assertThat(criterion.variants()).filteredOn(Variant::official).map(Variant::id).containsExactly("told");
        assertThat(index().noData()).isEqualTo(NoData.LOST);

        addToCity("index: {noData: LEFT_OUT, variants: [{criterion: 1.1, variant: told}]}\n");
        assertThat(index().groups().getFirst().criteria().getFirst().chosen()).isEqualTo("told");
        assertThat(index().noData()).isEqualTo(NoData.LEFT_OUT);
    }

    @Test
    void givenFiguresHaveDaysAndMayBelongToAUnit() {
        var given = ProfileLoader.load(folder).given();

        assertThat(given.find("share", null, LocalDate.of(2024, 12, 31)).map(GivenFigure::value))
                .contains(new BigDecimal("0.5"));
        assertThat(given.find("share", null, LocalDate.of(2025, 1, 1))).isEmpty();
        assertThat(given.find("share", "916", LocalDate.of(2025, 1, 1)).map(GivenFigure::value))
                .contains(new BigDecimal("0.6"));
        assertThat(given.find("share", "31135", LocalDate.of(2024, 6, 1))).isEmpty();
    }

    @Test
    void aCityWithoutIndexFileHasNone() throws IOException {
        Files.delete(folder.resolve("index.yaml"));
        assertThat(ProfileLoader.load(folder).index()).isEmpty();

        addToCity("index: {variants: [{criterion: 1.1, variant: told}]}\n");
        assertThat(problems()).containsExactly("city.yaml:8: criterion: there is no index.yaml to choose in");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            index.yaml | noData: LOST          | noData: GONE            | index.yaml:3: noData: must be one of LOST, LEFT_OUT
            index.yaml | ratioDecimals: 4      | ratioDecimals: 40       | index.yaml:1: decimals are from 0 to 10
            index.yaml | validTo: 2025-12-31   | validTo: 2026-12-31     | index.yaml:8: version two: overlaps version one
            index.yaml | id: two               | id: one                 | index.yaml:8: version one: is there twice
            index.yaml | from: 5               | from: 0                 | index.yaml:11: band weak: must begin below the one before
            index.yaml | from: 0               | from: 1                 | index.yaml:1: bands: the last one must begin at 0
            index.yaml | points: 10\\n    crit | points: 9\\n    crit  | index.yaml:13: group g: has 9 points, its criteria in version one have
            index.yaml | target: 0.8           | target: 0               | index.yaml:17: points cannot be negative, and a target must be above 0
            index.yaml | target: 0.8           | versions: [three]       | index.yaml:17: criterion 1.1: there is no version three
            index.yaml | id: told              | id: seen                | index.yaml:17: two variants have the same id
            index.yaml | official: yes,        |                         | index.yaml:17: exactly one variant is official
            index.yaml | counts: DOSSIERS      | counts: BEANS           | index.yaml:21: counts: must be one of DOSSIERS, FEEDBACK, PROCEDURES
            index.yaml | sum(synchronised)     | sum(synced)             | index.yaml:23: numerator: column 5: unknown measure 'synced'
            index.yaml | given(share)          | kpi(no.such)            | index.yaml:24: numerator: kpi(no.such): there is no such KPI
            index.yaml | source: test\\n       | colour: red\\n          | index.yaml:17: source: is missing
            given.csv  | share,916             | share,999               | given.csv:3: unit: '999' is not a unit
            given.csv  | share,916             | share,                  | given.csv:3: id: share is given twice for the same days
            given.csv  | share,,0.5            | share,,half             | given.csv:2: value: must be a plain number
            given.csv  | share,,0.5            | Share,,0.5              | given.csv:2: id: the id of a given figure is lower-case
            given.csv  | id,unit               | unit,id                 | given.csv:1: the header must be id,unit,value,valid_from
            procedures.csv | SUPPLEMENT+FEE,FULL | SUPPLEMENT+FEE,SOME   | procedures.csv:2: online: must be one of FULL, PARTIAL, NO
            """)
    void everyProblemIsToldWithFileAndLine(String file, String text, String by, String problem) throws IOException {
        Profiles.change(folder, file, text.replace("\\n", "\n"), by == null ? "" : by.replace("\\n", "\n"));

        assertThat(problems()).anySatisfy(told -> assertThat(told).startsWith(problem));
    }

    @Test
    void aChoiceThatDoesNotExistIsRefused() throws IOException {
        addToCity("""
                index:
                  variants:
                    - {criterion: 9.9, variant: seen}
                    - {criterion: 1.1, variant: guessed}
                    - {criterion: 1.1, variant: told}
                """);

        assertThat(problems()).containsExactly(
                "city.yaml:10: criterion: there is no criterion 9.9",
                "city.yaml:12: criterion: 1.1 has a choice already");
        Profiles.change(folder, "city.yaml", "    - {criterion: 1.1, variant: told}\n", "");
        Profiles.change(folder, "city.yaml", "    - {criterion: 9.9, variant: seen}\n", "");
        assertThat(problems())
                .containsExactly("city.yaml:10: variant: there is no variant 'guessed'; known are seen, told");
    }

    @Test
    void theSharedIndexHasThePointsOfDecision766() {
        IndexDefinition index = Profiles.load("cantho").index().orElseThrow();

        assertThat(index.groups()).map(group -> group.id() + " " + group.points()).containsExactly(
                "transparency 18", "progress 20", "online-service 12", "online-payment 10", "digitisation 22", "satisfaction 18");
        assertThat(index.points()).isEqualByComparingTo("100");
        assertThat(index.rounding()).isEqualTo(new Rounding(4, 2));
        assertThat(points(index, "2022")).containsExactly(
                "1.1 6", "1.2 4", "1.3 2", "1.4 6", "2.1 20", "2.2 0", "3.1 2 from 0.8", "3.2 4", "3.3 6 from 0.5",
                "3.5a 2 from 0.8", "3.5b 2 from 0.8", "3.6 6", "4.1 6", "4.2 4 from 0.8", "4.3 2 from 0.8", "4.4 4", "4.5a 2",
                "4.5b 2", "4.6 2", "5.1 0", "5.2 6", "5.3 6", "5.4 6 from 0.9");
        assertThat(points(index, "2026")).contains("3.E 12").doesNotContain("3.1 2 from 0.8", "3.2 4", "3.3 6 from 0.5")
                .hasSize(21);
        assertThat(index.on(LocalDate.of(2022, 6, 22))).isEmpty();
        assertThat(index.on(LocalDate.of(2022, 6, 23)).map(IndexVersion::id)).contains("2022");
        assertThat(index.on(LocalDate.of(2025, 12, 31)).map(IndexVersion::id)).contains("2022");
        assertThat(index.on(LocalDate.of(2026, 1, 1)).map(IndexVersion::id)).contains("2026");
    }

    private static List<String> points(IndexDefinition index, String version) {
        return index.groups().stream()
                .map(group -> group.criteria(version))
                .flatMap(List::stream)
                .map(each -> each.id() + " " + each.points()
                        + (each.target().compareTo(BigDecimal.ONE) == 0 ? "" : " from " + each.target()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "100, excellent, ", "90, excellent, ", "89.99, good, excellent", "80, good, excellent", "79.99, fair, good",
        "70, fair, good", "69.99, average, fair", "50, average, fair", "49.99, weak, average", "0, weak, average"
    })
    void totalsHaveBands(BigDecimal total, String band, String next) {
        IndexDefinition index = Profiles.load("cantho").index().orElseThrow();

        assertThat(index.band(total).id()).isEqualTo(band);
        assertThat(index.above(total).map(IndexBand::id).orElse(null)).isEqualTo(next);
    }

    @Test
    void everyProfileHasTheSharedIndexAndEveryConflictHasItsSwitch() {
        for (String profile : List.of("cantho", "generic", "wabo", "fines", "boston311")) {
            IndexDefinition index = Profiles.load(profile).index().orElseThrow();
            assertThat(index.groups().stream().map(IndexGroup::criteria).flatMap(List::stream))
                    .filteredOn(criterion -> criterion.variants().size() > 1)
                    .map(Criterion::id)
                    .containsExactly("1.3", "1.4", "2.1", "3.2", "3.3", "3.E", "5.2", "5.4");
        }
    }
}
