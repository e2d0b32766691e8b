package city.ioc.dashboards.scope;

/** Whose figures are asked for where units changed. */
public enum UnitsAs {
    /** Of those who had the code on each day. */
    THEN,
    /** Of what is the unit's area today, as far as its predecessors are known. */
    NOW
}
