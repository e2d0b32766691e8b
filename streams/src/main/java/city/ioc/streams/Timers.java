package city.ioc.streams;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import static java.nio.charset.StandardCharsets.UTF_8;

/** When which case has to be looked at again: at most one entry a case, in order of time. */
final class Timers {
    private static final byte[] NOTHING = {};

    private static final byte[] LAST = key(Long.MAX_VALUE, "");

    private final KeyValueStore<byte[], byte[]> store;
    /** The store holds nothing before this key; so a look does not pass over all that was deleted, which takes long after many. */
    private byte[] first = key(0, "");

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
            byte[] key = key(after, caseId);
            store.put(key, NOTHING);
            first = Arrays.compareUnsigned(key, first) < 0 ? key : first;
        }
    }

    /** The first cases whose moment is {@code now} or before, in order of time. */
    List<String> due(long now, int most) {
        if (now < ByteBuffer.wrap(first).getLong()) {
            return List.of();
        }
        List<String> due = new ArrayList<>();
        byte[] found = null;
        try (KeyValueIterator<byte[], byte[]> entries = store.range(first, null)) {
            while (entries.hasNext() && due.size() < most) {
                byte[] key = entries.next().key;
                found = found == null ? key : found;
                ByteBuffer content = ByteBuffer.wrap(key);
                if (content.getLong() > now) {
                    break;
                }
                due.add(UTF_8.decode(content).toString());
            }
        }
        first = found == null ? LAST : found;
        return due;
    }

    private static byte[] key(long at, String caseId) {
        byte[] id = caseId.getBytes(UTF_8);
        return ByteBuffer.allocate(Long.BYTES + id.length).putLong(at).put(id).array();
    }
}
