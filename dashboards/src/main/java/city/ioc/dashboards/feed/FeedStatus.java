package city.ioc.dashboards.feed;

import java.time.Instant;

/**
 * How far the reading of the derived topics has come.
 *
 * @param ready whether all that there was at the start has been read once, so that a zero is a zero
 * @param completeAsOf all that was committed to the topics before this instant is in; null when not known yet
 * @param lastRecordAt time stamp of the latest record, null before the first
 * @param records records read since the start
 * @param lag records known to be unread
 * @param problem why reading does not go on at the moment; null when it does
 */
public record FeedStatus(
        boolean ready, Instant completeAsOf, Instant lastRecordAt, long records, long lag, String problem) {
    /** Before the first contact. */
    public static final FeedStatus STARTING = new FeedStatus(false, null, null, 0, 0, "starting");
}
