package city.ioc.standalone.dryrun;

import city.ioc.producers.Door;
import city.ioc.replay.HistoryException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FileHistoryTest {
    private static final int CASES = 500;
    private static final Door DOOR = new Door(
            Clock.systemUTC(), Instant.parse("2000-01-01T00:00:00Z"), (code, day) -> Optional.empty(), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final Map<String, Integer> given = new TreeMap<>();
    private final List<Double> shares = new ArrayList<>();

    private long read(FileHistory history) throws HistoryException {
        return history.read(
                each -> assertThat(given.put(each.caseId(), each.events().size())).isNull(),
                (events, share) -> shares.add(share));
    }

    /** Five hundred dossiers with three events each, anywhere in two files, the second one compressed; and a line that is no event. */
    private List<Path> files() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            lines.addAll(List.of(
                    Histories.accepted("D-" + i, 1), Histories.step("D-" + i, 1), Histories.step("D-" + i, 2)));
        }
        Collections.shuffle(lines, new Random(7));
        lines.add(300, "no event");
        Path first = Files.write(folder.resolve("a.ndjson"), lines.subList(0, 800));
        Path second = folder.resolve("b.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(second))) {
            out.write(String.join("\n", lines.subList(800, lines.size())).getBytes(UTF_8));
        }
        return List.of(first, second);
    }

    @Test
    void givesEachCaseOnceWithAllItsEvents() throws Exception {
        FileHistory history = new FileHistory(files(), DOOR);

        assertThat(read(history)).isEqualTo(1);
        assertThat(history.slices()).isEqualTo(1);
        assertThat(given).hasSize(CASES).allSatisfy((caseId, events) -> assertThat(events).isEqualTo(3));
    }

    @Test
    void whatIsTooMuchAtOnceIsReadInSlices() throws Exception {
        FileHistory history = new FileHistory(files(), DOOR, 20_000);

        assertThat(read(history)).isEqualTo(1);
        assertThat(history.slices()).isGreaterThan(8);
        assertThat(given).hasSize(CASES).allSatisfy((caseId, events) -> assertThat(events).isEqualTo(3));
        assertThat(shares.getLast()).isEqualTo(1);
        List<Double> later = shares.subList(shares.size() / 2, shares.size());
        assertThat(later).isSorted();
    }

    @Test
    void aCaseThatIsLargerThanASliceIsHeldAllTheSame() throws Exception {
        FileHistory history = new FileHistory(
                List.of(Files.write(folder.resolve("one.ndjson"), List.of(Histories.accepted("D-1", 1), Histories.step("D-1", 1)))),
                DOOR,
                10);

        assertThat(read(history)).isZero();
        assertThat(given).containsExactly(Map.entry("D-1", 2));
    }

    @Test
    void aFileThatBreaksOffIsNoHistory() throws IOException {
        Path whole = files().getLast();
        byte[] bytes = Files.readAllBytes(whole);
        Path broken = Files.write(folder.resolve("broken.ndjson.gz"), Arrays.copyOf(bytes, bytes.length / 2));

        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() -> read(new FileHistory(List.of(broken), DOOR)))
                .withMessageContaining("broken.ndjson.gz could not be read to its end");
    }
}
