package city.ioc.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import static org.assertj.core.api.Assertions.assertThat;

/** The reference of the command line says what the code has: commands, options, defaults, variables, exit codes. */
class CommandLinePageTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/reference/cli.md");
    private static final List<Path> READERS_OF_VARIABLES = List.of(
            ROOT.resolve("ioc"),
            Path.of("src/main/java/city/ioc/standalone/Defaults.java"),
            Path.of("src/main/resources/logback.xml"));
    private static final Pattern VARIABLE = Pattern.compile("\\bIOC_[A-Z_]+");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
    private static final Pattern FROM_ENVIRONMENT = Pattern.compile("\\$\\{env:(\\w+):-(.*)}");
    private static final String FOLDER_OF_THE_PROJECT = "${sys:ioc.home:-.}/";

    /** The rows of the tables below each heading, without their heads. */
    private static final Map<String, List<Row>> TABLES = new LinkedHashMap<>();

    /** What a row says before the explanation, which is the last cell. */
    private record Row(List<String> cells) {
        static Row of(String line) {
            List<String> cells = Stream.of(line.split("\\|", -1)).map(cell -> cell.strip().replace("`", "")).toList();
            return new Row(cells.subList(1, cells.size() - 2));
        }
    }

    @BeforeAll
    static void readPage() throws IOException {
        List<Row> section = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("## ")) {
                section = new ArrayList<>();
                TABLES.put(line.substring(3), section);
            } else if (line.startsWith("| `")) {
                section.add(Row.of(line));
            }
        }
    }

    /** Defaults as they are written, whatever the environment of this test has. */
    static Stream<CommandSpec> commands() {
        return commands(Ioc.commandLine().setInterpolateVariables(false));
    }

    /** A command with commands of its own does nothing by itself. */
    private static Stream<CommandSpec> commands(CommandLine above) {
        return above.getSubcommands().values().stream()
                .flatMap(each -> each.getSubcommands().isEmpty() ? Stream.of(each.getCommandSpec()) : commands(each));
    }

    @Test
    void everyCommandHasASection() {
        assertThat(TABLES.keySet().stream().filter(heading -> heading.startsWith("ioc ")))
                .containsExactlyElementsOf(commands().map(CommandSpec::qualifiedName).toList());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theOptionsOfACommandAreThoseOfItsSection(CommandSpec command) {
        Stream<Row> parameters = command.positionalParameters().stream().map(file -> row(file.paramLabel(), file));
        Stream<Row> options = command.options().stream()
                .filter(option -> !option.inherited())
                .map(option -> row(name(option), option));

        assertThat(TABLES.get(command.qualifiedName()))
                .containsExactlyElementsOf(Stream.concat(parameters, options).toList());
    }

    private static String name(OptionSpec option) {
        return option.longestName() + (option.arity().max() == 0 ? "" : " " + option.paramLabel());
    }

    private static Row row(String name, ArgSpec argument) {
        String given = Objects.requireNonNullElse(argument.defaultValue(), "");
        Matcher variable = FROM_ENVIRONMENT.matcher(given);
        if (variable.matches()) {
            return new Row(List.of(name, variable.group(2).replace(FOLDER_OF_THE_PROJECT, ""), variable.group(1)));
        }
        return new Row(List.of(name, argument.required() ? "required" : given, ""));
    }

    @Test
    void noOptionIsNamedThatDoesNotExist() throws IOException {
        Set<String> known = new TreeSet<>(Ioc.commandLine().getCommandSpec().optionsMap().keySet());
        commands().forEach(command -> known.addAll(command.optionsMap().keySet()));

        assertThat(known).containsAll(namesIn(PAGE, OPTION));
    }

    @Test
    void theExitCodesAreThoseOfTheHelp() {
        assertThat(TABLES.get("Exit codes"))
                .extracting(row -> row.cells().getFirst())
                .containsExactlyElementsOf(Ioc.commandLine().getCommandSpec().usageMessage().exitCodeList().keySet());
    }

    @Test
    void everyVariableThatIsReadIsOnThePageAndNoOther() throws IOException {
        Set<String> read = new TreeSet<>();
        for (Path reader : READERS_OF_VARIABLES) {
            read.addAll(namesIn(reader, VARIABLE));
        }

        assertThat(namesIn(PAGE, VARIABLE)).isEqualTo(read);
    }

    private static Set<String> namesIn(Path file, Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(file)).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
