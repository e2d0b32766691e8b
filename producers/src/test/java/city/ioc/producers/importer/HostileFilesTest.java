package city.ioc.producers.importer;

import city.ioc.producers.Door;
import city.ioc.producers.RecordingSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Files that are made to harm. What counts besides the error is how little of them is read. */
@Timeout(60)
class HostileFilesTest {
    private static final int LITTLE = 4 << 20;
    private static final String MAPPING = """
            source: /import/test
            case: "case:concept:name"
            events:
              - {type: dossier.step-completed.v1, id: "{id}", time: "{time}", data: {step: "{step}"}}
            """;
    private static final String EVENT = """
            <event><string key="id" value="%d"/><date key="time" value="2024-02-26T09:00:00Z"/><string key="step" value="s"/></event>
            """;

    @TempDir
    private Path folder;

    private final RecordingSink sink = new RecordingSink();
    private final Door door = new Door(
            Clock.fixed(Instant.parse("2024-03-01T00:00:00Z"), ZoneOffset.UTC),
            Instant.parse("2020-01-01T00:00:00Z"),
            (code, day) -> Optional.empty(),
            ZoneOffset.UTC);
    private long bytesRead;

    @Test
    void entitiesThatMultiplyAreNotDeclared() throws Exception {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE log [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
        }
        laughs.append("]><log><trace><string key=\"concept:name\" value=\"&a29;\"/></trace></log>");

        refusedAtOnce(laughs.toString(), "a document type (DOCTYPE) and entities are not allowed");
        refusedAtOnce("<log>&a29;</log>", "entities are not allowed");
        refusedAtOnce("<log><trace><string key=\"a\" value=\"&a29;\"/></trace></log>", "a29");
    }

    @Test
    void nothingIsFetchedFromOutside() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        for (String doctype : new String[] {
            "<!DOCTYPE log [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>",
            "<!DOCTYPE log SYSTEM \"" + secret.toUri() + "\">",
            "<!DOCTYPE log PUBLIC \"-//x\" \"http://127.0.0.1:1/x.dtd\">",
            "<!DOCTYPE log [<!ENTITY % p SYSTEM \"" + secret.toUri() + "\"> %p;]>"
        }) {
            refusedAtOnce(doctype + "<log><trace>&x;</trace></log>", "a document type (DOCTYPE) and entities are not allowed");
        }
        refusedAtOnce("<log xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"" + secret.toUri() + "\"/></log>", null);
    }

    @Test
    void aZipBombIsLeftAfterAFewBytes() throws Exception {
        Path bomb = zipped("bomb.xes.gz", "<log>", "<trace></trace>".repeat(1_000), 20_000, "</log>");
        assertThat(Files.size(bomb)).isLessThan(2 << 20);

        ImportReport report = run(bomb, InputLimits.DEFAULT);

        assertThat(report.complete()).isFalse();
        assertThat(report.shown().getFirst().reason()).contains("more than 200 times its size, as a zip bomb does");
        assertThat(bytesRead).isLessThan(Files.size(bomb) / 2);
    }

    @Test
    void aFileMayInflateToTheLimitAndNotBeyond() throws Exception {
        Path file = zipped("log.xes.gz", "<log>", "<trace></trace>".repeat(1_000), 100, "</log>");
        long inflated = "<log></log>".length() + 1_500_000;

        assertThat(run(file, new InputLimits(inflated, 1)).complete()).isTrue();
        assertThat(run(file, new InputLimits(inflated - 1, 1)).shown().getFirst().reason())
                .contains("inflates to more than 1500010 bytes");
    }

    @Test
    void whatOnlyLooksCompressedIsRefused() throws Exception {
        Path file = Files.write(folder.resolve("x.xes.gz"), new byte[] {0x1f, (byte) 0x8b, 1, 2, 3});

        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> run(file, InputLimits.DEFAULT))
                .withMessageContaining("cannot be read");
    }

    @Test
    void deepElementsAreRefused() throws Exception {
        Path file = plain("deep.xes", "<log><trace>", "<string key=\"a\" value=\"b\">", 1_000_000, "");

        assertThat(run(file, InputLimits.DEFAULT).shown().getFirst().reason()).contains("nested deeper than 64");
        assertThat(bytesRead).isLessThan(LITTLE);
    }

    @Test
    void noTagCommentOrInstructionIsHeldHoweverLongItIs() throws Exception {
        for (String start : new String[] {
            "<log><trace><string key=\"a\" value=\"", "<log><trace a", "<log><!--", "<log><?pi ", "<log><![CDATA[", "<log><trace></trace",
            "<!--", "<!DOCTYPE log [<!--", "<log><trace><string value=\"x\" key=\""
        }) {
            Path file = plain("long.xes", start, " x x x x".repeat(1_000), 8_000, "");
            try {
                assertThat(run(file, InputLimits.DEFAULT).complete()).as(start).isFalse();
                assertThat(bytesRead).as(start).isLessThan(LITTLE);
            } catch (ImportException e) {
                assertThat(e).as(start).hasMessageMatching(".*(more than 1048576 bytes|DOCTYPE|not allowed|log).*");
            }
        }
    }

    @Test
    void aLongAttributeCostsItsRowAndManyAttributesCostTheImport() throws Exception {
        Path one = plain("one.xes", "<log><trace><event><string key=\"step\" value=\"", "x".repeat(1_000), 100,
                "\"/></event>" + EVENT.formatted(1) + "</trace></log>");
        ImportReport report = run(one, InputLimits.DEFAULT);
        assertThat(report.complete()).isTrue();
        assertThat(report.shown()).extracting(ImportReport.Refused::reason).contains("\"step\" has more than 65536 characters");
        assertThat(sink.ids()).isEmpty();
        assertThat(report.rows()).isEqualTo(2);

        Path many = plain("many.xes", "<log><trace>", "<string key=\"x\" value=\"" + "y".repeat(60_000) + "\"/>", 1_000, "");
        assertThat(run(many, InputLimits.DEFAULT).shown().getFirst().reason()).contains("more than 1048576 characters");
        Path other = folder.resolve("other.xes");
        try (OutputStream out = Files.newOutputStream(other)) {
            out.write("<log><trace><event>".getBytes(US_ASCII));
            for (int i = 0; i < 100_000; i++) {
                out.write(("<int key=\"k" + i + "\" value=\"1\"/>").getBytes(US_ASCII));
            }
        }
        assertThat(run(other, InputLimits.DEFAULT).shown().getFirst().reason()).contains("more than 1000 attributes");
    }

    @Test
    void aRowOfAGigabyteIsNotHeld() throws Exception {
        Path file = folder.resolve("row.csv");
        Files.writeString(file, "case:concept:name,id,time,step\na,1,2024-02-26T09:00:00Z,s\n\"");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }

        ImportReport report = run(file, InputLimits.DEFAULT);

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.complete()).isFalse();
        assertThat(report.shown().getFirst().reason()).contains("one row or tag has more than 1048576 bytes");
        assertThat(bytesRead).isLessThan(LITTLE);
    }

    @Test
    void aHeaderOfAGigabyteIsNotHeld() throws Exception {
        Path file = Files.writeString(folder.resolve("head.csv"), "a,b");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }

        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> run(file, InputLimits.DEFAULT))
                .withMessageContaining("one row or tag has more than");
    }

    @Test
    void aLineOfAGigabyteIsPassedOverWithoutHoldingIt() throws Exception {
        String event = """
                {"specversion":"1.0","id":"1","source":"/t","type":"dossier.withdrawn.v1","subject":"A","time":"2024-02-26T09:00:00Z","data":{}}
                """;
        InputStream endless = new Repeated(1L << 30, '{', "\n" + event);

        ImportReport report = FileImport.of(door, sink).events(endless);

        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.shown()).extracting(ImportReport.Refused::toString)
                .containsExactly("line 1: an event may have at most 65536 bytes");
    }

    @Test
    void whatIsNoRegularFileIsRefused() throws Exception {
        Path loop = Files.createSymbolicLink(folder.resolve("loop.xes"), folder.resolve("loop.xes"));
        for (Path path : new Path[] {folder, Path.of("/"), Path.of(""), loop, folder.resolve("none\n.csv"), Path.of("/dev/zero")}) {
            assertThatExceptionOfType(ImportException.class).as(path.toString())
                    .isThrownBy(() -> run(path, InputLimits.DEFAULT));
            assertThatExceptionOfType(ImportException.class).as(path.toString())
                    .isThrownBy(() -> FileImport.of(door, sink).events(path));
        }
    }

    private void refusedAtOnce(String xml, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("hostile.xes"), xml);
        try {
            ImportReport report = run(file, InputLimits.DEFAULT);
            assertThat(report.rows()).isZero();
            assertThat(report.complete()).isEqualTo(reason == null);
            if (reason != null) {
                assertThat(report.shown().getFirst().reason()).contains(reason);
            }
        } catch (ImportException e) {
            assertThat(e).hasMessageContaining(reason);
        }
        assertThat(sink.events()).isEmpty();
    }

    private ImportReport run(Path file, InputLimits limits) throws ImportException {
        sink.clear();
        return FileImport.of(door, sink)
                .withLimits(limits)
                .withProgress((rows, read, total) -> bytesRead = read)
                .rows(file, Mapping.parse(MAPPING, "m.yaml"));
    }

    private Path plain(String name, String start, String part, int times, String end) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out, start, part, times, end);
        }
        return file;
    }

    private Path zipped(String name, String start, String part, int times, String end) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            write(out, start, part, times, end);
        }
        return file;
    }

    private static void write(OutputStream out, String start, String part, int times, String end) throws IOException {
        out.write(start.getBytes(UTF_8));
        byte[] bytes = part.getBytes(UTF_8);
        int together = Math.max(1, 100_000 / bytes.length);
        byte[] block = new byte[bytes.length * together];
        for (int i = 0; i < together; i++) {
            System.arraycopy(bytes, 0, block, i * bytes.length, bytes.length);
        }
        for (int written = 0; written < times; written += together) {
            out.write(block, 0, Math.min(together, times - written) * bytes.length);
        }
        out.write(end.getBytes(UTF_8));
    }

    /** One character many times, and then a text. */
    private static final class Repeated extends InputStream {
        private final byte what;
        private final byte[] end;
        private long left;
        private int next;

        Repeated(long count, char what, String end) {
            this.left = count;
            this.what = (byte) what;
            this.end = end.getBytes(UTF_8);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left > 0) {
                int n = (int) Math.min(left, length);
                Arrays.fill(buffer, offset, offset + n, what);
                left -= n;
                return n;
            }
            int n = Math.min(end.length - next, length);
            System.arraycopy(end, next, buffer, offset, n);
            next += n;
            return n == 0 ? -1 : n;
        }
    }
}
