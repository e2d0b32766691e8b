package city.ioc.dashboards.api;

import city.ioc.profile.CityMap;
import city.ioc.profile.CityProfile;
import city.ioc.profile.Unit;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** Where the units lie. Made once: a profile does not change while it is served. */
final class MapApi {
    /** About 10 m: finer than any screen. */
    private static final int DEGREE_DIGITS = 4;

    private final WebFile answer;

    /** @param validFrom first day of the unit that the code stands for; null where the profile lists no units */
    private record Tile(String unit, LocalDate validFrom, int column, int row) {}

    /** @param rings each a list of [longitude, latitude] */
    private record Shape(String unit, LocalDate validFrom, List<List<List<BigDecimal>>> rings) {}

    private record Answer(List<Tile> tiles, List<Shape> shapes) {}

    MapApi(CityProfile profile, Json json) {
        CityMap map = profile.map();
        answer = WebFile.json(json.text(new Answer(
                map.tiles().stream()
                        .map(tile -> new Tile(tile.unit(), validFrom(profile, tile.unit()), tile.column(), tile.row()))
                        .toList(),
                map.shapes().stream()
                        .map(shape -> new Shape(shape.unit(), validFrom(profile, shape.unit()), rings(shape)))
                        .toList())));
    }

    private static LocalDate validFrom(CityProfile profile, String unit) {
        return profile.units().latest(unit).map(Unit::validFrom).orElse(null);
    }

    private static List<List<List<BigDecimal>>> rings(CityMap.Shape shape) {
        return shape.rings().stream()
                .map(ring -> ring.stream()
                        .map(position -> List.of(degrees(position.longitude()), degrees(position.latitude())))
                        .toList())
                .toList();
    }

    private static BigDecimal degrees(double degrees) {
        return BigDecimal.valueOf(degrees).setScale(DEGREE_DIGITS, RoundingMode.HALF_UP);
    }

    void map(Context ctx) {
        new Parameters(ctx);
        answer.serve(ctx);
    }
}
