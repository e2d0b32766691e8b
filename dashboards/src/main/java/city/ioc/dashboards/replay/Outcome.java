package city.ioc.dashboards.replay;

import city.ioc.core.CaseSummary;
import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Health;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.cube.Cube;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.dashboards.figures.Figures;
import city.ioc.profile.CityProfile;
import city.ioc.replay.Alternative;
import city.ioc.replay.Assumptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What history comes to under one set of assumptions, as a board that answers like the live one, at a moment that stands still. */
public final class Outcome {
    private static final int CASES_AT_ONCE = 1_000;

    private final Figures figures;
    private final Board board;
    private final Alternative alternative;
    private List<CaseTable.Case> waiting = new ArrayList<>();

    /** @param liveGrains of the pipeline that runs */
    Outcome(CityProfile profile, Assumptions assumptions, GrainPolicy liveGrains, Instant moment, Predicate<String> units) {
        ZoneId zone = profile.rules().calendar().zone();
        GrainPolicy grains = new GrainPolicy(zone, liveGrains.minutes(), liveGrains.hours());
        Clock clock = Clock.fixed(moment, zone);
        FeedStatus complete = new FeedStatus(true, moment, null, 0, 0, null);
        figures = new Figures(zone, profile.rules().alerts());
        board = new Board(profile, grains, figures, new Health(() -> complete, List.of(), Duration.ofDays(1), clock), clock);
        alternative = new Alternative(assumptions, grains, moment, units, this::add);
    }

    Alternative alternative() {
        return alternative;
    }

    /** The board, once it is {@linkplain #finish complete}. */
    public Board board() {
        return board;
    }

    private synchronized void add(String caseId, CaseSummary summary) {
        waiting.add(new CaseTable.Case(caseId, summary));
        if (waiting.size() == CASES_AT_ONCE) {
            flush();
        }
    }

    private void flush() {
        figures.applyCases(waiting);
        waiting = new ArrayList<>();
    }

    /** All cases were added. */
    synchronized void finish() {
        flush();
        figures.applyCells(alternative.takeCells().entrySet().stream()
                .map(cell -> new Cube.Cell(cell.getKey(), cell.getValue()))
                .toList());
    }
}
