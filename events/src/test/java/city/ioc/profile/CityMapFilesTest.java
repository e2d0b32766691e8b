package city.ioc.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CityMapFilesTest {
    private static final Path GEO = Path.of("..", "..", "shared", "data", "vietnam", "geo");

    private static final String SQUARE = "[[105.0,10.0],[105.1,10.0],[105.1,10.1],[105.0,10.0]]";

    @TempDir
    private Path temp;

    private Path folder;

    @BeforeEach
    void writeASmallProfile() throws IOException {
        folder = Profiles.small(temp);
    }

    private void name(String map) throws IOException {
        Profiles.change(folder, "city.yaml", "currency: VND", "currency: VND\nmap: " + map);
    }

    private void draw(String geoJson) throws IOException {
        name("small.geojson");
        Files.writeString(folder.resolve("small.geojson"), geoJson);
    }

    private static String feature(String code, String type, String coordinates) {
        return "{\"type\":\"Feature\",\"properties\":{\"code\":%s,\"name\":\"x\"},\"geometry\":{\"type\":\"%s\",\"coordinates\":%s}}"
                .formatted(code, type, coordinates);
    }

    private static String collection(String... features) {
        return Arrays.stream(features)
                .collect(Collectors.joining(",\n", "{\"type\":\"FeatureCollection\",\"features\":[\n", "]}"));
    }

    private List<String> problems() {
        ProfileException refusal = catchThrowableOfType(ProfileException.class, () -> ProfileLoader.load(folder));
        assertThat(refusal).as("the profile is refused").isNotNull();
        return refusal.problems();
    }

    @Test
    void aCityWithoutEitherFileHasNoMap() {
        assertThat(ProfileLoader.load(folder).map()).isEqualTo(CityMap.NONE);
    }

    @Test
    void everyTileIsThePlaceOfItsUnit() throws IOException {
        Files.writeString(folder.resolve("tiles.csv"), "unit,column,row\n31135,2,1\n916,2,1\n");

        assertThat(ProfileLoader.load(folder).map().tiles())
                .containsExactly(new CityMap.Tile("31135", 2, 1), new CityMap.Tile("916", 2, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tile,column,row\\n                      | tiles.csv:1: the header must be unit,column,row
            unit,column,row\\n999,1,1\\n            | tiles.csv:2: unit: 999 is not a unit of units.csv
            unit,column,row\\n916,1,1\\n916,2,1\\n  | tiles.csv:3: unit: 916 has a tile already
            unit,column,row\\n916,0,1\\n            | tiles.csv:2: column: must be a whole number from 1 to 100, not '0'
            unit,column,row\\n916,1,-1\\n           | tiles.csv:2: row: must be a whole number from 1 to 100, not '-1'
            unit,column,row\\n916,1\\n              | tiles.csv:2: has 2 columns, must have 3
            """)
    void aWrongTileIsToldWithItsLine(String content, String problem) throws IOException {
        Files.writeString(folder.resolve("tiles.csv"), content.replace("\\n", "\n"));

        assertThat(problems()).containsExactly(problem);
    }

    @Test
    void twoUnitsOfAKindCannotShareATile() throws IOException {
        Profiles.change(folder, "units.csv", "31135,Phường Tân An", "31150,Phường An Bình,An Bình,COMMUNE,92,2025-07-01,\n31135,Phường Tân An");
        Files.writeString(folder.resolve("tiles.csv"), "unit,column,row\n31135,2,1\n916,2,1\n31150,2,1\n");

        assertThat(problems()).containsExactly("tiles.csv:4: column: the tile in column 2, row 1 is that of 31135");
    }

    @Test
    void shapesAreTheRingsOfPolygonsWithTheirHoles() throws IOException {
        draw(collection(
                feature("\"916\"", "Polygon", "[" + SQUARE + "," + SQUARE + "]"),
                feature("\"31135\"", "MultiPolygon", "[[" + SQUARE + "],[" + SQUARE + "]]")));

        CityMap map = ProfileLoader.load(folder).map();
        assertThat(map.shapes()).extracting(CityMap.Shape::unit).containsExactly("916", "31135");
        assertThat(map.shapes()).allSatisfy(shape -> assertThat(shape.rings()).hasSize(2));
        assertThat(map.shapes().getFirst().rings().getFirst().get(1)).isEqualTo(new CityMap.Position(105.1, 10.0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"FeatureCollection","features":[                                                                       | small.geojson:1: is not valid JSON
            {"type":"Feature"}                                                                                              | small.geojson:1: must be a GeoJSON FeatureCollection
            {"type":"FeatureCollection","features":[{"properties":{}}]}                                                     | small.geojson:1: feature 1: must have a text as property code
            {"type":"FeatureCollection","features":[{"properties":{"code":916}}]}                                           | small.geojson:1: feature 1: must have a text as property code
            {"type":"FeatureCollection","features":[{"properties":{"code":"999"}}]}                                         | small.geojson:1: feature 1: code '999' is not a unit of units.csv
            {"type":"FeatureCollection","features":[{"properties":{"code":"916"},"geometry":{"type":"Point","coordinates":[1,2]}}]} | small.geojson:1: feature 1: geometry must be a Polygon or MultiPolygon
            {"type":"FeatureCollection","features":[{"properties":{"code":"916"},"geometry":{"type":"Polygon","coordinates":[]}}]} | small.geojson:1: feature 1: geometry has no ring
            {"type":"FeatureCollection","features":[{"properties":{"code":"916"},"geometry":{"type":"Polygon","coordinates":[[[1,2],[1,2],[1,2]]]}}]} | small.geojson:1: feature 1: a ring has fewer than 4 positions
            {"type":"FeatureCollection","features":[{"properties":{"code":"916"},"geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4],[5,6],[7,8]]]}}]} | small.geojson:1: feature 1: a ring does not end where it begins
            {"type":"FeatureCollection","features":[{"properties":{"code":"916"},"geometry":{"type":"Polygon","coordinates":[[[181,2],[3,4],[5,6],[181,2]]]}}]} | small.geojson:1: feature 1: a position's longitude must be a number of degrees from -180 to 180
            {"type":"FeatureCollection","features":[{"properties":{"code":"916"},"geometry":{"type":"Polygon","coordinates":[[[1,"2"],[3,4],[5,6],[1,2]]]}}]} | small.geojson:1: feature 1: a position's latitude must be a number of degrees from -90 to 90
            """)
    void aWrongMapIsToldWithTheFeature(String content, String problem) throws IOException {
        draw(content);

        assertThat(problems()).singleElement().asString().startsWith(problem);
    }

    @Test
    void oneUnitHasOneShape() throws IOException {
        draw(collection(feature("\"916\"", "Polygon", "[" + SQUARE + "]"), feature("\"916\"", "Polygon", "[" + SQUARE + "]")));

        assertThat(problems()).containsExactly("small.geojson:1: feature 2: code '916' has a shape already");
    }

    @Test
    void aMapThatIsTooFineIsRefused() throws IOException {
        String ring = "[1,2]," + "[3,4],".repeat(200_000) + "[1,2]";
        draw(collection(feature("\"916\"", "Polygon", "[[" + ring + "]]")));

        assertThat(problems()).containsExactly("small.geojson:1: feature 1: more than 200000 positions in all: simplify the shapes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../small.geojson", "/etc/passwd", "maps/small.geojson", ".hidden"})
    void aMapLiesInTheFolderItself(String map) throws IOException {
        name(map);

        assertThat(problems()).containsExactly("city.yaml:5: map: must be the name of a file in this folder, not '" + map + "'");
    }

    @Test
    void aMapThatIsNamedMustBeThere() throws IOException {
        name("nowhere.geojson");

        assertThat(problems()).containsExactly("nowhere.geojson:1: there is no such file");
    }

    @Test
    void theTilesOfCanThoAreThoseOfItsDistrictsAndOfAllCommunesOfToday() {
        CityProfile profile = Profiles.load("cantho");
        List<String> wanted = profile.units().all().stream()
                .filter(unit -> unit.kind() == Unit.Kind.DISTRICT || unit.kind() == Unit.Kind.COMMUNE && unit.validTo() == null)
                .map(Unit::code)
                .toList();

        assertThat(wanted).hasSize(9 + 103);
        assertThat(profile.map().tiles()).extracting(CityMap.Tile::unit).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @ParameterizedTest
    @CsvSource({"cantho_2024_districts.geojson,9", "cantho_2025_communes.geojson,103"})
    void theRealMapsOfCanThoAreRead(String file, int shapes) throws IOException {
        Assumptions.assumeTrue(Files.exists(GEO.resolve(file)), "skipped: the sample data are not here");
        for (String part : List.of("city.yaml", "calendar.yaml", "units.csv", "procedures.csv")) {
            Files.copy(Profiles.FOLDER.resolve("cantho").resolve(part), temp.resolve(part));
        }
        for (String shared : List.of("kpis.yaml", "alerts.yaml")) {
            Files.copy(Profiles.FOLDER.resolve(shared), temp.resolve(shared));
        }
        Files.copy(GEO.resolve(file), temp.resolve("map.geojson"));
        Profiles.change(temp, "city.yaml", "currency: VND", "currency: VND\nmap: map.geojson");

        assertThat(ProfileLoader.load(temp).map().shapes()).hasSize(shapes);
    }
}
