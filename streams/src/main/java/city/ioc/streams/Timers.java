package city.ioc.streams;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import static java.nio.charset.StandardCharsets.UTF_8;

/** When which case has to be looked at again: at most one entry a case, in order of time. */
final class Timers {
    private static final byte[] NOTHING = {};

    private final KeyValueStore<byte[], byte[]> store;
    /** The store holds nothing earlier. */
    private long nothingBefore;

    Timers(KeyValueStore<byte[], byte[]> store) {
        this.store = store;
    }

    /** @param before what stands now, and {@code after} what is to stand; {@link Long#MAX_VALUE} for none */
    void move(String caseId, long before, long after) {
        if (before == after) {
            return;
        }
        if (before != Long.MAX_VALUE) {
            store.delete(key(before, caseId));
        }
        if (after != Long.MAX_VALUE) {
            store.put(key(after, caseId), NOTHING);
            nothingBefore = Math.min(nothingBefore, after);
        }
    }

    /** The first cases whose moment is {@code now} or before, in order of time. */
    List<String> due(long now, int most) {
        if (now < nothingBefore) {
            return List.of();
        }
        List<String> due = new ArrayList<>();
        long first = Long.MAX_VALUE;
        try (KeyValueIterator<byte[], byte[]> entries = store.range(key(nothingBefore, ""), null)) {
            while (entries.hasNext() && due.size() < most) {
                ByteBuffer key = ByteBuffer.wrap(entries.next().key);
                long at = key.getLong();
                first = Math.min(first, at);
                if (at > now) {
                    break;
                }
                due.add(UTF_8.decode(key).toString());
            }
        }
        nothingBefore = first;
        return due;
    }

    private static byte[] key(long at, String caseId) {
        byte[] id = caseId.getBytes(UTF_8);
        return ByteBuffer.allocate(Long.BYTES + id.length).putLong(at).put(id).array();
    }
}
