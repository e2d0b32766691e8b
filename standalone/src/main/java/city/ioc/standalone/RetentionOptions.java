package city.ioc.standalone;

import picocli.CommandLine.Option;

/** How finely the past is kept; the same for the streams and for those who show what they write. */
final class RetentionOptions {
    @Option(
            names = "--keep-minutes",
            paramLabel = "DAYS",
            defaultValue = Defaults.KEEP_MINUTES,
            description = "For how many days figures can be asked for to the minute (IOC_KEEP_MINUTES, ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(
            names = "--keep-hours",
            paramLabel = "DAYS",
            defaultValue = Defaults.KEEP_HOURS,
            description = "For how many days to the hour; then to the day (IOC_KEEP_HOURS, ${DEFAULT-VALUE}).")
    private int hours;

    /** @throws IllegalArgumentException with a sentence that says what to change */
    Retention retention() {
        return new Retention(minutes, hours);
    }
}
