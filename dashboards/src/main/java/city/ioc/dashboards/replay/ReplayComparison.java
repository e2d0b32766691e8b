package city.ioc.dashboards.replay;

import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.events.Opt;
import java.time.LocalDate;

/**
 * All that differs between a what-if and live, or between two what-ifs.
 *
 * @param question with the days that were meant
 */
public record ReplayComparison(Question question, KpiComparison.Result kpis, AlertComparison alerts) {
    /** Stands for what is shown, over the same events. */
    public static final String LIVE = "live";

    private static final int USUAL_DAYS = 7;

    /**
     * @param id   of a what-if that is done
     * @param with {@link #LIVE}, or the id of another
     * @param from null for six days before the last
     * @param to   null for the day of the moment of the figures
     * @param unit with all below it; null for all together and each unit that has data
     */
    public record Question(
            String id, String with, @Opt LocalDate from, @Opt LocalDate to, @Opt String unit, KpiComparison.Step step) {}

    /** @throws Refusal when one is not known or not done, or the question does not fit */
    public static ReplayComparison of(Replays replays, Question asked) {
        WhatIf one = replays.find(asked.id()).done();
        boolean live = asked.with().equals(LIVE);
        WhatIf other = live ? one : replays.find(asked.with()).done();
        if (!one.scenario().units().equals(other.scenario().units())) {
            throw Refusal.of("the two what-ifs are of different units, so they cannot be compared");
        }
        Board board = one.changed().board();
        KpiComparison comparison = new KpiComparison(board, live ? one.live().board() : other.changed().board());
        LocalDate to = asked.to() == null ? LocalDate.ofInstant(one.moment(), board.zone()) : asked.to();
        LocalDate from = asked.from() == null ? to.minusDays(USUAL_DAYS - 1L) : asked.from();
        KpiComparison.Result kpis = asked.unit() == null
                ? comparison.ofAll(from, to, asked.step())
                : comparison.ofUnit(asked.unit(), from, to, asked.step());
        UnitScope scope = asked.unit() == null || !board.knows(asked.unit()) ? null : board.scope(asked.unit());
        return new ReplayComparison(
                new Question(asked.id(), asked.with(), from, to, asked.unit(), asked.step()),
                kpis,
                live ? AlertComparison.withLive(one, scope) : AlertComparison.between(one, other, scope));
    }
}
