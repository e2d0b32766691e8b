package city.ioc.standalone.pipeline;

import city.ioc.dashboards.scope.UnitScope;
import city.ioc.producers.Door;
import city.ioc.producers.EventPublisher;
import city.ioc.producers.PublisherSettings;
import city.ioc.producers.importer.FileImport;
import city.ioc.producers.importer.ImportReport;
import city.ioc.producers.slices.Anonymiser;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.standalone.slices.FileOutput;
import city.ioc.standalone.slices.Selection;
import city.ioc.standalone.slices.SliceExport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What one city exports without names gives every figure of every unit and day in another, to which it is imported. */
@Tag("long")
@Timeout(240)
class SliceIT {
    /** Two that the events leave alone, so that waiting for all of them can be told there. */
    private static final String QUIET = "31174";

    private static final String QUIET_TOO = "31213";
    private static final List<String> UNITS = List.of("31135", "31120", "31147", "31168", "31153", "31186", "31201", "31207");
    private static final JsonMapper JSON = new JsonMapper();

    @RegisterExtension
    static final CityOfTests SOURCE = CityOfTests.of("cantho");

    @RegisterExtension
    static final CityOfTests TARGET = CityOfTests.of("cantho");

    @TempDir
    private Path folder;

    private final CityProfile profile = ProfileLoader.load(Project.profile("cantho"));
    private final ZoneId zone = profile.rules().calendar().zone();

    @Test
    void everyFigureOfEveryUnitAndDayIsTheSameElsewhere() throws Exception {
        Instant now = Instant.now();
        assertThat(SOURCE.get().postBatch(SmallCity.events(now, zone)).statusCode()).isEqualTo(202);
        SOURCE.get().awaitEverythingSent(QUIET);
        Path file = folder.resolve("all.ndjson.gz");
        try (FileOutput out = new FileOutput(file, false)) {
            new SliceExport(
                            SOURCE.get().bootstrap(),
                            profile.rules(),
                            profile.id(),
                            new Selection(null, null, List.of(UnitScope.CITY), Set.of()),
                            List.of(),
                            Anonymiser.random(),
                            (records, share) -> {})
                    .to(out);
        }

        ImportReport report = importInto(TARGET.get(), file);
        assertThat(report.refused()).isZero();
        TARGET.get().awaitEverythingSent(QUIET_TOO);

        String asOf = now.truncatedTo(ChronoUnit.MINUTES).toString();
        Map<String, JsonNode> source = figures(SOURCE.get(), now, asOf);
        assertThat(source.values().toString()).contains("\"dossiers.received\"");
        assertThat(figures(TARGET.get(), now, asOf)).isEqualTo(source);
    }

    private ImportReport importInto(RunningCity city, Path file) throws Exception {
        Door door = new Door(Clock.systemUTC(), profile.earliest(), profile.units()::problem, zone);
        try (EventPublisher publisher = new EventPublisher(PublisherSettings.of(city.bootstrap(), "test"))) {
            return FileImport.of(door, publisher).events(file);
        }
    }

    /** All KPIs of each unit and each of eleven days. */
    private Map<String, JsonNode> figures(RunningCity city, Instant now, String asOf) throws Exception {
        Map<String, JsonNode> figures = new TreeMap<>();
        LocalDate today = LocalDate.ofInstant(now, zone);
        for (String unit : UNITS) {
            for (int back = 0; back <= 10; back++) {
                String question = "unit=%s&from=%s&to=%s&as-of=%s".formatted(unit, today.minusDays(back), today.minusDays(back), asOf);
                figures.put(question, JSON.readTree(city.get("/api/v1/kpis?" + question).body()));
            }
        }
        return figures;
    }
}
