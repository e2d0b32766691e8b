package city.ioc.profile;

import city.ioc.alerts.Severity;
import city.ioc.notifications.Channel;
import city.ioc.notifications.Notifications;
import city.ioc.notifications.Recipient;
import city.ioc.notifications.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class NotificationsFileTest {
    private static final CityProfile CITY = Profiles.load("cantho");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeOneWithoutProblems() throws IOException {
        file = Files.writeString(folder.resolve(NotificationsFile.NAME), """
                page: https://ioc.example/?unit={unit}
                channels:
                  - id: post
                    kind: SMTP
                    host: mail.example
                    port: 587
                    security: STARTTLS
                    from: ioc@city.example
                    user: ioc
                    passwordFile: secret
                  - {id: hook, kind: GENERIC, url: "https://hook.example/x", tokenEnv: TOKEN}
                recipients:
                  - id: head
                    name: {vi: Giám đốc, en: Head}
                    language: vi
                    channel: post
                    address: head@city.example
                    units: [STP]
                    rules: [overdue]
                    role: unit-head
                    immediate: HIGH
                    digest: [13:00, 07:00]
                """);
    }

    @Test
    void readsChannelsAndRecipients() {
        Notifications read = NotificationsFile.read(folder, CITY).orElseThrow();
        Recipient head = read.recipients().getFirst();
        assertThat(head.digests()).containsExactly(LocalTime.of(7, 0), LocalTime.of(13, 0));
        assertThat(head.units()).isEqualTo(Set.of("STP"));
        assertThat(head.immediate()).isEqualTo(Severity.HIGH);
        assertThat(head.urgent()).isNull();
        assertThat(read.channelOf(head)).isEqualTo(new Channel.Smtp(
                "post", "mail.example", 587, Channel.Security.STARTTLS, "ioc@city.example", "ioc",
                new Secret.OfFile(folder.resolve("secret"))));
    }

    @Test
    void nobodyIsToldWithoutTheFile() throws IOException {
        Files.delete(file);
        assertThat(NotificationsFile.read(folder, CITY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cantho", "generic", "wabo", "fines", "boston311"})
    void noProfileThatComesWithTheProjectTellsAnybody(String name) {
        assertThat(NotificationsFile.read(Profiles.FOLDER.resolve(name), Profiles.load(name))).isEmpty();
    }

    @Test
    void theExampleOfTheReferenceIsRight() throws IOException {
        Files.copy(Path.of("..", "docs", "reference", "notifications.yaml"), Files.createDirectory(folder.resolve("example"))
                .resolve(NotificationsFile.NAME));
        assertThat(NotificationsFile.read(folder.resolve("example"), CITY).orElseThrow().recipients()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            page: https://ioc         | page: ftp://ioc               | notifications.yaml:1: page: must be an address such as
            kind: SMTP                | kind: MAIL                    | notifications.yaml:4: kind: must be one of GENERIC, ALERTMANAGER, SMTP
            port: 587                 | port: 70000                   | notifications.yaml:6: port: must be from 1 to 65535
            security: STARTTLS        | security: NONE                | notifications.yaml:7: security: a password needs STARTTLS or TLS
            from: ioc@city.example    | from: ioc                     | notifications.yaml:8: from: must be an address such as
            passwordFile: secret      | password: abc                 | notifications.yaml:10: password: must not be written here: give passwordFile
            passwordFile: secret      | timeout: 5                    | notifications.yaml:10: timeout: unknown field
            user: ioc                 |                               | notifications.yaml:3: user: user and password come together
            passwordFile: secret      | passwordEnv: A B              | notifications.yaml:10: passwordEnv: must be the name of a variable
            id: hook                  | id: post                      | notifications.yaml:11: id: post is taken
            https://hook.example/x    | https://u:p@hook.example/x    | notifications.yaml:11: url: must be an address such as
            language: vi              | language: fr                  | notifications.yaml:15: language: must be one of vi, en
            channel: post             | channel: fax                  | notifications.yaml:16: channel: fax is not a channel
            channel: post             | channel: hook                 | notifications.yaml:17: address: the channel sends no mail
            address: head@            | address: Head <head@          | notifications.yaml:17: address: must be an address such as
            units: [STP]              | units: [XYZ]                  | notifications.yaml:18: units: XYZ is not a unit
            units: [STP]              | units: []                     | notifications.yaml:18: units: must name some, or be [all]
            units: [STP]              | units: [STP, all]             | notifications.yaml:18: units: must name some, or be [all]
            rules: [overdue]          | rules: [late]                 | notifications.yaml:19: rules: late is not a rule
            immediate: HIGH           | immediate: BAD                | notifications.yaml:21: immediate: must be one of NOTICE, WARNING
            digest: [13:00, 07:00]    | digest: [7am]                 | notifications.yaml:22: digest: must be a time such as 07:00
            """)
    void everyProblemIsToldWithFileAndLine(String text, String by, String problem) throws IOException {
        Profiles.change(folder, NotificationsFile.NAME, text, by == null ? "" : by);
        assertProblem(problem);
    }

    @Test
    void aRecipientWhomNothingEverReachesIsAMistake() throws IOException {
        Profiles.change(folder, NotificationsFile.NAME, "    immediate: HIGH\n    digest: [13:00, 07:00]\n", "");
        assertProblem("notifications.yaml:13: nothing would ever go out: give immediate, urgent or digest");
    }

    private void assertProblem(String problem) {
        ProfileException refusal =
                catchThrowableOfType(ProfileException.class, () -> NotificationsFile.read(folder, CITY));
        assertThat(refusal).isNotNull();
        assertThat(refusal.problems()).anySatisfy(each -> assertThat(each).startsWith(problem));
    }
}
