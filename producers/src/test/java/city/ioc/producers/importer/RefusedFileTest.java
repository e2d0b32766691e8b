package city.ioc.producers.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RefusedFileTest {
    @TempDir
    private Path folder;

    @Test
    void saysLineColumnTypeAndReason() throws Exception {
        Path file = Files.writeString(folder.resolve("refused.csv"), "of an earlier import, and longer than what comes now".repeat(9));
        try (RefusedFile refused = RefusedFile.create(file)) {
            refused.take(new ImportReport.Refused(4, "at, no", "dossier.accepted.v1", "time: \"soon\" is no time"));
            refused.take(new ImportReport.Refused(7, null, null, "has 2 columns"));
        }

        assertThat(Files.readString(file)).isEqualTo("line,column,event_type,reason\r\n"
                + "4,\"at, no\",dossier.accepted.v1,\"time: \"\"soon\"\" is no time\"\r\n7,,,has 2 columns\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\tx", "\u0001=1"})
    void aCellThatASpreadsheetWouldComputeIsMadeText(String cell) throws Exception {
        Path file = folder.resolve("refused.csv");
        try (RefusedFile refused = RefusedFile.create(file)) {
            refused.take(new ImportReport.Refused(1, cell, cell, cell));
        }

        assertThat(Files.readString(file)).contains("'" + cell).doesNotContain("," + cell, "\"" + cell);
    }

    @Test
    void neverTakesThePlaceOfWhatIsRead() throws Exception {
        Path input = Files.writeString(folder.resolve("input.csv"), "x");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), input);

        for (Path file : new Path[] {input, link, folder.resolve("./input.csv")}) {
            assertThatExceptionOfType(ImportException.class)
                    .isThrownBy(() -> RefusedFile.create(file, folder.resolve("none"), input))
                    .withMessageContaining("which is read");
        }
        assertThat(Files.readString(input)).isEqualTo("x");
        assertThatExceptionOfType(ImportException.class).isThrownBy(() -> RefusedFile.create(folder));
        assertThatExceptionOfType(ImportException.class).isThrownBy(() -> RefusedFile.create(folder.resolve("no/folder.csv")));
    }
}
