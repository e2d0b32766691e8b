package city.ioc.profile;

import java.util.List;

/**
 * Where units lie, for those who draw them. A code stands for the latest unit that has it.
 *
 * @param tiles places in a schematic grid; empty when the profile gives none
 * @param shapes areas; empty when the profile names no map
 */
public record CityMap(List<Tile> tiles, List<Shape> shapes) {
    /** A city of which nothing is known. */
    public static final CityMap NONE = new CityMap(List.of(), List.of());

    public CityMap {
        tiles = List.copyOf(tiles);
        shapes = List.copyOf(shapes);
    }

    /** The place of a unit among those of its kind; column and row from 1, at the top left. */
    public record Tile(String unit, int column, int row) {}

    /** The area of a unit: rings of positions, inside where an odd number of them is around (holes are rings like others). */
    public record Shape(String unit, List<List<Position>> rings) {
        public Shape {
            rings = rings.stream().map(List::copyOf).toList();
        }
    }

    /** In degrees, WGS 84. */
    public record Position(double longitude, double latitude) {}
}
