package city.ioc.dashboards.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The colours of the display: all in one file, and each seen on the grounds on which it is used, in both themes. */
class DesignTokensTest {
    private static final Pattern TOKEN = Pattern.compile("--([a-z0-9-]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|\\brgba?\\(|\\bhsla?\\(");

    /** WCAG 2.2, 1.4.3 and 1.4.11. */
    private static final double TEXT = 4.5;

    private static final double GRAPHIC = 3;

    private record Colours(String light, String dark) {}

    private static Map<String, Colours> tokens() {
        Map<String, Colours> tokens = new HashMap<>();
        Matcher token = TOKEN.matcher(WebSource.text("css/tokens.css"));
        while (token.find()) {
            tokens.put(token.group(1), new Colours(token.group(2), token.group(3)));
        }
        return tokens;
    }

    static Stream<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (String text : List.of("ink", "soft", "accent", "good", "watch", "bad", "alarm")) {
            for (String ground : List.of("ground", "panel", "accent-ground")) {
                pairs.add(arguments(text, ground, TEXT));
            }
        }
        pairs.add(arguments("ink", "sunk", TEXT));
        pairs.add(arguments("soft", "sunk", TEXT));
        pairs.add(arguments("on-accent", "accent", TEXT));
        for (String state : List.of("watch", "bad", "alarm")) {
            pairs.add(arguments(state, state + "-ground", TEXT));
        }
        for (int i = 1; i <= 5; i++) {
            pairs.add(arguments("on-step-" + i, "step-" + i, TEXT));
        }
        for (int i = 0; i <= 3; i++) {
            pairs.add(arguments("on-miss-" + i, "miss-" + i, TEXT));
        }
        for (String graphic : List.of("edge", "usual", "accent", "bad", "watch")) {
            for (String ground : List.of("ground", "panel", "sunk")) {
                pairs.add(arguments(graphic, ground, GRAPHIC));
            }
        }
        return pairs.stream();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aColourIsSeenOnItsGroundInBothThemes(String colour, String ground, double least) {
        Map<String, Colours> tokens = tokens();

        assertThat(contrast(tokens.get(colour).light(), tokens.get(ground).light())).as("light").isGreaterThanOrEqualTo(least);
        assertThat(contrast(tokens.get(colour).dark(), tokens.get(ground).dark())).as("dark").isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @CsvSource({"#000000, #ffffff, 21", "#ffffff, #ffffff, 1", "#777777, #ffffff, 4.48", "#0000ff, #ffffff, 8.59"})
    void contrastIsThatOfWcag(String one, String other, double expected) {
        assertThat(contrast(one, other)).isCloseTo(expected, within(0.005));
        assertThat(contrast(other, one)).isCloseTo(expected, within(0.005));
    }

    @Test
    void noOtherFileNamesAColour() {
        List<String> named = new ArrayList<>();
        WebSource.all().stream()
                .filter(file -> file.endsWith(".css") && !file.equals("css/tokens.css") || file.endsWith(".js"))
                .forEach(file -> WebSource.text(file).lines()
                        .filter(line -> COLOUR.matcher(line).find())
                        .forEach(line -> named.add(file + ": " + line.strip())));

        assertThat(named).isEmpty();
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
