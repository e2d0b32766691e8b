package city.ioc.dashboards.cases;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A time that cases take; {@code docs/reference/figures.md} says from when to when, and for which unit it counts. */
public enum CaseTime {
    PROCESSING_TIME(true, 60, 120, 240, 480, 960, 1_440, 2_400, 3_360, 4_800, 7_200, 9_600, 14_400, 28_800),
    WAITING_TIME(false, 1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 240),
    ACCEPTANCE_TIME(true, 30, 60, 120, 240, 360, 480, 720, 960, 1_440, 2_400),
    STEP_TIME(true, 60, 120, 240, 480, 960, 1_440, 2_400, 3_360, 4_800, 7_200, 9_600, 14_400, 28_800);

    private static final long MINUTE = 60_000;

    private final boolean working;
    private final long[] bounds;

    /** @param minutes upper bounds of the bars of a histogram, ascending */
    CaseTime(boolean working, int... minutes) {
        this.working = working;
        this.bounds = IntStream.of(minutes).mapToLong(each -> each * MINUTE).toArray();
    }

    /** Whether only working time counts; else all time does. */
    public boolean isWorkingTime() {
        return working;
    }

    /** Whether it is a time of dossiers, which alone have procedure and channel. */
    public boolean ofDossiers() {
        return this != WAITING_TIME;
    }

    /** Upper bounds of the bars of a histogram in milliseconds, ascending; there is one bar more. */
    long[] bounds() {
        return bounds.clone();
    }

    /** As in questions and answers, such as {@code processing-time}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The time of a wire name; empty when there is none. */
    public static Optional<CaseTime> named(String wireName) {
        return Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findFirst();
    }

    /** All wire names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(CaseTime::wireName).collect(Collectors.joining(", "));
    }
}
