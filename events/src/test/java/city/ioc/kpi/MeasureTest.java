package city.ioc.kpi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MeasureTest {
    private static final Path FIGURES = Path.of("..", "docs", "reference", "figures.md");

    @Test
    void theMeasuresAreThoseOfTheReferencePage() throws IOException {
        String page = Files.readString(FIGURES);
        Stream<String> ofDossiers = page.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(2, line.indexOf('|', 2)))
                .flatMap(MeasureTest::quoted);
        Stream<String> ofTickets = quoted(page.substring(page.indexOf("## 3. Ticket"), page.indexOf("## 4.")))
                .filter(name -> name.startsWith("tickets-"));

        List<String> documented = Stream.concat(ofDossiers, ofTickets).toList();

        assertThat(Arrays.stream(Measure.values()).map(Measure::wireName)).containsExactlyElementsOf(documented);
    }

    private static Stream<String> quoted(String text) {
        return Pattern.compile("`([a-z-]+)`").matcher(text).results().map((MatchResult name) -> name.group(1));
    }

    @Test
    void codesAreOneToTwentyFour() {
        assertThat(Arrays.stream(Measure.values()).map(Measure::code))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 24).boxed().toList());
        assertThat(Arrays.stream(Measure.values())).allSatisfy(measure -> {
            assertThat(Measure.ofCode(measure.code())).isSameAs(measure);
            assertThat(Measure.named(measure.wireName())).contains(measure);
        });
        assertThatThrownBy(() -> Measure.ofCode(25)).hasMessage("No measure has the code 25");
        assertThat(Measure.named("RECEIVED")).isEmpty();
    }

    @Test
    void whatStandsAtTheEndOfAPeriodIsAStock() {
        assertThat(Arrays.stream(Measure.values()).filter(measure -> measure.kind() == Measure.Kind.STOCK))
                .containsExactly(Measure.OPEN, Measure.OPEN_WITH_DUE, Measure.OVERDUE, Measure.TICKETS_WAITING);
    }
}
