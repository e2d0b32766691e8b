package city.ioc.standalone;

import city.ioc.producers.importer.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far an import is: on a terminal one line that is drawn anew ten times a second, elsewhere a line every ten seconds.
 * Nothing is shown for an import that is done before, and no share when the size is not known.
 */
final class ImportProgress implements Progress, AutoCloseable {
    private static final int BAR_WIDTH = 24;
    private static final String REDRAW = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private final long pauseNanos;
    private final long begin;
    private long last;
    private boolean drawn;

    ImportProgress(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.pauseNanos = (terminal ? Duration.ofMillis(100) : Duration.ofSeconds(10)).toNanos();
        this.begin = nanoTime.getAsLong();
        this.last = begin;
    }

    @Override
    public void at(long rows, long bytesRead, long bytesTotal) {
        long now = nanoTime.getAsLong();
        if (now - last < pauseNanos) {
            return;
        }
        last = now;
        double share = Math.min(1, (double) bytesRead / bytesTotal);
        double seconds = (now - begin) / 1e9;
        String text = bytesTotal > 0 ? share(rows, share, seconds) : rate(rows, seconds);
        if (terminal) {
            out.print(REDRAW + (bytesTotal > 0 ? bar(share) + " " : "") + text);
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

    private static String share(long rows, double share, double seconds) {
        String done = String.format(Locale.ROOT, "%3.0f %%  ", share * 100) + rate(rows, seconds);
        return share == 0 ? done : done + "  " + left(seconds / share - seconds) + " left";
    }

    private static String rate(long rows, double seconds) {
        return String.format(Locale.ROOT, "%,d rows  %,.0f rows/s", rows, rows / seconds);
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
