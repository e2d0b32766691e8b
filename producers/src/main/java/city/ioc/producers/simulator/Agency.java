package city.ioc.producers.simulator;

import city.ioc.profile.Procedure;
import city.ioc.profile.Unit;
import java.util.List;

/**
 * A unit with its character. The character follows from the code alone, so that it is the same whatever the seed.
 *
 * @param perDay     dossiers on an ordinary working day, a proportion
 * @param online     share submitted online
 * @param paidOnline share of those with a fee that is paid online
 * @param pace       share of a usual time that it takes
 * @param dated      whether its desks say when they wrote an event down
 * @param weights    of the procedures
 */
record Agency(
        Unit unit,
        double perDay,
        double online,
        double paidOnline,
        double supplement,
        double late,
        double pace,
        boolean tickets,
        boolean dated,
        List<Procedure> procedures,
        Weights weights) {
    private static final double SLOW_UNITS = 0.06;
    private static final double SLOW_FACTOR = 8;

    static Agency of(Unit unit, SimulationRules.Group group, List<Procedure> procedures) {
        Dice dice = Dice.of(Dice.key(unit.code()), unit.validFrom().toEpochDay());
        boolean alone = group.spread() == 0;
        double volume = StrictMath.exp(dice.normal() * group.spread());
        double online = group.online() + (alone ? 0 : dice.normal() * 0.08);
        double paidOnline = group.paidOnline() + (alone ? 0 : dice.normal() * 0.11);
        double supplement = group.supplement() * StrictMath.exp(alone ? 0 : dice.normal() * 0.4);
        double late = group.late() * (alone ? 1 : StrictMath.exp(dice.normal() * 0.7));
        if (!alone && dice.chance(SLOW_UNITS)) {
            late *= SLOW_FACTOR;
        }
        Weights weights = new Weights(
                procedures.stream().map(procedure -> group.procedures().get(procedure.code())).toList());
        return new Agency(
                unit,
                group.perDay() * volume,
                Math.clamp(online, 0.02, 0.98),
                Math.clamp(paidOnline, 0.02, 0.95),
                Math.min(0.5, supplement),
                Math.min(0.3, late),
                0.85 + dice.share() * 0.2,
                group.tickets(),
                dice.chance(0.8),
                procedures,
                weights);
    }

    String code() {
        return unit.code();
    }

    Procedure procedure(Dice dice) {
        return procedures.get(weights.any(dice));
    }
}
