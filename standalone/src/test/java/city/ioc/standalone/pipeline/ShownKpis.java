package city.ioc.standalone.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Holds the KPIs that a display answers with against those worked out by hand from plain cases. */
final class ShownKpis {
    private static final BigDecimal NEAR = new BigDecimal("1e-9");

    private final PlainCases cases;
    private final ZoneId zone;

    ShownKpis(PlainCases cases, ZoneId zone) {
        this.cases = cases;
        this.zone = zone;
    }

    /**
     * What is wrong with an answer, as sentences.
     *
     * @param unit that was asked for; null for the whole city
     */
    List<String> differences(String unit, JsonNode kpis) {
        if (!kpis.isArray() || kpis.isEmpty()) {
            return List.of("no KPIs: " + kpis);
        }
        PlainSums sums = new PlainSums(cases, question(unit, kpis.get(0)), zone);
        List<String> differences = new ArrayList<>();
        for (JsonNode kpi : kpis) {
            PlainKpis.Parts parts = PlainKpis.of(kpi.path("id").asText(), kpi.path("version").asInt(), sums);
            compare(differences, kpi, "numerator", parts.numerator());
            compare(differences, kpi, "denominator", parts.denominator());
            compare(differences, kpi, "value", parts.value());
        }
        return differences;
    }

    private static PlainSums.Question question(String unit, JsonNode kpi) {
        Instant asOf = OffsetDateTime.parse(kpi.path("asOf").asText()).toInstant();
        return new PlainSums.Question(
                unit, LocalDate.parse(kpi.path("from").asText()), LocalDate.parse(kpi.path("to").asText()), null, asOf, null);
    }

    private static void compare(List<String> differences, JsonNode kpi, String part, BigDecimal expected) {
        BigDecimal shown = kpi.path(part).isNumber() ? kpi.path(part).decimalValue() : null;
        if (expected == null || shown == null ? expected != shown : !isEqual(expected, shown)) {
            differences.add("%s %s: %s expected, not %s".formatted(kpi.path("id").asText(), part, expected, shown));
        }
    }

    /** Counts and amounts exactly; quotients are cut somewhere on their way, and read as floating point. */
    private static boolean isEqual(BigDecimal expected, BigDecimal shown) {
        if (shown.scale() <= 0) {
            return expected.compareTo(shown) == 0;
        }
        return expected.subtract(shown).abs().compareTo(NEAR.multiply(expected.abs().max(BigDecimal.ONE))) <= 0;
    }
}
