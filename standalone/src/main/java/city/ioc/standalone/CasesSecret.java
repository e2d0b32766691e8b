package city.ioc.standalone;

import city.ioc.events.Opt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What whoever asks an instance of the streams for cases must know. */
final class CasesSecret {
    @Option(
            names = "--cases-secret",
            paramLabel = "FILE",
            defaultValue = Defaults.CASES_SECRET,
            description = "File with what all instances and displays say to each other, at least 16 characters; needed where they are on"
                    + " several machines (IOC_CASES_SECRET_FILE).")
    private String file;

    /**
     * Null when there is none.
     *
     * @throws IllegalArgumentException with a sentence that says what to change
     */
    @Opt
    String read() {
        if (file == null || file.isBlank()) {
            return null;
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("--cases-secret " + file + " cannot be read", e);
        }
    }
}
