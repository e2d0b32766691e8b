package city.ioc.standalone.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The profile of Cần Thơ with a map of two of its units, drawn by hand. */
final class MappedProfile {
    private static final String MAP = """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"code": "31135"}, "geometry": {"type": "Polygon",
                "coordinates": [[[105.77, 10.02], [105.80, 10.02], [105.80, 10.05], [105.77, 10.02]]]}},
              {"type": "Feature", "properties": {"code": "31150"}, "geometry": {"type": "MultiPolygon",
                "coordinates": [[[[105.72, 10.00], [105.76, 10.00], [105.76, 10.03], [105.72, 10.00]]]]}}]}
            """;

    private MappedProfile() {}

    static Path of(Path folder) throws IOException {
        for (String shared : List.of("kpis.yaml", "alerts.yaml")) {
            Files.copy(Project.profile(shared), folder.resolve(shared));
        }
        for (String own : List.of("calendar.yaml", "units.csv", "procedures.csv", "tiles.csv")) {
            Files.copy(Project.profile("cantho").resolve(own), folder.resolve(own));
        }
        Files.writeString(folder.resolve("city.yaml"), Files.readString(Project.profile("cantho").resolve("city.yaml")) + "map: two.geojson\n");
        Files.writeString(folder.resolve("two.geojson"), MAP);
        return folder;
    }
}
