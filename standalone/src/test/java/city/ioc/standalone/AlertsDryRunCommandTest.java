package city.ioc.standalone;

import city.ioc.standalone.broker.Ports;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Five dossiers of March 2024 and one of today, in a city that compares by date and whose zone is UTC. */
class AlertsDryRunCommandTest {
    private static final String RULES = """
            cases:
              - {id: overdue, name: {vi: Quá hạn, en: Overdue}, kind: OVERDUE, severity: WARNING, validFrom: 2000-01-01}
              - {id: outage, name: {vi: Sự cố, en: Outage}, kind: OUTAGE, limit: 1 WORKING_HOUR, severity: HIGH, validFrom: 2000-01-01}
            units:
              - {id: silent, name: {vi: Im lặng, en: Silent}, silentFor: 8 WORKING_HOUR, severity: HIGH, validFrom: 2000-01-01}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path rules;
    private Path events;
    private int count;

    @BeforeEach
    void writeFiles() throws IOException {
        Instant now = Instant.now();
        rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
        events = Files.write(folder.resolve("events.ndjson"), Stream.of(
                        // Overdue from 6 to 10 March.
                        accepted("D-1", "A", "2024-03-05T12:00:00Z"), resolved("D-1", "2024-03-10T09:00:00Z"),
                        // Overdue from 6 March on.
                        accepted("D-2", "A", "2024-03-05T12:00:00Z"),
                        // Overdue from 2 April on.
                        accepted("D-3", "B", "2024-04-01T10:00:00Z"),
                        // Never.
                        accepted("D-4", "B", "2024-03-05T12:00:00Z"), resolved("D-4", "2024-03-04T09:00:00Z"),
                        // From 6 to 7 March, and from 20 to 21 March at 09:00.
                        accepted("D-5", "B", "2024-03-05T12:00:00Z"), resolved("D-5", "2024-03-07T09:00:00Z"),
                        event("D-5", "reopened", "2024-03-20T09:00:00Z", "{\"reason\":\"x\"}"),
                        resolved("D-5", "2024-03-21T09:00:00Z"),
                        // Not yet.
                        event("D-6", "accepted", now.minus(Duration.ofDays(1)).toString(),
                                acceptance("A", now.plus(Duration.ofDays(30)).toString())))
                .toList());
    }

    private String accepted(String dossier, String unit, String due) {
        return event(dossier, "accepted", "2024-03-01T09:00:00Z", acceptance(unit, due));
    }

    private static String acceptance(String unit, String due) {
        return "{\"unit\":\"%s\",\"procedure\":\"p\",\"dueAt\":\"%s\"}".formatted(unit, due);
    }

    private String resolved(String dossier, String time) {
        return event(dossier, "resolved", time, "{\"outcome\":\"APPROVED\"}");
    }

    private String event(String dossier, String type, String time, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"%d\",\"source\":\"/test\",\"type\":\"dossier.%s.v1\",\"subject\":\"%s\",\"time\":\"%s\",\"data\":%s}"
                .formatted(count++, type, dossier, time, data);
    }

    @Test
    void tellsForEachRuleWhatItWouldHaveRaised() {
        assertThat(run("--to", "2024-04-30")).isZero();

        assertThat(out.toString()).isEqualTo("""
                to 2024-04-30, the whole city, 6 cases

                rule       cases  episodes  still on  busiest day         busiest unit
                overdue        4         5         2  2024-03-06 (3)      B (3)
                outage         0         0         0  -                   -

                Episodes begun, by month
                month    overdue
                2024-03        4
                2024-04        1
                """.replace("\n", System.lineSeparator()));
        assertThat(err).hasToString("note: rules about units are not judged yet: silent" + System.lineSeparator());
    }

    @Test
    void tellsTheSameAsJson() throws IOException {
        assertThat(run("--json", "--to", "2024-04-30")).isZero();

        assertThat(json()).isEqualTo(new ObjectMapper().readTree("""
                {"from": null, "to": "2024-04-30", "unit": null, "cases": 6, "unusable": 0,
                 "rules": [
                   {"rule": "overdue", "kind": "OVERDUE", "cases": 4, "episodes": 5, "stillOn": 2,
                    "months": {"2024-03": 4, "2024-04": 1},
                    "busiestDay": {"day": "2024-03-06", "episodes": 3}, "busiestUnit": {"unit": "B", "episodes": 3}},
                   {"rule": "outage", "kind": "OUTAGE", "cases": 0, "episodes": 0, "stillOn": 0, "months": {},
                    "busiestDay": null, "busiestUnit": null}],
                 "notJudged": ["silent"]}
                """));
    }

    @ParameterizedTest
    @CsvSource({
        "--from 2024-03-07 --to 2024-03-31, 1, 1, 0",
        "--from 2024-03-07 --to 2024-03-20, 1, 1, 1",
        "--from 2024-03-06 --to 2024-03-06, 3, 3, 3",
        "--from 2024-03-07 --to 2024-03-19, 0, 0, 0",
        "--to 2024-03-05, 0, 0, 0",
        "--unit A, 2, 2, 1",
        "--unit B --from 2024-03-01, 2, 3, 1",
        "--from 2024-03-01, 4, 5, 2",
    })
    void countsWhatBeginsOnTheDaysAndInTheUnitAskedFor(String options, int cases, int episodes, int stillOn) throws IOException {
        assertThat(run(Stream.concat(Stream.of("--json"), Stream.of(options.split(" "))).toArray(String[]::new))).isZero();

        JsonNode overdue = json().at("/rules/0");
        assertThat(List.of(overdue.path("cases").asInt(), overdue.path("episodes").asInt(), overdue.path("stillOn").asInt()))
                .containsExactly(cases, episodes, stillOn);
    }

    @Test
    void withoutRulesOfItsOwnItTriesThoseOfTheProfile() throws IOException {
        rules = null;
        assertThat(run("--json")).isZero();

        assertThat(json().path("rules")).hasSize(10).anySatisfy(rule -> {
            assertThat(rule.path("rule").asText()).isEqualTo("overdue");
            assertThat(rule.path("episodes").asInt()).isEqualTo(5);
        });
    }

    @Test
    void whatIsNoEventIsCounted() throws IOException {
        Files.writeString(events, Files.readString(events) + "no event\n");
        assertThat(run("--json")).isZero();

        assertThat(json().path("unusable").asInt()).isEqualTo(1);
        assertThat(err.toString()).startsWith("note: 1 events could not be used; 'ioc import --dry-run FILE' says why");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --from 2024-03-02 --to 2024-03-01 | --from 2024-03-02 is after --to 2024-03-01
            --to 2999-01-01                   | --to 2999-01-01 is in the future
            --from 2999-01-01                 | --from 2999-01-01 is after today
            --bootstrap 127.0.0.1:1           | either files or --bootstrap, not both
            --from yesterday                  | Invalid value for option '--from'
            """)
    void wrongUseIsSaid(String options, String reason) {
        assertThat(run(options.split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith("ioc: ").contains(reason);
    }

    @Test
    void aUnitThatTheCityDoesNotHaveIsSaid() {
        assertThat(run("--profile", "../profiles/cantho", "--unit", "nowhere")).isEqualTo(2);
        assertThat(err.toString()).contains("--unit nowhere is not a unit of Cần Thơ");
    }

    @Test
    void rulesThatAreWrongAreRefusedWithFileAndLine() throws IOException {
        Files.writeString(rules, RULES.replace("kind: OVERDUE", "kind: LATE"));

        assertThat(run()).isEqualTo(1);
        assertThat(err.toString()).contains("rules.yaml:2: kind: must be one of DUE_SOON, OVERDUE");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        events = folder.resolve("none.ndjson");

        assertThat(run()).isEqualTo(1);
        assertThat(err.toString()).startsWith("ioc: File ").contains("none.ndjson does not exist");
    }

    @Test
    void saysWhatToDoWhenNoKafkaAnswers() {
        events = null;
        String nowhere = "127.0.0.1:" + Ports.pick();

        assertThat(run("--bootstrap", nowhere)).isEqualTo(1);
        assertThat(err.toString()).contains("ioc: No Kafka with the event topics answers at " + nowhere
                + "; start one with 'ioc up', name another with --bootstrap, or give files");
    }

    @Test
    void theCommandAboveAsksForOneOfItsOwn() {
        assertThat(execute(List.of("alerts"))).isEqualTo(2);
        assertThat(err.toString().toLowerCase(Locale.ROOT)).contains("subcommand");
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private int run(String... options) {
        List<String> args = new ArrayList<>(List.of("alerts", "dry-run"));
        if (!List.of(options).contains("--profile")) {
            args.addAll(List.of("--profile", "../profiles/generic"));
        }
        if (rules != null) {
            args.addAll(List.of("--rules", rules.toString()));
        }
        args.addAll(List.of(options));
        if (events != null) {
            args.add(events.toString());
        }
        return execute(args);
    }

    private int execute(List<String> args) {
        return Ioc.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args.toArray(String[]::new));
    }
}
