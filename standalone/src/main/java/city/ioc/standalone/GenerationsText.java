package city.ioc.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The generations as lines for a person. */
final class GenerationsText {
    private GenerationsText() {}

    /** @param answer of {@code /api/v1/generations} */
    static String of(JsonNode answer) {
        StringBuilder text = new StringBuilder();
        for (JsonNode each : answer.path("generations")) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s  %-9s  %s  %s%s%n",
                    each.path("id").asText(),
                    each.path("state").asText(),
                    each.path("profile").asText(),
                    each.path("ready").asBoolean() ? "ready" : each.path("reason").asText(),
                    progress(each.path("progress"))));
        }
        return text.toString();
    }

    private static String progress(JsonNode progress) {
        if (!progress.isObject()) {
            return "";
        }
        String left = progress.path("secondsLeft").isNumber() && progress.path("secondsLeft").asLong() > 0
                ? ", %d s left".formatted(progress.path("secondsLeft").asLong())
                : "";
        return String.format(
                Locale.ROOT,
                "  %.1f %% of %d events%s",
                100 * progress.path("share").asDouble(),
                progress.path("stored").asLong(),
                left);
    }
}
