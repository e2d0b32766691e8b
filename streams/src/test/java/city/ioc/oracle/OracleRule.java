package city.ioc.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A rule about cases, as {@code docs/reference/alerts.md} has it.
 *
 * @param kind    DUE_SOON, OVERDUE and so on
 * @param limit   null where the kind takes none, or a share
 * @param share   null where the kind takes none, or a limit
 * @param validTo null when it has no last day
 */
public record OracleRule(
        String id, String kind, OracleLimit limit, BigDecimal share, LocalDate validFrom, LocalDate validTo) {

    boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
