package city.ioc.standalone.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;

/** The profile of Cần Thơ in a folder of its own, and a KPI of two versions that can be added to it. */
final class AddedKpi {
    static final String ID = "dossiers.by-post";

    /** The second version counts each dossier twice. */
    private static final String VERSION = """
            \s\s- id: %s
                version: %d
                name: {vi: Hồ sơ qua bưu chính, en: Dossiers by post}
                unit: COUNT
                numerator: %d * sum(received, channel=POSTAL)
                better: NONE
                validFrom: %s
                validTo: %s
                source: a test
            """;

    private AddedKpi() {}

    static Path copyOfProfile(Path folder) throws IOException {
        Path profile = Files.createDirectory(folder.resolve("profile"));
        Path original = Project.profile("cantho");
        for (String name : List.of("city.yaml", "calendar.yaml", "units.csv", "procedures.csv", "../kpis.yaml", "../alerts.yaml")) {
            Path file = original.resolve(name).normalize();
            Files.copy(file, profile.resolve(file.getFileName()));
        }
        return profile;
    }

    /** @param second first day of the second version */
    static void addTo(Path profile, LocalDate second) throws IOException {
        String both = VERSION.formatted(ID, 1, 1, "2000-01-01", second.minusDays(1)) + VERSION.formatted(ID, 2, 2, second, "2099-12-31");
        Files.writeString(profile.resolve("kpis.yaml"), both, StandardOpenOption.APPEND);
    }
}
