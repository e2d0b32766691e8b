package city.ioc.standalone.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataFolderTest {
    @TempDir
    private Path temp;

    @Test
    void createsTheFolderWithItsParts() throws IOException {
        Path path = temp.resolve("new/data");
        try (DataFolder folder = DataFolder.open(path)) {
            assertThat(folder.path()).isEqualTo(path);
            assertThat(folder.broker()).isDirectory().hasParent(path);
            assertThat(folder.streams()).isDirectory().hasParent(path);
            assertThat(Files.readString(path.resolve("version"))).isEqualTo("1\n");
        }
    }

    @Test
    void opensAgainAfterItWasClosed() throws IOException {
        try (DataFolder folder = DataFolder.open(temp.resolve("data"))) {
            Files.writeString(folder.broker().resolve("kept"), "x");
        }
        try (DataFolder folder = DataFolder.open(temp.resolve("data"))) {
            assertThat(folder.broker().resolve("kept")).exists();
        }
    }

    @Test
    void takesAFolderWhoseFirstStartWasCutShort() throws IOException {
        Files.createFile(temp.resolve("lock"));
        Files.writeString(temp.resolve("version.new"), "");
        try (DataFolder folder = DataFolder.open(temp)) {
            assertThat(folder.path().resolve("version")).hasContent("1\n");
        }
    }

    @Test
    void refusesAFolderThatThisProcessHolds() {
        try (DataFolder folder = DataFolder.open(temp)) {
            assertThatThrownBy(() -> DataFolder.open(folder.path()))
                    .isInstanceOf(DataFolderException.class)
                    .hasMessage("data folder " + temp + " is in use by another ioc process (pid "
                            + ProcessHandle.current().pid() + "); stop that one, or choose another folder with --data");
        }
    }

    @Test
    void refusesAFolderThatAnotherProcessHoldsUntilThatIsKilled() throws Exception {
        Process holder = holderProcess();
        try {
            assertThat(holder.getInputStream().read()).isEqualTo('h');
            assertThatThrownBy(() -> DataFolder.open(temp))
                    .isInstanceOf(DataFolderException.class)
                    .hasMessageContaining("in use by another ioc process (pid " + holder.pid() + ")");
        } finally {
            holder.destroyForcibly();
        }
        assertThat(holder.waitFor(20, TimeUnit.SECONDS)).isTrue();
        DataFolder.open(temp).close();
    }

    @Test
    void refusesAnotherFormat() throws IOException {
        Files.writeString(temp.resolve("version"), "2\n");
        assertThatThrownBy(() -> DataFolder.open(temp))
                .isInstanceOf(DataFolderException.class)
                .hasMessageContaining("has format \"2\", this ioc needs format 1")
                .hasMessageContaining("--data");
        assertThat(lockIsFree()).isTrue();
    }

    @Test
    void refusesAndLeavesAloneAFolderOfSomebodyElse() throws IOException {
        Files.writeString(temp.resolve("thesis.txt"), "x");
        assertThatThrownBy(() -> DataFolder.open(temp))
                .isInstanceOf(DataFolderException.class)
                .hasMessageContaining("not a data folder of ioc");
        try (var entries = Files.list(temp)) {
            assertThat(entries.map(entry -> entry.getFileName().toString())).containsExactly("thesis.txt");
        }
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(DataFolderException.class)
                .hasMessage("cannot use data folder " + file + ": it is not a folder");
    }

    private Process holderProcess() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java, "-cp", System.getProperty("java.class.path"), Holder.class.getName(), temp.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private boolean lockIsFree() throws IOException {
        try (FileChannel channel = FileChannel.open(temp.resolve("lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        }
    }

    /** Takes the folder, says so with one letter, and holds it until killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws IOException {
            DataFolder folder = DataFolder.open(Path.of(args[0]));
            System.out.print("h");
            System.out.flush();
            int end = System.in.read(); // nothing comes: until the parent is gone
            folder.close();
            System.exit(end);
        }
    }
}
