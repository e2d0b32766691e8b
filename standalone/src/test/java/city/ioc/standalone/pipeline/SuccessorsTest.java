package city.ioc.standalone.pipeline;

import city.ioc.profile.ProfileLoader;
import city.ioc.profile.Succession;
import city.ioc.profile.Unit;
import city.ioc.profile.Units;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The successions of Cần Thơ against the text of what each commune of 2025-07-01 was formed from. */
class SuccessorsTest {
    private static final LocalDate MERGER = LocalDate.of(2025, 7, 1);
    private static final String AS_IT_WAS = "giữ nguyên";
    /** The last code of the old city; above it are those of Hậu Giang and Sóc Trăng. */
    private static final int LAST_OF_THE_OLD_CITY = 31_315;

    /** To Thới Bình on 2024-11-01, and with it to Ninh Kiều. */
    private static final Set<String> WENT_EARLIER = Set.of("phuong an nghiep", "phuong an cu", "phuong an phu");

    private final Units units = ProfileLoader.load(Project.profile("cantho")).units();

    @Test
    void everyPredecessorIsOneThatTheTextNames() throws IOException {
        Map<String, Set<String>> listed = new TreeMap<>();
        Map<String, Set<String>> inParts = new TreeMap<>();
        for (Succession each : units.successions()) {
            String name = plain(units.at(each.predecessor(), MERGER.minusDays(1)).orElseThrow());
            if (!WENT_EARLIER.contains(name)) {
                listed.computeIfAbsent(each.unit(), code -> new TreeSet<>()).add(name);
            }
            if (each.part() == Succession.Part.PART) {
                inParts.computeIfAbsent(name, code -> new TreeSet<>()).add(each.unit());
            }
        }
        Map<String, Set<String>> told = new TreeMap<>();
        Map<String, Set<String>> toldOften = new TreeMap<>();
        for (CSVRecord row : rows()) {
            for (String part : row.get("formed_from").split(",")) {
                String own = plain(units.at(row.get("code"), MERGER).orElseThrow());
                String name = part.equals(AS_IT_WAS) ? own : plain(part.replaceAll("\\(.*?\\)", ""));
                told.computeIfAbsent(row.get("code"), code -> new TreeSet<>()).add(name);
                toldOften.computeIfAbsent(name, code -> new TreeSet<>()).add(row.get("code"));
            }
        }
        toldOften.values().removeIf(codes -> codes.size() == 1);

        assertThat(listed).isEqualTo(told).hasSize(32);
        assertThat(inParts).isEqualTo(toldOften).hasSize(3);
    }

    private static Iterable<CSVRecord> rows() throws IOException {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader reader = Files.newBufferedReader(SampleData.require("vietnam/successors.csv"))) {
            return format.parse(reader).stream()
                    .filter(row -> Integer.parseInt(row.get("code")) <= LAST_OF_THE_OLD_CITY)
                    .toList();
        }
    }

    private static String plain(Unit unit) {
        return plain(unit.name().vi());
    }

    /** Spellings differ in their accents. */
    private static String plain(String name) {
        return Normalizer.normalize(name.strip().toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }
}
