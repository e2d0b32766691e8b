package city.ioc.dashboards.generations;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Health;
import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.check.SelfCheck;
import java.util.List;
import java.util.Map;

/** Of dashboards that show one generation, and run none. */
public final class OnlyGeneration implements GenerationControl {
    private static final String ELSEWHERE = "this display does not run the pipeline; ask the one of ioc up";

    private final String id;
    private final Board board;
    private final SelfCheck selfCheck;

    public OnlyGeneration(String id, Board board, SelfCheck selfCheck) {
        this.id = id;
        this.board = board;
        this.selfCheck = selfCheck;
    }

    @Override
    public Generations generations() {
        List<Health.NotReady> notReady = board.health().notReady();
        Generations.One only = new Generations.One(
                id,
                Generations.PROMOTED,
                board.profile().id(),
                board.profile().name(),
                null,
                notReady.isEmpty(),
                notReady.isEmpty() ? null : notReady.getFirst().reason(),
                selfCheck.result().state(),
                null,
                board.figures().cube().size(),
                board.figures().cases().size());
        return new Generations(null, null, true, List.of(only));
    }

    @Override
    public void promote(String wanted, String by) {
        requireKnown(wanted);
        throw new Conflict("generation %s is shown already".formatted(id));
    }

    @Override
    public void remove(String wanted) {
        requireKnown(wanted);
        throw new Conflict("generation %s is the one that is shown".formatted(id));
    }

    @Override
    public String start(Map<String, String> files, boolean whole, String by) {
        throw new Conflict(ELSEWHERE);
    }

    private void requireKnown(String wanted) {
        if (!wanted.equals(id)) {
            throw Refusal.notFound("no generation '%s' is known; %s".formatted(wanted, ELSEWHERE));
        }
    }
}
