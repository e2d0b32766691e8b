package city.ioc.producers.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SimulationRulesTest {

    @Test
    void theFileOfCanThoIsReadWhole() {
        assertThat(SimulatedCity.RULES.groups()).hasSizeGreaterThan(10);
        assertThat(SimulatedCity.RULES.fees().of("2.000488")).isEqualByComparingTo("200000");
        assertThat(SimulatedCity.RULES.fees().of("other")).isEqualByComparingTo("30000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "postal: 0.03 | `` | dossiers.postal: Missing required creator property",
        "postal: 0.03 | postal: 1.3 | dossiers: a share must be from 0 to 1, not 1.3",
        "postal: 0.03 | postal: much | dossiers.postal: ",
        "postal: | `unpaid: 1\n  postal:` | simulation.yaml:9: dossiers.unpaid: unknown field; known are",
        "postal: | `postal: 0.1\n  postal:` | Duplicate field 'postal'",
        "- units: [STP] | `- units: [STP]\n    kind: COMMUNE` | groups[0]: a group needs either units or a kind",
        "to: 2025-06-30 | to: 30-06-2025 | must be a date such as 2025-07-01",
        "perDay: 241 | perDay: 0 | groups[0]: perDay must be above 0"
    })
    void whatIsNotDescribedIsRefusedWithItsPlace(String part, String instead, String reason) throws IOException {
        String yaml = Files.readString(SimulatedCity.FOLDER.resolve(SimulationFile.NAME));
        assertThat(yaml).contains(part);
        assertThatExceptionOfType(SimulationException.class)
                .isThrownBy(() -> SimulationFile.parse(yaml.replaceFirst(Pattern.quote(part), instead)))
                .withMessageStartingWith("simulation.yaml:")
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "units: [STP] | units: [STPP] | unit STPP is not in the profile",
        "3.000333: 25, | 1.001193: 25, | procedure 1.001193 is not one of a DEPARTMENT in the profile"
    })
    void aGroupThatDoesNotFitTheProfileIsRefused(String part, String instead, String reason) throws Exception {
        String yaml = Files.readString(SimulatedCity.FOLDER.resolve(SimulationFile.NAME));
        SimulationRules rules = SimulationFile.parse(yaml.replace(part, instead));
        assertThatExceptionOfType(SimulationException.class)
                .isThrownBy(() -> new Agencies(SimulatedCity.PROFILE, rules))
                .withMessageContaining(reason);
    }

    @Test
    void aProfileWithoutTheFileSaysWhatIsMissing() {
        assertThatExceptionOfType(SimulationException.class)
                .isThrownBy(() -> SimulationRules.load(Path.of("../profiles/generic")))
                .withMessageContaining("has no simulation.yaml");
    }
}
