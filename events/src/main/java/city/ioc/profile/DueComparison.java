package city.ioc.profile;

/** How an end is held against the due. */
public enum DueComparison {
    /** In time until the end of the local day of the due. */
    BY_DATE,
    /** In time until the due instant itself. */
    BY_INSTANT
}
