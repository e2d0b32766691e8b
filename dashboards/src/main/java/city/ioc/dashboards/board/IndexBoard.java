package city.ioc.dashboards.board;

import city.ioc.dashboards.index.IndexScore;
import city.ioc.dashboards.index.Remedy;
import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.index.IndexBand;
import city.ioc.index.IndexDefinition;
import city.ioc.index.IndexVersion;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The index of quality: of one unit, and units ranked by it. */
public final class IndexBoard {
    private static final int WORST = 3;

    /**
     * @param rank from 1, equal for equal totals; null without a total
     * @param rankBefore its rank in the period of the same length just before, under the same version; null without a total then,
     *     and for a unit that was not the same then
     * @param change by how many ranks it climbed since, negative when it fell; null when a rank is not known
     * @param total null when no criterion has data
     * @param obtainable the most points of the criteria that have data
     * @param band null without a total
     * @param next the next better band; null in the best one and without a total
     * @param remedies the three criteria that cost most
     */
    public record Row(
            Integer rank,
            Integer rankBefore,
            Integer change,
            String unit,
            LocalizedText name,
            BigDecimal total,
            BigDecimal obtainable,
            IndexBand band,
            IndexBand next,
            List<Remedy> remedies) {
        private static Row of(Contest.Place<IndexScore> place) {
            IndexScore score = place.reached();
            return new Row(
                    place.rank(),
                    place.rankBefore(),
                    place.change(),
                    place.unit().code(),
                    place.unit().name(),
                    score.total(),
                    score.tally().obtainable(),
                    score.band().orElse(null),
                    score.nextBand().orElse(null),
                    Remedy.of(score).stream().limit(WORST).toList());
        }
    }

    private final Board board;

    public IndexBoard(Board board) {
        this.board = board;
    }

    /**
     * The question about the month that runs at a moment, up to that day.
     *
     * @param asOf null for now
     */
    public Question runningMonth(String unit, Instant asOf) {
        LocalDate day = asOf == null ? board.today() : LocalDate.ofInstant(asOf, board.zone());
        return new Question(unit, day.withDayOfMonth(1), day, asOf, Map.of());
    }

    /** @throws Refusal when the city has none */
    public IndexDefinition definition() {
        return board.profile()
                .index()
                .orElseThrow(() -> Refusal.notFound("this city has no index; its profile needs an index.yaml"));
    }

    /**
     * The version to compute by.
     *
     * @param id null for the one that is valid on the day
     * @throws Refusal when there is none
     */
    public IndexVersion version(String id, LocalDate day) {
        IndexDefinition index = definition();
        String known = String.join(", ", index.versions().stream().map(IndexVersion::id).toList());
        return id == null
                ? index.on(day).orElseThrow(() -> Refusal.of(
                        "no version of the index is valid on %s; 'version' may be one of %s".formatted(day, known)))
                : index.version(id).orElseThrow(() -> Refusal.of(
                        "unknown version '%s' of the index; known are %s".formatted(id, known)));
    }

    /** Of the unit of the question with all below it. */
    public IndexScore score(IndexVersion version, KpiQuery query) {
        IndexDefinition index = definition();
        return board.formulas(query, values -> IndexScore.of(index, version.id(), values));
    }

    /** @param level null for every level below the city */
    public List<Row> league(IndexVersion version, Unit.Kind level, KpiQuery query) {
        return new Contest<>(board, level, own -> score(version, own), IndexScore::total, Comparator.reverseOrder())
                .places(query).stream().map(Row::of).toList();
    }
}
