package city.ioc.streams;

import city.ioc.core.Grain;
import city.ioc.core.alerts.UnitFigures;
import city.ioc.kpi.Measure;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What the cells of every unit come to as of a full minute: of all whose label has come, by measure and cohort. Cells that lie in
 * the future are counted when their minute comes.
 */
final class UnitSums {
    private static final byte[] COUNTED_UNTIL = {0};
    private static final int ALL_COHORTS = 0;

    private final KeyValueStore<byte[], Long> sums;
    private final KeyValueStore<byte[], Long> cells;
    private final Set<Measure> measures;
    private long countedUntil;
    private int keptFrom;

    /** @param measures that are counted */
    UnitSums(KeyValueStore<byte[], Long> sums, KeyValueStore<byte[], Long> cells, Set<Measure> measures) {
        this.sums = sums;
        this.cells = cells;
        this.measures = measures;
        Long until = sums.get(COUNTED_UNTIL);
        this.countedUntil = until == null ? Long.MIN_VALUE : until;
    }

    /** Goes on to a minute. To be called before a change of then is told, and before cells of then grow coarser. */
    void countUntil(long minute, LocalDate day) {
        if (minute <= countedUntil) {
            return;
        }
        keepFrom((int) day.withDayOfYear(1).toEpochDay());
        if (countedUntil != Long.MIN_VALUE) {
            byte[] from = CellKey.from(Grain.MINUTE, countedUntil + 1);
            try (KeyValueIterator<byte[], Long> come = cells.range(from, CellKey.from(Grain.MINUTE, minute + 1))) {
                while (come.hasNext()) {
                    KeyValue<byte[], Long> each = come.next();
                    CellKey cell = CellKey.fromBytes(each.key);
                    count(cell.unit(), cell.measure(), cell.cohort(), each.value);
                }
            }
        }
        countedUntil = minute;
        sums.put(COUNTED_UNTIL, minute);
    }

    /** To be told of every change of a cell. */
    void changed(String unit, Measure measure, UnitNews.CellChange change) {
        if (change.label() <= countedUntil) {
            count(unit, measure, change.cohort(), change.amount());
        }
    }

    private void count(String unit, Measure measure, int cohort, long amount) {
        if (!measures.contains(measure)) {
            return;
        }
        if (measure.kind() == Measure.Kind.STOCK) {
            add(key(unit, measure, ALL_COHORTS), amount);
        }
        if (cohort >= keptFrom) {
            add(key(unit, measure, cohort), amount);
        }
    }

    private void add(byte[] key, long amount) {
        Long before = sums.get(key);
        long sum = before == null ? amount : before + amount;
        sums.put(key, sum == 0 ? null : Long.valueOf(sum));
    }

    /** Rules ask for days of the running year only. */
    private void keepFrom(int cohort) {
        if (cohort == keptFrom) {
            return;
        }
        keptFrom = cohort;
        List<byte[]> old = new ArrayList<>();
        try (KeyValueIterator<byte[], Long> all = sums.all()) {
            while (all.hasNext()) {
                byte[] key = all.next().key;
                if (key.length > COUNTED_UNTIL.length && isOld(cohortOf(key), cohort)) {
                    old.add(key);
                }
            }
        }
        old.forEach(sums::delete);
    }

    private static boolean isOld(int cohort, int from) {
        return cohort != ALL_COHORTS && cohort < from;
    }

    /** @param heardAt time of its latest event, null when none has arrived */
    UnitFigures of(String unit, Long heardAt) {
        return new UnitFigures() {
            @Override
            public long sum(Measure stock) {
                Long sum = sums.get(key(unit, stock, ALL_COHORTS));
                return sum == null ? 0 : sum;
            }

            @Override
            public long sum(Measure measure, LocalDate from, LocalDate to) {
                long total = 0;
                byte[] first = key(unit, measure, (int) from.toEpochDay());
                try (KeyValueIterator<byte[], Long> days =
                        sums.range(first, key(unit, measure, (int) to.toEpochDay()))) {
                    while (days.hasNext()) {
                        total += days.next().value;
                    }
                }
                return total;
            }

            @Override
            public OptionalLong heardAt() {
                return heardAt == null ? OptionalLong.empty() : OptionalLong.of(heardAt);
            }
        };
    }

    private static byte[] key(String unit, Measure measure, int cohort) {
        byte[] code = unit.getBytes(UTF_8);
        return ByteBuffer.allocate(code.length + 2 + Integer.BYTES)
                .put(code)
                .put((byte) 0)
                .put((byte) measure.code())
                .putInt(cohort)
                .array();
    }

    private static int cohortOf(byte[] key) {
        return ByteBuffer.wrap(key).getInt(key.length - Integer.BYTES);
    }
}
