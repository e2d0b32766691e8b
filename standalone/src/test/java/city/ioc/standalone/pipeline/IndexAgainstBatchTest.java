package city.ioc.standalone.pipeline;

import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.Fact;
import city.ioc.core.Grain;
import city.ioc.core.GrainPolicy;
import city.ioc.core.OracleRules;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Health;
import city.ioc.dashboards.board.IndexBoard;
import city.ioc.dashboards.board.Question;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.cube.Cube;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.dashboards.figures.Figures;
import city.ioc.dashboards.index.IndexView;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.ServiceEvent;
import city.ioc.oracle.CaseResult;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.profile.Unit;
import city.ioc.streams.CellKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A simulated year, that of the merger: every number of the index of every unit, in both versions and with all switches. */
class IndexAgainstBatchTest {
    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    private static final LocalDate TO = LocalDate.of(2025, 12, 31);
    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(7);
    private static final Instant NOW = Instant.parse("2026-01-10T02:00:00Z");
    private static final List<String> VERSIONS = List.of("2022", "2026");
    private static final String GIVEN = """
            id,unit,value,valid_from,valid_to,source
            procedures.announced-on-time-share,,0.93,2025-01-01,2025-06-30,test
            procedures.announced-on-time-share,,0.97775,2025-07-01,,test
            procedures.announced-on-time-share,STP,0.985,2025-01-01,,test
            procedures.published-on-time-share,92,0.91,2025-01-01,,test
            procedures.complete-share,,0.75,2025-01-01,,test
            procedures.complete-of-period-share,,0.5,2025-01-01,2025-03-31,test
            procedures.online,,9,2025-01-01,,test
            procedures.online,31135,4,2025-01-01,,test
            procedures.in-force,,16,2025-01-01,,test
            services.online,,11,2025-01-01,,test
            procedures.payment-integrated,,5,2025-01-01,,test
            procedures.with-fee,,7,2025-01-01,,test
            """;
    private static final String OTHER_CHOICES = """
            index:
              noData: LEFT_OUT
              variants:
                - {criterion: 1.3, variant: of-period}
                - {criterion: 1.4, variant: reported}
                - {criterion: 2.1, variant: ended}
                - {criterion: 3.2, variant: by-service}
                - {criterion: 3.3, variant: alone}
                - {criterion: 3.E, variant: with-result}
                - {criterion: 5.2, variant: ended}
                - {criterion: 5.4, variant: once}
            """;

    @TempDir
    private static Path temp;

    private static CityProfile shared;
    private static CityProfile switched;
    private static IndexBatch batch;
    private static List<CaseTable.Case> cases;
    private static List<Cube.Cell> cells;
    private static final Map<IndexBatch.Question, Map<String, IndexCounts>> COUNTS = new HashMap<>();

    @BeforeAll
    static void simulate() throws Exception {
        shared = profile("shared", "");
        switched = profile("switched", OTHER_CHOICES);
        Map<String, List<byte[]>> lines = new LinkedHashMap<>(SimulatedEvents.play(
                        Project.profile("cantho"),
                        shared,
                        FROM,
                        TO,
                        2_500,
                        766,
                        event -> CompletableFuture.completedFuture(null))
                .cases());
        lines.putAll(MadeUpCases.of(shared.units().all(), 2_500, 700));
        lines.putAll(published());
        batch = new IndexBatch(
                lines, OracleRules.settings(shared.rules()), new PlainUnits(shared.units().all()), shared.procedures().all());
        cases = fold(lines);
        cells = cells();
    }

    private static CityProfile profile(String name, String choices) throws IOException {
        Path profiles = Files.createDirectories(temp.resolve(name));
        Path folder = Files.createDirectories(profiles.resolve("cantho"));
        copy(Project.ROOT.resolve("profiles"), profiles);
        copy(Project.profile("cantho"), folder);
        Files.writeString(folder.resolve("given.csv"), GIVEN);
        Files.writeString(folder.resolve("city.yaml"), choices, StandardOpenOption.APPEND);
        return ProfileLoader.load(folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static Map<String, List<byte[]>> published() {
        Map<String, List<byte[]>> lines = new LinkedHashMap<>();
        figure(lines, "2025-04-05T08:00", "92", "dossiers.synchronised-share", "2025-03", "0.88");
        figure(lines, "2025-04-07T08:00", "92", "dossiers.synchronised-share", "2025-03", "0.881");
        figure(lines, "2025-12-20T08:00", "92", "dossiers.synchronised-share", "2025", "0.9135");
        figure(lines, "2025-04-02T08:00", "STP", "procedures.population-data-share", "2025-Q1", "0.4");
        figure(lines, "2025-07-02T08:00", "31135", "copies.electronic-share", "2025-06", "0.66");
        figure(lines, "2025-08-02T08:00", "STP", "procedures.announced-on-time-share", "2025-07", "0.5");
        return lines;
    }

    private static void figure(
            Map<String, List<byte[]>> lines, String at, String unit, String indicator, String period, String value) {
        String id = "I-" + lines.size();
        OffsetDateTime time = LocalDateTime.parse(at).atOffset(OFFSET);
        Event event = Event.of("/city", id, id, time, new ServiceEvent.IndicatorPublished(
                unit, indicator, period, new BigDecimal(value), "test"));
        lines.put(id, List.of(EventCodec.encode(event)));
    }

    private static List<CaseTable.Case> fold(Map<String, List<byte[]>> lines) throws Exception {
        CaseFold fold = new CaseFold(shared.rules());
        List<CaseTable.Case> folded = new ArrayList<>();
        for (Map.Entry<String, List<byte[]>> each : lines.entrySet()) {
            CaseEvents events = CaseEvents.NONE;
            for (byte[] line : each.getValue()) {
                events = events.with(EventCodec.decode(line)).orElse(events);
            }
            folded.add(new CaseTable.Case(each.getKey(), fold.fold(each.getKey(), events)));
        }
        return folded;
    }

    private static List<Cube.Cell> cells() {
        Map<CellKey, Long> sums = new HashMap<>();
        for (CaseTable.Case each : cases) {
            for (Fact fact : each.summary().facts()) {
                long label = Grain.MINUTE.label(fact.at(), OFFSET);
                sums.merge(
                        new CellKey(fact.unit(), fact.measure(), fact.cohort(), Grain.MINUTE, label), fact.amount(), Long::sum);
            }
        }
        return sums.entrySet().stream()
                .map(each -> new Cube.Cell(each.getKey(), each.getValue()))
                .toList();
    }

    private static Board board(CityProfile profile) {
        Clock clock = Clock.fixed(NOW, OFFSET);
        Figures figures = new Figures(profile.rules().calendar().zone(), profile.rules().alerts());
        figures.applyCases(cases);
        figures.applyCells(cells);
        Health health = new Health(() -> new FeedStatus(true, NOW, NOW, 1, 0, null), List.of(), Duration.ofSeconds(1), clock);
        return new Board(profile, GrainPolicy.standard(profile.rules().calendar().zone()), figures, health, clock);
    }

    private static IndexBatch.Question question(String from, String to, String asOf) {
        return new IndexBatch.Question(
                LocalDate.parse(from), LocalDate.parse(to), LocalDateTime.parse(asOf).toInstant(OFFSET));
    }

    /** Months, quarters, the year, days, ranges across the merger, and moments before, at and after their ends. */
    private static List<IndexBatch.Question> questions() {
        return List.of(
                question("2025-01-01", "2025-12-31", "2026-01-01T00:00"),
                question("2025-01-01", "2025-12-31", "2025-09-15T10:00"),
                question("2025-01-01", "2025-03-31", "2025-04-07T07:00"),
                question("2025-03-01", "2025-03-31", "2025-04-01T00:00"),
                question("2025-03-01", "2025-03-31", "2025-04-08T00:00"),
                question("2025-06-01", "2025-06-30", "2025-07-01T00:00"),
                question("2025-07-01", "2025-07-31", "2025-12-31T17:00"),
                question("2025-06-16", "2025-07-15", "2025-07-16T00:00"),
                question("2025-10-06", "2025-10-12", "2025-10-13T00:00"),
                question("2025-11-24", "2025-11-24", "2025-11-24T16:00"));
    }

    private static Map<String, IndexCounts> counts(IndexBatch.Question question) {
        return COUNTS.computeIfAbsent(question, batch::counts);
    }

    private static IndexByHand byHand(String unit, IndexBatch.Question question, String version) {
        return new IndexByHand(
                counts(question).getOrDefault(unit, new IndexCounts()), id -> given(id, unit, question), version);
    }

    /** Published for the unit, else given for it, else given for all; the city is unit 92. */
    private static Optional<String> given(String id, String unit, IndexBatch.Question question) {
        String code = unit.equals(IndexBatch.CITY) ? "92" : unit;
        Optional<String> publishedValue = batch.published().stream()
                .filter(each -> each.indicator().equals(id)
                        && each.unit().equals(code)
                        && !each.at().isAfter(question.asOf())
                        && !lastDay(each).isBefore(question.to())
                        && !firstDay(each).isAfter(question.from()))
                .sorted(Comparator.comparing((CaseResult.Indicator each) -> each.period().length())
                        .thenComparing(CaseResult.Indicator::at)
                        .reversed())
                .map(each -> each.value().toPlainString())
                .findFirst();
        return publishedValue.or(() -> row(id, code, question.to())).or(() -> row(id, "", question.to()));
    }

    private static LocalDate firstDay(CaseResult.Indicator figure) {
        String period = figure.period();
        return switch (period.length()) {
            case 4 -> LocalDate.parse(period + "-01-01");
            case 7 -> period.charAt(5) == 'Q'
                    ? LocalDate.of(Integer.parseInt(period.substring(0, 4)), period.charAt(6) * 3 - '0' * 3 - 2, 1)
                    : LocalDate.parse(period + "-01");
            default -> throw new IllegalArgumentException(period);
        };
    }

    private static LocalDate lastDay(CaseResult.Indicator figure) {
        int months = figure.period().length() == 4 ? 12 : figure.period().charAt(5) == 'Q' ? 3 : 1;
        return firstDay(figure).plusMonths(months).minusDays(1);
    }

    private static Optional<String> row(String id, String unit, LocalDate day) {
        return GIVEN.lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(row -> row[0].equals(id) && row[1].equals(unit))
                .filter(row -> !day.isBefore(LocalDate.parse(row[3])) && (row[4].isEmpty() || !day.isAfter(LocalDate.parse(row[4]))))
                .map(row -> row[2])
                .findFirst();
    }

    private static IndexCheck check(CityProfile profile, boolean other, List<IndexBatch.Question> questions) {
        IndexCheck check = new IndexCheck(other, other);
        Board board = board(profile);
        IndexBoard index = new IndexBoard(board);
        List<String> all = Stream.concat(
                        Stream.of(IndexBatch.CITY), profile.units().all().stream().map(Unit::code).distinct())
                .toList();
        for (IndexBatch.Question asked : questions) {
            for (String unit : all) {
                for (String version : VERSIONS) {
                    Question question = new Question(
                            unit.equals(IndexBatch.CITY) ? null : unit, asked.from(), asked.to(), asked.asOf(), Map.of());
                    IndexView view = IndexView.of(index.score(index.version(version, asked.to()), board.query(question)));
                    check.check(unit + " " + asked + " " + version, byHand(unit, asked, version).items(), view);
                }
            }
        }
        return check;
    }

    @Test
    void everyNumberOfEveryUnitEqualsTheBatchComputation() {
        IndexCheck check = check(shared, false, questions());

        assertThat(check.differences()).isEmpty();
        assertThat(check.numbers()).isGreaterThan(500_000);
    }

    @Test
    void everyNumberWithAllOtherChoicesEqualsTheBatchComputation() {
        IndexCheck check = check(switched, true, questions().subList(1, 5));

        assertThat(check.differences()).isEmpty();
        assertThat(check.numbers()).isGreaterThan(200_000);
    }

    @Test
    void theRanksAndTheirChangesEqualTheBatchComputation() {
        IndexCheck check = new IndexCheck(false, false);
        Board board = board(shared);
        Map<IndexBatch.Question, IndexBatch.Question> earlier = new LinkedHashMap<>();
        earlier.put(question("2025-03-01", "2025-03-31", "2025-04-01T00:00"), question("2025-02-01", "2025-02-28", "2025-03-01T00:00"));
        earlier.put(question("2025-07-01", "2025-07-31", "2025-08-15T10:00"), question("2025-06-01", "2025-06-30", "2025-07-15T10:00"));
        earlier.put(question("2025-10-01", "2025-12-31", "2026-01-01T00:00"), question("2025-07-01", "2025-09-30", "2025-10-01T00:00"));
        earlier.put(question("2025-10-06", "2025-10-12", "2025-10-11T11:00"), question("2025-09-29", "2025-10-05", "2025-10-04T11:00"));
        int changes = 0;
        for (Map.Entry<IndexBatch.Question, IndexBatch.Question> each : earlier.entrySet()) {
            for (Unit.Kind level : List.of(Unit.Kind.DEPARTMENT, Unit.Kind.DISTRICT, Unit.Kind.COMMUNE)) {
                changes += ranks(check, board, each.getKey(), each.getValue(), level);
            }
        }

        assertThat(check.differences()).isEmpty();
        assertThat(changes).isGreaterThan(100);
    }

    /** @return how many units climbed or fell */
    private static int ranks(
            IndexCheck check, Board board, IndexBatch.Question now, IndexBatch.Question before, Unit.Kind level) {
        Map<String, Ratio> totals = totals(check, now, level);
        Map<String, Ratio> totalsBefore = totals(check, before, level);
        Question question = new Question(null, now.from(), now.to(), now.asOf(), Map.of());
        IndexBoard index = new IndexBoard(board);
        List<IndexBoard.Row> rows = index.league(index.version("2022", now.to()), level, board.query(question));
        List<String> order = totals.keySet().stream()
                .sorted(Comparator.comparing(
                                (String unit) -> totals.get(unit) == null ? BigDecimal.ONE : totals.get(unit).shown().negate())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        check.same(level + " " + now, order, rows.stream().map(IndexBoard.Row::unit).toList());
        int changes = 0;
        for (IndexBoard.Row row : rows) {
            Integer rank = rank(row.unit(), totals);
            Integer rankBefore = sameUnit(row.unit(), now, before) ? rank(row.unit(), totalsBefore) : null;
            Integer change = rank == null || rankBefore == null ? null : Integer.valueOf(rankBefore - rank);
            check.same(row.unit() + " " + now, rank, row.rank());
            check.same(row.unit() + " before " + now, rankBefore, row.rankBefore());
            check.same(row.unit() + " change " + now, change, row.change());
            changes += change == null || change == 0 ? 0 : 1;
        }
        return changes;
    }

    private static Map<String, Ratio> totals(IndexCheck check, IndexBatch.Question question, Unit.Kind level) {
        Map<String, Ratio> totals = new TreeMap<>();
        for (Unit unit : valid(question)) {
            if (unit.kind() == level) {
                totals.put(unit.code(), check.total(byHand(unit.code(), question, "2022").items()));
            }
        }
        return totals;
    }

    private static List<Unit> valid(IndexBatch.Question question) {
        return shared.units().all().stream()
                .filter(unit -> !unit.validFrom().isAfter(question.to())
                        && (unit.validTo() == null || !unit.validTo().isBefore(question.from())))
                .toList();
    }

    private static boolean sameUnit(String code, IndexBatch.Question now, IndexBatch.Question before) {
        return valid(now).stream().anyMatch(unit -> unit.code().equals(code) && valid(before).contains(unit));
    }

    private static Integer rank(String unit, Map<String, Ratio> totals) {
        Ratio own = totals.get(unit);
        if (own == null) {
            return null;
        }
        return 1 + (int) totals.values().stream()
                .filter(Objects::nonNull)
                .filter(other -> !own.isAtLeast(other))
                .count();
    }
}
