package city.ioc.streams;

import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/**
 * Files of local state that a disk has spoilt. RocksDB notices by its checksums; the same files would end every start that comes upon them, while
 * the brokers have all that was in them.
 */
final class DamagedState {
    private DamagedState() {}

    /** Whether a thread of the pipeline failed because of it. */
    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RocksDBException e
                    && e.getStatus() != null
                    && e.getStatus().getCode() == Status.Code.Corruption) {
                return true;
            }
        }
        return false;
    }
}
