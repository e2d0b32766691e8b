package city.ioc.standalone;

import city.ioc.producers.importer.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far something is: on a terminal one line that is drawn anew ten times a second, elsewhere a line every ten seconds.
 * Nothing is shown of what is done before, and no share when the size is not known.
 */
final class ProgressLine implements Progress, AutoCloseable {
    private static final int BAR_WIDTH = 24;
    private static final String REDRAW = "\r\u001b[K";

    private final PrintWriter out;
    private final String things;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private final long pauseNanos;
    private final long begin;
    private long last;
    private boolean drawn;

    /** @param things what is counted, in the plural */
    ProgressLine(PrintWriter out, String things, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.things = things;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.pauseNanos = (terminal ? Duration.ofMillis(100) : Duration.ofSeconds(10)).toNanos();
        this.begin = nanoTime.getAsLong();
        this.last = begin;
    }

    /** On standard error of this process. */
    static ProgressLine on(PrintWriter err, String things) {
        return new ProgressLine(err, things, Boolean.getBoolean("ioc.terminal"), System::nanoTime);
    }

    @Override
    public void at(long rows, long bytesRead, long bytesTotal) {
        show(rows, bytesTotal <= 0 ? 0 : Math.min(1, (double) bytesRead / bytesTotal));
    }

    /** @param share that is done, from 0 to 1; 0 when that is not known */
    void show(long count, double share) {
        long now = nanoTime.getAsLong();
        if (now - last < pauseNanos) {
            return;
        }
        last = now;
        double seconds = (now - begin) / 1e9;
        String text = share > 0 ? share(count, share, seconds) : rate(count, seconds);
        if (terminal) {
            out.print(REDRAW + (share > 0 ? bar(share) + " " : "") + text);
            drawn = true;
        } else {
            out.println(text);
        }
        out.flush();
    }

    /** Takes the bar away. */
    @Override
    public void close() {
        if (drawn) {
            out.print(REDRAW);
            out.flush();
        }
    }

    private String share(long count, double share, double seconds) {
        return String.format(Locale.ROOT, "%3.0f %%  ", share * 100) + rate(count, seconds) + "  "
                + left(seconds / share - seconds) + " left";
    }

    private String rate(long count, double seconds) {
        return String.format(Locale.ROOT, "%,d %s  %,.0f %s/s", count, things, count / seconds, things);
    }

    private static String left(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60 ? whole + " s" : String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60);
    }

    private static String bar(double share) {
        int full = (int) Math.round(share * BAR_WIDTH);
        return "[" + "#".repeat(full) + "-".repeat(BAR_WIDTH - full) + "]";
    }
}
