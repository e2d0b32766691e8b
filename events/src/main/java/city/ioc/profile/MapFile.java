package city.ioc.profile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the areas of units from a GeoJSON file (RFC 7946): a FeatureCollection whose features have the property {@code code} and a
 * Polygon or MultiPolygon. Other properties are not looked at.
 */
final class MapFile {
    private static final int MOST_FEATURES = 5_000;
    private static final int MOST_POSITIONS = 200_000;
    private static final int LEAST_OF_A_RING = 4;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    private final TextFile file;
    private final Units units;
    private final Problems problems;
    private int positions;

    private MapFile(TextFile file, Units units, Problems problems) {
        this.file = file;
        this.units = units;
        this.problems = problems;
    }

    static List<CityMap.Shape> read(TextFile file, Units units, Problems problems) {
        return file.read(problems).map(text -> new MapFile(file, units, problems).shapes(text)).orElse(List.of());
    }

    private List<CityMap.Shape> shapes(String text) {
        List<CityMap.Shape> shapes = new ArrayList<>();
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            problems.add(file.name(), line, "is not valid JSON: " + e.getOriginalMessage());
            return shapes;
        }
        JsonNode features = root.path("features");
        if (!root.path("type").asText().equals("FeatureCollection") || !features.isArray()) {
            problem("must be a GeoJSON FeatureCollection");
        } else if (features.size() > MOST_FEATURES) {
            problem("has %d features; at most %d".formatted(features.size(), MOST_FEATURES));
        } else {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < features.size(); i++) {
                try {
                    shapes.add(shape(features.get(i), seen));
                } catch (IllegalArgumentException e) {
                    problem("feature %d: %s".formatted(i + 1, e.getMessage()));
                }
            }
        }
        return shapes;
    }

    private void problem(String reason) {
        problems.add(file.name(), 1, reason);
    }

    private CityMap.Shape shape(JsonNode feature, Set<String> seen) {
        JsonNode code = feature.path("properties").path("code");
        require(code.isTextual(), "must have a text as property code");
        require(units.isKnown(code.asText()), "code '%s' is not a unit of units.csv".formatted(code.asText()));
        require(seen.add(code.asText()), "code '%s' has a shape already".formatted(code.asText()));
        JsonNode coordinates = feature.path("geometry").path("coordinates");
        List<List<CityMap.Position>> rings = new ArrayList<>();
        switch (feature.path("geometry").path("type").asText()) {
            case "Polygon" -> coordinates.forEach(ring -> rings.add(ring(ring)));
            case "MultiPolygon" -> coordinates.forEach(polygon -> polygon.forEach(ring -> rings.add(ring(ring))));
            default -> throw new IllegalArgumentException("geometry must be a Polygon or MultiPolygon");
        }
        require(!rings.isEmpty(), "geometry has no ring");
        return new CityMap.Shape(code.asText(), rings);
    }

    private List<CityMap.Position> ring(JsonNode coordinates) {
        require(coordinates.size() >= LEAST_OF_A_RING, "a ring has fewer than %d positions".formatted(LEAST_OF_A_RING));
        positions += coordinates.size();
        require(positions <= MOST_POSITIONS, "more than %d positions in all: simplify the shapes".formatted(MOST_POSITIONS));
        List<CityMap.Position> ring = new ArrayList<>();
        for (JsonNode position : coordinates) {
            double longitude = degrees(position.path(0), 180, "longitude");
            ring.add(new CityMap.Position(longitude, degrees(position.path(1), 90, "latitude")));
        }
        require(ring.getFirst().equals(ring.getLast()), "a ring does not end where it begins");
        return ring;
    }

    private static double degrees(JsonNode number, int most, String what) {
        require(
                number.isNumber() && Math.abs(number.asDouble()) <= most,
                "a position's %s must be a number of degrees from -%d to %d".formatted(what, most, most));
        return number.asDouble();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
