package city.ioc.standalone.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Cần Thơ, but a dossier is overdue at the instant of its due and not on the day after: so alerts come while a test waits. */
final class SharpCity {
    private SharpCity() {}

    /** Writes its profile, and returns the folder. */
    static Path in(Path folder) throws IOException {
        Path profile = Files.createDirectories(folder.resolve("profiles").resolve("cantho"));
        for (String shared : List.of("kpis.yaml", "alerts.yaml", "index.yaml")) {
            Files.copy(Project.profile(shared), profile.resolveSibling(shared));
        }
        for (String own : List.of("units.csv", "successors.csv", "procedures.csv", "tiles.csv", "calendar.yaml", "simulation.yaml")) {
            Files.copy(Project.profile("cantho").resolve(own), profile.resolve(own));
        }
        String city = Files.readString(Project.profile("cantho").resolve("city.yaml"));
        Files.writeString(profile.resolve("city.yaml"), city.replace("compare: BY_DATE", "compare: BY_INSTANT"));
        return profile;
    }
}
