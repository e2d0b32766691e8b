package city.ioc.standalone.pipeline;

import city.ioc.dashboards.index.IndexView;
import city.ioc.dashboards.index.IndexView.CriterionView;
import city.ioc.dashboards.index.IndexView.VariantView;
import city.ioc.dashboards.index.Remedy;
import city.ioc.standalone.pipeline.IndexByHand.Item;
import city.ioc.standalone.pipeline.IndexByHand.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares an index with one that was worked out by hand, and lists every difference. */
final class IndexCheck {
    private static final Map<String, Integer> BANDS =
            Map.of("excellent", 90, "good", 80, "fair", 70, "average", 50, "weak", 0);
    private static final long NEVER = 1_000_000_000;

    private final boolean leftOut;
    private final boolean secondVariants;
    private final List<String> differences = new ArrayList<>();
    private int numbers;

    /**
     * @param leftOut whether the points of criteria without data are left out
     * @param secondVariants whether the second variant counts where there is one
     */
    IndexCheck(boolean leftOut, boolean secondVariants) {
        this.leftOut = leftOut;
        this.secondVariants = secondVariants;
    }

    List<String> differences() {
        return differences;
    }

    /** How many were compared that are known. */
    int numbers() {
        return numbers;
    }

    void check(String where, Map<String, Item> items, IndexView view) {
        List<CriterionView> criteria =
                view.groups().stream().flatMap(group -> group.criteria().stream()).toList();
        same(where + " criteria", List.copyOf(items.keySet()), criteria.stream().map(CriterionView::id).toList());
        for (CriterionView criterion : criteria) {
            Item item = items.get(criterion.id());
            String what = where + " " + criterion.id();
            same(what + " variants", List.copyOf(item.readings().keySet()), ids(criterion));
            criterion.variants().forEach(variant -> variant(
                    what + " " + variant.id(), item, item.readings().get(variant.id()), variant));
            Ratio points = item.points(chosen(item));
            number(what + " points", points, criterion.points());
            number(what + " lost", lost(item), criterion.lost());
        }
        view.groups().forEach(group -> number(where + " " + group.id(), sum(items, group.id()), group.points()));
        number(where + " points", zeroIfNull(sum(items, null)), view.points());
        number(where + " obtainable", obtainable(items), view.obtainable());
        Ratio total = total(items);
        number(where + " total", total, view.total());
        same(where + " band", band(total), view.band() == null ? null : view.band().id());
        same(where + " next", next(total), view.next() == null ? null : view.next().id());
        remedies(where, items, view.remedies(), total);
    }

    private static List<String> ids(CriterionView criterion) {
        return criterion.variants().stream().map(VariantView::id).toList();
    }

    private void variant(String where, Item item, Reading expected, VariantView actual) {
        number(where + " numerator", expected.numerator(), actual.numerator());
        absentOr(where + " denominator", Ratio.ONE, expected.denominator(), actual.denominator());
        absentOr(where + " times", Ratio.ONE, expected.times(), actual.times());
        absentOr(where + " less", Ratio.ZERO, expected.less(), actual.less());
        Ratio ratio = expected.ratio();
        number(where + " ratio", ratio, actual.ratio());
        number(where + " rounded", ratio == null ? null : ratio.rounded(4), actual.rounded());
        number(where + " points", item.points(expected), actual.points());
        number(where + " exact points", ratio == null ? null : item.worth(ratio), actual.exactPoints());
    }

    /** A part that the variant does not have changes nothing, and is not told. */
    private void absentOr(String where, Ratio neutral, Ratio expected, BigDecimal actual) {
        if (actual != null || expected != null && expected.minus(neutral).numerator().signum() != 0) {
            number(where, expected, actual);
        }
    }

    private Reading chosen(Item item) {
        List<Reading> readings = List.copyOf(item.readings().values());
        return secondVariants && readings.size() > 1 ? readings.get(1) : readings.getFirst();
    }

    private Ratio lost(Item item) {
        Ratio points = item.points(chosen(item));
        return points == null ? Ratio.of(leftOut ? 0 : item.points()) : Ratio.of(item.points()).minus(points);
    }

    /** Of a group, or of all; null when none has data. */
    private Ratio sum(Map<String, Item> items, String group) {
        return items.values().stream()
                .filter(item -> group == null || item.group().equals(group))
                .filter(item -> item.points() > 0)
                .map(item -> item.points(chosen(item)))
                .filter(Objects::nonNull)
                .reduce(Ratio::plus)
                .orElse(null);
    }

    private static Ratio zeroIfNull(Ratio ratio) {
        return ratio == null ? Ratio.ZERO : ratio;
    }

    private Ratio obtainable(Map<String, Item> items) {
        return Ratio.of(items.values().stream()
                .filter(item -> item.points(chosen(item)) != null)
                .mapToLong(Item::points)
                .sum());
    }

    Ratio total(Map<String, Item> items) {
        return total(sum(items, null), obtainable(items));
    }

    private Ratio total(Ratio points, Ratio obtainable) {
        if (points == null || obtainable.numerator().signum() == 0) {
            return null;
        }
        return leftOut ? points.times(Ratio.of(100)).over(obtainable).rounded(2) : points;
    }

    private static String band(Ratio total) {
        return total == null
                ? null
                : BANDS.keySet().stream()
                        .filter(band -> total.isAtLeast(Ratio.of(BANDS.get(band))))
                        .max(Comparator.comparing(BANDS::get))
                        .orElseThrow();
    }

    private static String next(Ratio total) {
        return total == null
                ? null
                : BANDS.keySet().stream()
                        .filter(band -> !total.isAtLeast(Ratio.of(BANDS.get(band))))
                        .min(Comparator.comparing(BANDS::get))
                        .orElse(null);
    }

    /** The order, and that each count is enough while one less is not, or that no count is. */
    private void remedies(String where, Map<String, Item> items, List<Remedy> remedies, Ratio total) {
        List<String> costly = total == null
                ? List.of()
                : items.entrySet().stream()
                        .filter(each -> lost(each.getValue()).numerator().signum() > 0)
                        .sorted(Comparator.comparing(each -> lost(each.getValue()).shown().negate()))
                        .map(Map.Entry::getKey)
                        .toList();
        same(where + " remedies", costly, remedies.stream().map(Remedy::criterion).toList());
        for (Remedy remedy : remedies) {
            Item item = items.get(remedy.criterion());
            Reading reading = chosen(item);
            boolean countable = remedy.counts() != null
                    && !remedy.criterion().equals("1.4") | !secondVariants
                    && next(total) != null
                    && reading.numerator() != null
                    && reading.denominator() != null;
            boolean more = countable && !List.of("3.1", "3.2", "3.5a", "3.5b").contains(remedy.criterion());
            String what = where + " " + remedy.criterion();
            least(what + " more", remedy.more(), more ? NEVER : 0, n -> reaches(items, item, reading.more(n), total));
            long bad = countable ? notGood(reading) : 0;
            least(what + " mended", remedy.mended(), bad, n -> reaches(items, item, reading.mended(n), total));
        }
    }

    private static long notGood(Reading reading) {
        Ratio bad = reading.denominator().minus(reading.numerator());
        return Math.max(0, bad.numerator().divide(bad.denominator()).longValueExact());
    }

    private interface Attempt {
        boolean succeeds(long count);
    }

    private void least(String where, Long told, long most, Attempt attempt) {
        if (told == null) {
            same(where + " never", false, most > 0 && attempt.succeeds(most));
        } else {
            numbers++;
            same(where + " allowed", true, told >= 1 && told <= most);
            same(where + " enough", true, attempt.succeeds(told));
            same(where + " one less", false, told > 1 && attempt.succeeds(told - 1));
        }
    }

    private boolean reaches(Map<String, Item> items, Item item, Reading changed, Ratio total) {
        Ratio points = item.points(changed);
        if (points == null) {
            return false;
        }
        Ratio before = item.points(chosen(item));
        Ratio sum = zeroIfNull(sum(items, null)).minus(zeroIfNull(before)).plus(points);
        Ratio obtainable = before == null ? obtainable(items).plus(Ratio.of(item.points())) : obtainable(items);
        return total(sum, obtainable).isAtLeast(Ratio.of(BANDS.get(next(total))));
    }

    private void number(String where, Ratio expected, BigDecimal actual) {
        numbers += expected == null ? 0 : 1;
        boolean equal = expected == null ? actual == null : actual != null && expected.shown().compareTo(actual) == 0;
        if (!equal) {
            differences.add("%s: expected %s but was %s".formatted(where, expected == null ? null : expected.shown(), actual));
        }
    }

    void same(String where, Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            differences.add("%s: expected %s but was %s".formatted(where, expected, actual));
        }
    }
}
