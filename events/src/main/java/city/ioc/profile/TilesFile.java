package city.ioc.profile;

import city.ioc.events.Opt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code tiles.csv}: where units lie in a schematic grid. */
final class TilesFile {
    private static final List<String> COLUMNS = List.of("unit", "column", "row");
    private static final int MOST = 100;

    /** @param kind null where the city lists no units */
    private record Place(@Opt Unit.Kind kind, int column, int row) {}

    private TilesFile() {}

    static List<CityMap.Tile> read(TextFile file, Units units, Problems problems) {
        List<CityMap.Tile> tiles = new ArrayList<>();
        if (!file.exists()) {
            return tiles;
        }
        Set<String> seen = new HashSet<>();
        Map<Place, String> taken = new HashMap<>();
        for (CsvRow row : CsvRow.read(file, COLUMNS, problems)) {
            String unit = row.value("unit", Read::text);
            Integer column = row.value("column", TilesFile::place);
            Integer line = row.value("row", TilesFile::place);
            if (unit == null || column == null || line == null) {
                continue;
            }
            if (!units.isKnown(unit)) {
                row.problem("unit", unit + " is not a unit of units.csv");
            } else if (!seen.add(unit)) {
                row.problem("unit", unit + " has a tile already");
            } else {
                String other = taken.putIfAbsent(new Place(units.latest(unit).map(Unit::kind).orElse(null), column, line), unit);
                if (other != null) {
                    row.problem("column", "the tile in column %d, row %d is that of %s".formatted(column, line, other));
                }
                tiles.add(new CityMap.Tile(unit, column, line));
            }
        }
        return tiles;
    }

    private static int place(String text) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw new IllegalArgumentException("must be a whole number from 1 to %d, not '%s'".formatted(MOST, text));
        }
        return Integer.parseInt(text);
    }
}
