package city.ioc.index;

import city.ioc.profile.LocalizedText;
import java.math.BigDecimal;

/**
 * A range of totals that has a name.
 *
 * @param from the lowest total that is in it; up to the next band
 */
public record IndexBand(String id, LocalizedText name, BigDecimal from) {}
