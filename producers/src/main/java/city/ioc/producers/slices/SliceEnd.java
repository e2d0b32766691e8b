package city.ioc.producers.slices;

/**
 * The last line of a slice.
 *
 * @param cases    how many are in it
 * @param events   lines between the first and the last
 * @param unusable records that were read and are no events that the pipeline would use; they are not in it
 * @param sha256   of all lines before this one, each with its line feed; hexadecimal
 */
public record SliceEnd(long cases, long events, long unusable, String sha256) {}
