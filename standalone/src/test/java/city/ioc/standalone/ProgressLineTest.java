package city.ioc.standalone;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressLineTest {
    private final StringWriter out = new StringWriter();
    private long now;

    @Test
    void drawsABarWithRateAndTimeLeftOnATerminal() {
        try (ProgressLine progress = progress(true)) {
            seconds(2);
            progress.at(10_000, 25, 100);
            assertThat(out).hasToString("\r\u001b[K[######------------------]  25 %  10,000 rows  5,000 rows/s  6 s left");
        }
        assertThat(out.toString()).endsWith("\r\u001b[K");
    }

    @Test
    void writesPlainLinesNowAndThenElsewhere() {
        try (ProgressLine progress = progress(false)) {
            seconds(5);
            progress.at(5_000, 1, 100);
            seconds(6);
            progress.at(11_000, 10, 100);
            seconds(1);
            progress.at(12_000, 11, 100);
        }
        assertThat(out.toString()).isEqualToNormalizingNewlines(" 10 %  11,000 rows  1,000 rows/s  1:39 min left\n");
    }

    @Test
    void showsNothingForAQuickImport() {
        try (ProgressLine progress = progress(true)) {
            progress.at(10, 100, 100);
        }
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatHasNoKnownSizeHasNoShareAndNoTimeLeft() {
        try (ProgressLine progress = progress(false)) {
            seconds(10);
            progress.at(1_000, 5, 0);
        }
        assertThat(out.toString()).isEqualToNormalizingNewlines("1,000 rows  100 rows/s\n");
    }

    private ProgressLine progress(boolean terminal) {
        return new ProgressLine(new PrintWriter(out), "rows", terminal, () -> now);
    }

    private void seconds(int count) {
        now += TimeUnit.SECONDS.toNanos(count);
    }
}
