package city.ioc.standalone.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Values over time, and the straight line that fits them best. */
final class Trend {
    private static final double HOUR_NANOS = Duration.ofHours(1).toNanos();

    private final List<Double> hours = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    void add(long nanos, double value) {
        hours.add(nanos / HOUR_NANOS);
        values.add(value);
    }

    double first() {
        return values.getFirst();
    }

    double last() {
        return values.getLast();
    }

    /** How much the line rises in an hour. Of the later two thirds, when all is warm; 0 of fewer than three values. */
    double perHour() {
        int from = values.size() / 3;
        int count = values.size() - from;
        if (count < 3) {
            return 0;
        }
        double meanHour = mean(hours.subList(from, hours.size()));
        double meanValue = mean(values.subList(from, values.size()));
        double product = 0;
        double square = 0;
        for (int i = from; i < values.size(); i++) {
            product += (hours.get(i) - meanHour) * (values.get(i) - meanValue);
            square += Math.pow(hours.get(i) - meanHour, 2);
        }
        return product / square;
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
