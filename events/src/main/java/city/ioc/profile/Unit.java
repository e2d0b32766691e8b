package city.ioc.profile;

import city.ioc.events.Opt;
import java.time.LocalDate;

/**
 * An agency or locality that owns dossiers, under one name and one parent. The same code may stand for another one at another
 * time: only code and day together mean a unit.
 *
 * @param code as in events
 * @param parent the code of the unit that it belongs to; null for a {@link Kind#CITY}
 * @param validFrom first day
 * @param validTo last day; null when no end is known
 */
public record Unit(
        String code, LocalizedText name, Kind kind, @Opt String parent, LocalDate validFrom, @Opt LocalDate validTo) {

    /** What a unit is; the level orders parents above children. */
    public enum Kind {
        CITY(0),
        /** A specialised agency of the city. */
        DEPARTMENT(1),
        DISTRICT(1),
        /** A commune, ward or township. */
        COMMUNE(2);

        private final int level;

        Kind(int level) {
            this.level = level;
        }

        /** 0 at the top. */
        public int level() {
            return level;
        }
    }

    /** The days on which the code means this unit. */
    public Validity validity() {
        return new Validity(validFrom, validTo);
    }
}
