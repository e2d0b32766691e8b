package city.ioc.dashboards.api;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.check.SelfCheck;
import city.ioc.streams.query.CaseSource;

/**
 * What is shown of one generation.
 *
 * @param cases where the events of a case are asked for
 */
public record Shown(String generation, Board board, SelfCheck selfCheck, CaseSource cases) {}
