package city.ioc.standalone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartsTest {
    private final List<String> report = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private boolean stopAsked;

    @Test
    void closesInReverseEvenWhenOneFails() {
        try (Parts parts = parts()) {
            parts.start("first", () -> () -> closed.add("first"));
            parts.start("second", () -> (AutoCloseable) () -> {
                throw new IllegalStateException("cannot close");
            });
            parts.start("third", () -> () -> closed.add("third"));
        }
        assertThat(closed).containsExactly("third", "first");
    }

    @Test
    void closesEachPartOnce() {
        Parts parts = parts();
        parts.start("only", () -> () -> closed.add("only"));
        parts.close();
        parts.close();
        assertThat(closed).containsExactly("only");
    }

    @Test
    void reportsEachPartWithItsTime() {
        try (Parts parts = parts()) {
            parts.start("broker", () -> () -> {});
            parts.run("topics", () -> {});
        }
        assertThat(report).hasSize(2);
        assertThat(report.getFirst()).matches("broker +ready +[0-9.]+ s");
        assertThat(report.getLast()).matches("topics +ready +[0-9.]+ s");
    }

    @Test
    void startsNothingMoreOnceAskedToStop() {
        try (Parts parts = parts()) {
            stopAsked = true;
            assertThatThrownBy(() -> parts.run("broker", () -> closed.add("never")))
                    .isInstanceOf(CancellationException.class);
        }
        assertThat(closed).isEmpty();
    }

    @Test
    void namesThePartThatDidNotStart() {
        try (Parts parts = parts()) {
            assertThatThrownBy(() -> parts.start("gateway", () -> {
                        throw new IOException("no socket");
                    }))
                    .hasMessage("gateway did not start: no socket");
        }
    }

    private Parts parts() {
        return new Parts(report::add, () -> stopAsked);
    }
}
