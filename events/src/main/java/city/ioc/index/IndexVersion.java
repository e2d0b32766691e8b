package city.ioc.index;

import city.ioc.profile.Validity;

/**
 * One version of an index.
 *
 * @param id such as {@code 2022}
 * @param validity the days for which it is the one
 * @param source where it comes from
 */
public record IndexVersion(String id, Validity validity, String source) {}
