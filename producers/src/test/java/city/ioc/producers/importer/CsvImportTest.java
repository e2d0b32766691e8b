package city.ioc.producers.importer;

import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.PaymentEvent;
import city.ioc.producers.Door;
import city.ioc.producers.EventSink;
import city.ioc.producers.RecordingSink;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CsvImportTest {
    private static final String MAPPING = """
            source: /import/test
            zone: Asia/Ho_Chi_Minh
            case: dossier
            events:
              - type: dossier.accepted.v1
                once: case
                id: "{dossier}-accepted"
                time: "{accepted}"
                data:
                  unit: {column: unit, default: "916"}
                  procedure: "1.004227"
                  channel: {column: how, map: {web: ONLINE, post: POSTAL}, default: DESK}
              - type: dossier.step-completed.v1
                id: "{dossier}-{no}"
                time: "{at}"
                data: {step: "{step}"}
            """;
    private static final String HEADER = "dossier,unit,how,accepted,no,step,at\n";

    @TempDir
    private Path folder;

    private final RecordingSink sink = new RecordingSink();
    private final Door door = new Door(
            Clock.fixed(Instant.parse("2024-03-01T00:00:00Z"), ZoneOffset.UTC),
            Instant.parse("2020-01-01T00:00:00Z"),
            (code, day) -> code.startsWith("9") ? Optional.empty() : Optional.of("unknown unit"),
            ZoneId.of("Asia/Ho_Chi_Minh"));

    @Test
    void oneRowGivesSeveralEventsAndACaseIsAcceptedOnce() throws Exception {
        ImportReport report = run(MAPPING, HEADER + """
                h1,917,web,2024-02-26 08:15:00,1,check,2024-02-26 09:00:00
                h2,,,2024-02-26 08:15:00,1,"check, and
                sign ""here""\",2024-02-26 09:00:00
                h1,917,web,2024-02-26 08:15:00,2,sign,2024-02-26 10:00:00
                """.replace("\nsign \"\"here\"\"", " sign \"\"here\"\""));

        assertThat(report).isEqualTo(new ImportReport(3, 5, 0, 0, List.of(), Set.of(), true));
        assertThat(sink.ids()).containsExactly("h1-accepted", "h1-1", "h2-accepted", "h2-1", "h1-2");
        assertThat(sink.events().get(2).subject()).isEqualTo("H2");
        assertThat(sink.events().get(2).data())
                .isEqualTo(new DossierEvent.Accepted("916", "1.004227", DossierEvent.Channel.DESK, null, null, null));
        assertThat(sink.events().get(3).data()).isEqualTo(new DossierEvent.StepCompleted("check, and sign \"here\""));
        assertThat(sink.events().getFirst().time()).hasToString("2024-02-26T08:15+07:00");
    }

    @Test
    void whatIsRefusedIsSaidWithLineAndColumnAndTheRestGoesOn() throws Exception {
        ImportReport report = run(MAPPING, HEADER + """
                h1,917,web,2024-02-26 08:15:00,1,check,2024-02-26 09:00:00

                h2,100,web,soon,1,,2024-02-26 09:00:00
                h3,100,fax,2024-02-26 08:15:00,,check,2025-02-26 09:00:00
                h4,100,web,2024-02-26 08:15:00,1,check,2019-02-26 09:00:00
                h5,917
                """);

        assertThat(report.rows()).isEqualTo(5);
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.refused()).isEqualTo(7);
        assertThat(report.shown()).extracting(ImportReport.Refused::toString).containsExactly(
                "line 4, column accepted, dossier.accepted.v1: time: \"soon\" is not a time in a known format",
                "line 4, column step, dossier.step-completed.v1: data.step: missing",
                "line 5, column how, dossier.accepted.v1: data.channel: \"fax\" is not in the map",
                "line 5, column dossier, no, dossier.step-completed.v1: id: missing",
                "line 6, column unit, dossier.accepted.v1: data.unit: unknown unit, was \"100\"",
                "line 6, column at, dossier.step-completed.v1: time: 2019-02-26T09:00+07:00 is before 2020-01-01T07:00+07:00, "
                        + "the earliest plausible time of this city",
                "line 7: has 2 columns, the first row names 7");
        assertThat(report.complete()).isTrue();
    }

    @Test
    void importingTwiceGivesTheSameEvents() throws Exception {
        String csv = HEADER + "h1,917,web,2024-02-26 08:15:00,1,check,2024-02-26 09:00:00\n";

        run(MAPPING, csv);
        List<Event> once = List.copyOf(sink.events());
        sink.clear();
        run(MAPPING, csv);

        assertThat(sink.events()).isEqualTo(once);
    }

    @Test
    void aRepeatedRowIsADuplicateAndAnIdThatSaysTwoThingsIsRefused() throws Exception {
        String row = "h1,917,web,2024-02-26 08:15:00,1,check,2024-02-26 09:00:00\n";

        ImportReport report = run(MAPPING, HEADER + row + row + row.replace("check", "sign"));

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.duplicate()).isEqualTo(1);
        assertThat(report.shown()).extracting(ImportReport.Refused::toString).containsExactly(
                "line 4, dossier.step-completed.v1: line 2 gave another event with the same id \"h1-1\"");
    }

    @Test
    void rowsMayAskForTheirPlaceInTheCase() throws Exception {
        String mapping = """
                source: /import/test
                case: dossier
                events:
                  - {type: dossier.submitted.v1, when: [{row: first}], id: "{dossier}-{no}-s", time: "{at}",
                     data: {unit: "916", procedure: x, channel: DESK}}
                  - {type: dossier.withdrawn.v1, when: [{row: last}], id: "{dossier}-{no}-w", time: "{at}"}
                  - {type: dossier.reopened.v1, when: [{column: no, in: ["2", "9"]}, {column: dossier, not: h2}],
                     id: "{dossier}-{no}-r", time: "{at}", data: {reason: because}}
                """;

        run(mapping, "dossier,no,at\nh1,1,2024-02-26T08:15Z\nh2,1,2024-02-26T08:15Z\nh1,2,2024-02-26T08:15Z\nh2,2,2024-02-26T08:15Z\n");

        assertThat(sink.ids()).containsExactly("h1-1-s", "h2-1-s", "h1-2-w", "h1-2-r", "h2-2-w");
    }

    @Test
    void numbersTimesAndObjectsAreReadAsTheFieldWants() throws Exception {
        String mapping = """
                source: /import/test
                delimiter: ";"
                zone: Europe/Amsterdam
                timeFormats: ["dd/MM/yyyy HH:mm"]
                decimalSeparator: ","
                events:
                  - {type: payment.requested.v1, id: "{no}-p", subject: "{no}", time: "{at}", when: [{column: amount, empty: false}],
                     data: {feeId: F, amount: "{amount}", currency: EUR}}
                  - {type: dossier.accepted.v1, id: "{no}-a", subject: "{no}", time: "{at}", recordedtime: "{at}",
                     data: {unit: "916", procedure: x, limit.value: "{days}",
                            limit.unit: {column: days, map: {}, otherwise: WORKING_DAY}}}
                  - {type: dossier.synchronised.v1, id: "{no}-y", subject: "{no}", time: "{at}",
                     data: {target: portal, ok: {column: days, map: {}, otherwise: "false", default: "true"}}}
                """;

        ImportReport report = run(mapping, """
                no;at;amount;days
                1;26/02/2024 08:15;1.234,50;5
                2;2022-10-30 02:30:00;;
                3;2022-03-27 02:30:00;x;
                4;2022-03-27;;
                5;2011-10-11 13:42:22.688000+02:00;;
                6;31/02/2024 08:15;;
                """);

        assertThat(sink.events().getFirst().data())
                .isInstanceOfSatisfying(PaymentEvent.Requested.class, fee -> assertThat(fee.amount()).isEqualByComparingTo("1234.5"));
        assertThat(sink.events().get(1).data()).isInstanceOfSatisfying(
                DossierEvent.Accepted.class, accepted -> assertThat(accepted.limit().value()).isEqualTo(5));
        assertThat(sink.events().get(2).data()).isEqualTo(new DossierEvent.Synchronised("portal", false));
        assertThat(sink.events())
                .filteredOn(event -> event.data() instanceof DossierEvent.Accepted)
                .extracting(event -> event.time().toString())
                .containsExactly("2024-02-26T08:15+01:00", "2022-10-30T02:30+02:00", "2022-03-27T00:00+01:00");
        assertThat(report.shown()).extracting(ImportReport.Refused::reason).contains(
                "time: \"2022-03-27T02:30\" does not occur in Europe/Amsterdam",
                "time: 2011-10-11T13:42:22.688+02:00 is before 2020-01-01T07:00+07:00, the earliest plausible time of this city",
                "time: \"31/02/2024 08:15\" is not a time in a known format");
    }

    @Test
    void daysAreCountedByTheCalendarOfTheZone() throws Exception {
        String mapping = """
                source: /import/test
                zone: Europe/Amsterdam
                events:
                  - {type: dossier.due-changed.v1, id: "{no}", subject: "{no}", time: "{at}",
                     data: {cause: x, dueAt: {column: at, plusDays: 10}}}
                """;

        ImportReport report = run(mapping, """
                no,at
                1,2022-03-20
                2,2022-03-19T23:30:00Z
                3,2022-10-25 12:00
                4,2022-03-17 02:30
                """);

        assertThat(sink.events())
                .extracting(event -> ((DossierEvent.DueChanged) event.data()).dueAt().toString())
                .containsExactly("2022-03-30T00:00+02:00", "2022-03-30T00:30+02:00", "2022-11-04T12:00+01:00");
        assertThat(report.shown()).extracting(ImportReport.Refused::reason)
                .containsExactly("data.dueAt: \"2022-03-27T02:30\" does not occur in Europe/Amsterdam");
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstColumn() throws Exception {
        assertThat(run(MAPPING, "\uFEFF" + HEADER + "h1,917,web,2024-02-26 08:15:00,1,check,2024-02-26 09:00:00\n").accepted())
                .isEqualTo(2);
    }

    @Test
    void aRowInAnotherEncodingIsRefusedByItself() throws Exception {
        ImportReport report = run(
                MAPPING,
                HEADER + "h1,917,web,2024-02-26 08:15:00,1,contrôle,2024-02-26 09:00:00\n"
                        + "h2,917,web,2024-02-26 08:15:00,1,check,2024-02-26 09:00:00\n",
                ISO_8859_1);

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.shown()).extracting(ImportReport.Refused::toString)
                .containsExactly("line 2: holds bytes that are not UTF-8");
    }

    @Test
    void whatCannotBeReadFurtherEndsTheImportAndSaysSo() throws Exception {
        ImportReport report = run(MAPPING, HEADER
                + "h1,917,web,2024-02-26 08:15:00,1,check,2024-02-26 09:00:00\nh2,917,\"web\"x,,,,\nh3,917,,,,,\n");

        assertThat(report.complete()).isFalse();
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.shown()).singleElement().satisfies(refused ->
                assertThat(refused.reason()).startsWith("not readable as CSV after line"));
    }

    @Test
    void aFileThatDoesNotFitItsMappingIsRefusedAtOnce() {
        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> run(MAPPING, "dossier,unit\nh1,917\n"))
                .withMessage("The mapping reads columns that the file does not have: [accepted, at, how, no, step]; it has [dossier, unit]");
        assertThatExceptionOfType(ImportException.class).isThrownBy(() -> run(MAPPING, "a,a\n1,2\n"));
        assertThatExceptionOfType(ImportException.class).isThrownBy(() -> run(MAPPING, "a,\n1,2\n"));
        assertThatExceptionOfType(ImportException.class).isThrownBy(() -> run(MAPPING, ""));
        assertThatExceptionOfType(ImportException.class).isThrownBy(() ->
                FileImport.of(door, sink).rows(folder.resolve("none.csv"), Mapping.parse(MAPPING, "m")));
        assertThat(sink.events()).isEmpty();
    }

    @Test
    void anEventThatIsNotStoredEndsTheImportWithTheAdviceToRepeatIt() throws Exception {
        EventSink broken = event -> CompletableFuture.failedFuture(new IllegalStateException("no broker"));
        Path file = write(HEADER + "h1,917,web,2024-02-26 08:15:00,1,check,2024-02-26 09:00:00\n", UTF_8);

        assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> FileImport.of(door, broken).rows(file, Mapping.parse(MAPPING, "m")))
                .withMessageContaining("no broker")
                .withMessageContaining("import the file again");
    }

    @Test
    void tellsHowFarItIs() throws Exception {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < 2_500; i++) {
            csv.append("h").append(i).append(",917,web,2024-02-26 08:15:00,1,check,2024-02-26 09:00:00\n");
        }
        Path file = write(csv.toString(), UTF_8);
        List<Long> rows = new ArrayList<>();
        List<Long> bytes = new ArrayList<>();

        ImportReport report = FileImport.of(door, EventSink.discarding())
                .withProgress((n, read, total) -> {
                    rows.add(n);
                    bytes.add(read);
                    assertThat(total).isEqualTo(file.toFile().length());
                })
                .rows(file, Mapping.parse(MAPPING, "m"));

        assertThat(report.accepted()).isEqualTo(5_000);
        assertThat(rows).containsExactly(1_000L, 2_000L, 2_500L);
        assertThat(bytes).isSorted().last().isEqualTo(file.toFile().length());
    }

    @Test
    void onlyTheFirstOfManyRefusalsAreKept() throws Exception {
        ImportReport report = run(MAPPING, HEADER + "h1,917\n".repeat(1_000));

        assertThat(report.refused()).isEqualTo(1_000);
        assertThat(report.shown()).hasSize(ImportReport.MAX_SHOWN);
    }

    private ImportReport run(String mapping, String csv) throws IOException, ImportException {
        return run(mapping, csv, UTF_8);
    }

    private ImportReport run(String mapping, String csv, Charset charset) throws IOException, ImportException {
        return FileImport.of(door, sink).rows(write(csv, charset), Mapping.parse(mapping, "m.yaml"));
    }

    private Path write(String csv, Charset charset) throws IOException {
        return Files.write(folder.resolve("rows.csv"), csv.getBytes(charset));
    }
}
