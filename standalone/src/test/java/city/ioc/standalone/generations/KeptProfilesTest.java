package city.ioc.standalone.generations;

import city.ioc.dashboards.board.Refusal;
import city.ioc.profile.ProfileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeptProfilesTest {
    private static final Path PROFILES = Path.of("..", "profiles");

    @TempDir
    private Path folder;

    private KeptProfiles kept;

    @BeforeEach
    void open() {
        kept = new KeptProfiles(folder);
    }

    private String keepCanTho() {
        String id = kept.prepare(PROFILES.resolve("cantho")).generation();
        kept.keep(id);
        return id;
    }

    private static String calendarWithSaturday() throws IOException {
        return Files.readString(PROFILES.resolve("cantho/calendar.yaml")) + "  - {date: 2026-10-10, for: 2026-09-02}\n";
    }

    @Test
    void aKeptProfileGivesTheSameGenerationWithoutTheFolderItCameFrom() {
        String id = keepCanTho();

        assertThat(new KeptProfiles(folder).ids()).containsExactly(id);
        LoadedProfile again = new KeptProfiles(folder).load(id).orElseThrow();
        assertThat(again.generation()).isEqualTo(id);
        assertThat(again.city().kpis().all()).hasSameSizeAs(LoadedProfile.of(PROFILES.resolve("cantho")).city().kpis().all());
        assertThat(folder.resolve(id).resolve("kpis.yaml")).hasSameTextualContentAs(PROFILES.resolve("kpis.yaml"));
    }

    @Test
    void textsLaidOverAProfileGiveAnother() throws IOException {
        String id = keepCanTho();

        LoadedProfile changed = kept.prepare(id, Map.of("calendar.yaml", calendarWithSaturday()));
        kept.keep(changed.generation());

        assertThat(changed.generation()).isNotEqualTo(id);
        assertThat(kept.ids()).containsExactlyInAnyOrder(id, changed.generation());
        assertThat(kept.load(id).orElseThrow().city().units().all())
                .isEqualTo(kept.load(changed.generation()).orElseThrow().city().units().all());
    }

    @Test
    void aProblemInATextIsToldByFileAndLineAndNothingIsKept() {
        String id = keepCanTho();

        assertThatThrownBy(() -> kept.prepare(id, Map.of("calendar.yaml", "week:\n  monday: [late]\n")))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining("calendar.yaml:2: ");
        assertThat(kept.ids()).containsExactly(id);
    }

    @Test
    void aTextCannotBeWrittenElsewhere() {
        String id = keepCanTho();

        for (String name : new String[] {"../kpis.yaml", "/etc/passwd", ".hidden", ""}) {
            assertThatThrownBy(() -> kept.prepare(id, Map.of(name, "x"))).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void aProfileThatWasBeingReplacedWhenTheProcessDiedIsStillThere() throws IOException {
        String id = keepCanTho();
        Files.move(folder.resolve(id), folder.resolve(id + ".old")); // as keep does before it moves the new one in
        Files.createDirectories(folder.resolve("fresh/profile"));

        assertThat(new KeptProfiles(folder).load(id)).isPresent();
        assertThat(folder.resolve("fresh")).doesNotExist();
    }

    @Test
    void theOldOneIsDeletedAfterAReplacement() throws IOException {
        String id = keepCanTho();
        Files.createDirectories(folder.resolve(id + ".old"));

        assertThat(new KeptProfiles(folder).load(id)).isPresent();
        assertThat(folder.resolve(id + ".old")).doesNotExist();
    }

    /** So it is after an update of the code that folds otherwise. */
    @Test
    void aProfileThatGivesAnotherGenerationThanItsNameIsNotRun() throws IOException {
        String id = keepCanTho();
        Files.move(folder.resolve(id), folder.resolve("00000000"));

        assertThat(kept.load("00000000")).isEmpty();
        assertThat(kept.ids()).containsExactly("00000000");
    }

    @Test
    void whatIsForgottenIsGone() {
        String id = keepCanTho();
        kept.forget(id);

        assertThat(kept.ids()).isEmpty();
        assertThat(kept.load(id)).isEmpty();
    }
}
