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
        Stream<String> inTables = page.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(2, line.indexOf('|', 2)))
                .flatMap(MeasureTest::quoted);
        Stream<String> inSentences = Stream.of("3. Ticket", "5. Outage", "6. Plan", "7. Published", "8. Actions", "9. Health")
                .flatMap(title -> quoted(section(page, title)))
                .filter(name -> name.matches("(tickets|outages?|plan-tasks|indicators|operator|health)(-.*)?"));

        assertThat(Arrays.stream(Measure.values()).map(Measure::wireName))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(inTables, inSentences).distinct().toList());
    }

    private static String section(String page, String title) {
        int start = page.indexOf("## " + title);
        assertThat(start).as("section %s", title).isNotNegative();
        return page.substring(start, page.indexOf("\n## ", start));
    }

    private static Stream<String> quoted(String text) {
        return Pattern.compile("`([a-z-]+)`").matcher(text).results().map((MatchResult name) -> name.group(1));
    }

    @Test
    void codesAreOneToSeventyOne() {
        assertThat(Arrays.stream(Measure.values()).map(Measure::code))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 71).boxed().toList());
        assertThat(Arrays.stream(Measure.values())).allSatisfy(measure -> {
            assertThat(Measure.ofCode(measure.code())).isSameAs(measure);
            assertThat(Measure.named(measure.wireName())).contains(measure);
        });
        assertThatThrownBy(() -> Measure.ofCode(72)).hasMessage("No measure has the code 72");
        assertThat(Measure.named("RECEIVED")).isEmpty();
    }

    @Test
    void whatStandsAtTheEndOfAPeriodIsAStock() {
        assertThat(Arrays.stream(Measure.values()).filter(measure -> measure.kind() == Measure.Kind.STOCK))
                .map(Measure::wireName)
                .containsExactly(
                        "open",
                        "open-with-due",
                        "overdue",
                        "tickets-waiting",
                        "acceptance-waiting",
                        "acceptance-overdue",
                        "inter-agency",
                        "step-overdue",
                        "not-collected",
                        "feedback-open",
                        "feedback-overdue",
                        "outages-open",
                        "plan-tasks",
                        "plan-tasks-running",
                        "plan-tasks-done");
    }
}
