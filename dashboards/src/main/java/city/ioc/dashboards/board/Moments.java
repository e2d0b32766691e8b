package city.ioc.dashboards.board;

import city.ioc.core.Grain;
import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.cube.Cube;
import java.time.Clock;
import java.time.Instant;

/**
 * The moments that sums of cells are exact for: those of the grain that the setting keeps, or of a coarser one where the cells
 * themselves are coarser, because the setting was another when they grew old.
 */
final class Moments {
    private static final long MINUTE = 60_000;

    private final GrainPolicy grains;
    private final Cube cube;
    private final Clock clock;

    Moments(GrainPolicy grains, Cube cube, Clock clock) {
        this.grains = grains;
        this.cube = cube;
        this.clock = clock;
    }

    /** The running minute, taken whole: the moment of live figures, epoch milliseconds. */
    long live() {
        return Math.ceilDiv(clock.millis(), MINUTE) * MINUTE;
    }

    /** The latest one not after {@code asOf}; null asks for the live one. */
    long exact(Instant asOf) {
        return asOf == null ? live() : exact(asOf.toEpochMilli());
    }

    /** Where rounding down leads to where cells are coarser, it is rounded again. */
    private long exact(long at) {
        long exact = grain(at).floor(at, grains.zone());
        return exact == at ? at : exact(exact);
    }

    boolean isExact(long at) {
        return exact(at) == at;
    }

    /** How finely cells tell sums as of {@code at}. */
    Grain grain(long at) {
        Grain kept = grains.grain(at, clock.millis());
        Grain held = cube.grain(at);
        return held.compareTo(kept) > 0 ? held : kept;
    }
}
