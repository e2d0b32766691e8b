package city.ioc.standalone.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Rules, dashboards, runbook and the page of metrics agree with each other, and Prometheus' own tool with the rules. */
class ObservabilityFilesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PROMETHEUS = ROOT.resolve("dashboards/prometheus");
    private static final Path GRAFANA = ROOT.resolve("dashboards/grafana");
    private static final String RUNBOOK = "docs/how-to/runbook.md";
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:ioc|kafka|jvm|process|system|logback)(?::[a-z0-9_]+)+|\\b(?:ioc|kafka|jvm|process|system|logback)_[a-z0-9_]+|\\bup\\b|\\bALERTS\\b");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{2,3} (.+)$");
    private static final Pattern NOTHING_IN_QUOTES = Pattern.compile("\"[^\"]*\"");

    /** Chapters that {@code ioc doctor} sends people to. */
    private static final List<String> DOCTOR =
            List.of("brokers", "topics", "under-replicated", "lag", "generation", "clock", "disk", "self-check", "not-ready", "rejected");

    private static Stream<JsonNode> all(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static List<JsonNode> rules() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        for (Path file : files(PROMETHEUS.resolve("rules"), ".yml")) {
            all(new YAMLMapper().readTree(file.toFile()).path("groups")).forEach(group -> all(group.path("rules")).forEach(rules::add));
        }
        return rules;
    }

    private static List<JsonNode> alerts() throws IOException {
        return rules().stream().filter(rule -> rule.has("alert")).toList();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static Set<String> metrics(String expression) {
        return METRIC.matcher(NOTHING_IN_QUOTES.matcher(expression).replaceAll("")).results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Consumer<String> documented() throws IOException {
        Set<String> known = MetricsPage.names();
        return metric -> assertThat(known)
                .as("docs/reference/metrics.md tells of %s", metric)
                .containsAnyOf(metric, MetricsPage.whole(metric));
    }

    private static Set<String> chapters() throws IOException {
        return HEADING.matcher(Files.readString(ROOT.resolve(RUNBOOK))).results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @Test
    void everyAlertSaysHowUrgentItIsWhatItMeansAndWhichChapterOfTheRunbookHelps() throws IOException {
        Set<String> chapters = chapters();
        List<String> links = new ArrayList<>();
        for (JsonNode alert : alerts()) {
            String name = alert.path("alert").asText();
            assertThat(alert.path("labels").path("severity").asText()).as(name).isIn("critical", "warning");
            assertThat(alert.path("annotations").path("summary").asText()).as(name).isNotBlank();
            assertThat(alert.path("annotations").path("description").asText()).as(name).isNotBlank();
            String link = alert.path("annotations").path("runbook_url").asText();
            assertThat(link).as(name).startsWith(RUNBOOK + "#");
            assertThat(chapters).as(name).contains(link.substring(RUNBOOK.length() + 1));
            links.add(link);
        }
        assertThat(links).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        assertThat(chapters).containsAll(DOCTOR);
    }

    @Test
    void everyMetricThatARuleLooksAtIsDocumented() throws IOException {
        for (JsonNode rule : rules()) {
            Set<String> metrics = metrics(rule.path("expr").asText());
            assertThat(metrics).as(rule.toString()).isNotEmpty();
            assertThat(metrics).allSatisfy(documented());
            if (rule.has("record")) {
                assertThat(rule.path("record").asText()).satisfies(documented());
            }
        }
    }

    @Test
    void everyPanelHasATitleAUnitADataSourceAndDocumentedMetrics() throws IOException {
        Set<String> uids = new TreeSet<>();
        for (Path file : files(GRAFANA.resolve("dashboards"), ".json")) {
            JsonNode dashboard = new JsonMapper().readTree(file.toFile());
            assertThat(uids.add(dashboard.path("uid").asText())).as("%s has a uid of its own", file).isTrue();
            assertThat(dashboard.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(39);
            assertThat(all(dashboard.path("templating").path("list")).map(each -> each.path("name").asText()))
                    .contains("datasource", "display", "runbook");
            Set<Integer> ids = new TreeSet<>();
            for (JsonNode panel : dashboard.path("panels")) {
                assertThat(ids.add(panel.path("id").asInt())).as(panel.toString()).isTrue();
                assertThat(panel.path("title").asText()).isNotBlank();
                if (!panel.path("type").asText().equals("row")) {
                    check(panel);
                }
            }
        }
        assertThat(uids).containsExactly("ioc-alerts", "ioc-city-kpis", "ioc-pipeline");
    }

    private static void check(JsonNode panel) throws IOException {
        String title = panel.path("title").asText();
        assertThat(panel.path("fieldConfig").path("defaults").path("unit").asText()).as(title).isNotBlank();
        assertThat(panel.path("datasource").path("uid").asText()).as(title).isEqualTo("${datasource}");
        assertThat(panel.path("targets")).as(title).isNotEmpty();
        for (JsonNode target : panel.path("targets")) {
            Set<String> metrics = metrics(target.path("expr").asText());
            assertThat(metrics).as(title).isNotEmpty();
            assertThat(metrics).as(title).allSatisfy(documented());
        }
        for (JsonNode link : panel.path("links")) {
            String url = link.path("url").asText();
            assertThat(chapters()).as(title).contains(url.substring(url.indexOf('#') + 1));
        }
    }

    @Test
    void everyMetricOfKafkasClientsThatIsKeptIsDocumented() throws IOException {
        Set<String> known = MetricsPage.names();
        assertThat(KafkaClientMeters.kept().map(name -> name.replace('.', '_')))
                .allSatisfy(name -> assertThat(known).containsAnyOf(name, name + "_total"));
    }

    @Test
    void alertmanagerIsToldOfAlertsThatExistOnly() throws IOException {
        Set<String> known = alerts().stream().map(alert -> alert.path("alert").asText()).collect(Collectors.toSet());
        JsonNode settings = new YAMLMapper().readTree(ROOT.resolve("dashboards/alertmanager/alertmanager.yml").toFile());
        Set<String> named = Pattern.compile("[A-Z][a-z]+[A-Z][A-Za-z]+").matcher(settings.path("inhibit_rules").toString()).results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());

        assertThat(named).isNotEmpty().isSubsetOf(known);
        assertThat(settings.path("route").path("receiver").asText()).isEqualTo("nobody");
    }

    @Test
    void prometheusAcceptsTheRulesAndEachAlertFiresAndStaysQuietAsItsTestsSay() throws Exception {
        boolean installed = Stream.of(System.getenv("PATH").split(":")).anyMatch(each -> Files.isExecutable(Path.of(each, "promtool")));
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(installed).as("promtool is installed").isTrue();
        }
        assertThat(installed).as("promtool is installed (Debian: prometheus)").isTrue();

        run("promtool", "check", "config", PROMETHEUS.resolve("prometheus.yml").toString());
        List<JsonNode> tests = new ArrayList<>();
        for (Path file : files(PROMETHEUS.resolve("tests"), ".yml")) {
            run("promtool", "test", "rules", file.toString());
            all(new YAMLMapper().readTree(file.toFile()).path("tests")).forEach(each -> tests.add(each.path("alert_rule_test").path(0)));
        }
        for (JsonNode alert : alerts()) {
            String name = alert.path("alert").asText();
            assertThat(tests.stream().filter(each -> each.path("alertname").asText().equals(name)))
                    .as(name)
                    .anyMatch(each -> each.has("exp_alerts"))
                    .anyMatch(each -> !each.has("exp_alerts"));
        }
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
