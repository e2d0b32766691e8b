package city.ioc.producers.simulator;

import java.util.Collection;

/** Parts of a whole, the heavier the likelier. */
final class Weights {
    /** Where each part ends. */
    private final double[] ends;

    Weights(Collection<Double> weights) {
        ends = weights.stream().mapToDouble(Double::doubleValue).toArray();
        for (int i = 1; i < ends.length; i++) {
            ends[i] += ends[i - 1];
        }
    }

    /** The index of one of them. */
    int any(Dice dice) {
        double at = dice.share() * ends[ends.length - 1];
        int low = 0;
        int high = ends.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at < ends[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
