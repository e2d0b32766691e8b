package city.ioc.notifier;

import java.time.Duration;

/**
 * How alerts are delivered; what is told does not depend on it.
 *
 * @param bootstrap    brokers as host:port
 * @param generation   whose alerts are told
 * @param firstRetry   how long to wait after the first failure; doubled after each further one, give or take half
 * @param longestRetry the longest wait
 * @param giveUpAfter  how long a message is tried before it counts as failed
 * @param closeWithin  how long closing waits for messages on their way
 */
public record NotifierSettings(
        String bootstrap,
        String generation,
        Duration firstRetry,
        Duration longestRetry,
        Duration giveUpAfter,
        Duration closeWithin) {

    public NotifierSettings {
        if (!firstRetry.isPositive() || longestRetry.compareTo(firstRetry) < 0 || !giveUpAfter.isPositive()) {
            throw new IllegalArgumentException("retries need 0 < firstRetry <= longestRetry, and giveUpAfter above 0");
        }
    }

    /** Tries again after 1 s up to 5 minutes, for 5 days; closing waits 5 s. */
    public static NotifierSettings on(String bootstrap, String generation) {
        return new NotifierSettings(
                bootstrap,
                generation,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofDays(5),
                Duration.ofSeconds(5));
    }
}
