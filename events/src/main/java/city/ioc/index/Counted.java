package city.ioc.index;

/** What one more in the numerator of a criterion is. */
public enum Counted {
    DOSSIERS,
    FEEDBACK,
    PROCEDURES
}
