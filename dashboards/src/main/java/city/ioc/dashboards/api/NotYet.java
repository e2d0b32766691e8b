package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.kpi.DataState;

/** Something that can be answered later, not now. */
final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotYet(String message) {
        super(message);
    }

    /** A list that leaves out what is not read yet would pass for a whole one. */
    static void unlessRead(Board board, String what) {
        if (board.health().dataState() == DataState.ABSENT) {
            throw new NotYet("the stored %s are still being read; see /health/ready".formatted(what));
        }
    }
}
