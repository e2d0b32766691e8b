package city.ioc.dashboards.replay;

import city.ioc.dashboards.figures.Figures;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/** How much memory there is and how much a what-if takes, so that none is begun that the live board could suffer from. About. */
final class HeapRoom {
    /** As measured: of a case in the table, and of a cell in the cube and in the map that it is summed up in. */
    private static final long CASE_BYTES = 520;

    private static final long CELL_BYTES = 190;
    private static final int BOARDS = 2;

    /** Objects that have just been made; nearly all of them are gone at the next collection. */
    private static final String YOUNG = "Eden";

    private HeapRoom() {}

    /** Bytes that can still be filled. */
    static long free() {
        long used = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && !pool.getName().contains(YOUNG))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        return Runtime.getRuntime().maxMemory() - used;
    }

    /** Bytes that a what-if over the history behind some figures takes, besides the events that it holds. */
    static long needed(Figures live) {
        return BOARDS * (live.cases().size() * CASE_BYTES + live.cube().size() * CELL_BYTES);
    }
}
