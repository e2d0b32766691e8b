package city.ioc.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DemoFolderTest {
    @TempDir
    private Path folder;

    @Test
    void aTemporaryFolderGoesWithAllThatIsInIt() throws Exception {
        Path path;
        try (DemoFolder temporary = DemoFolder.temporary()) {
            path = temporary.path();
            Files.writeString(Files.createDirectories(path.resolve("broker/log")).resolve("0.log"), "events");
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void aFolderOfYoursIsKept() throws Exception {
        try (DemoFolder mine = DemoFolder.fresh(folder.resolve("demo"))) {
            Files.createDirectories(mine.path().resolve("broker"));
        }
        assertThat(folder.resolve("demo/broker")).exists();
    }

    @Test
    void aFolderWithAPastIsRefusedWithWhatToDo() throws Exception {
        Files.writeString(folder.resolve("version"), "1");
        assertThatIllegalStateException()
                .isThrownBy(() -> DemoFolder.fresh(folder))
                .withMessageContaining("is not empty")
                .withMessageContaining("ioc up --data " + folder);
    }
}
