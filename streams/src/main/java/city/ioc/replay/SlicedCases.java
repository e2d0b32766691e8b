package city.ioc.replay;

/**
 * Cases whose events may stand anywhere in what is read. When they are too many to be held at once, only a slice of them is, chosen by
 * the hash of their ids, and all has to be read again for each further slice.
 */
public final class SlicedCases {
    private static final int MOST_SLICES = 1 << 10;

    private final HeldCases held = new HeldCases();
    private final long mostBytes;
    private int slices = 1;
    private int slice;

    /** @param mostBytes of memory that events may take, about; one case is held whatever it takes */
    public SlicedCases(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Takes an event, if its case is of the slice at hand. Only in the first slice there may turn out to be more of them. */
    public void add(String caseId, long arrivedAt, byte[] event) {
        if (sliceOf(caseId) == slice) {
            held.add(caseId, arrivedAt, event);
        }
        while (slice == 0 && held.bytes() > mostBytes && held.count() > 1 && slices < MOST_SLICES) {
            slices *= 2;
            held.keep(id -> sliceOf(id) == 0);
        }
    }

    /**
     * Gives the cases of the slice at hand away, and goes on to the next.
     *
     * @return how many of their events could not be used
     */
    public long giveTo(History.Reader reader) {
        slice++;
        return held.giveTo(reader);
    }

    /** Whether there is a slice that all has to be read for. */
    public boolean hasMore() {
        return slice < slices;
    }

    /** The number of the slice at hand, from 0. */
    public int slice() {
        return slice;
    }

    /** How many slices it takes, as far as is known. */
    public int slices() {
        return slices;
    }

    private int sliceOf(String caseId) {
        int hash = caseId.hashCode() * 0x9E3779B1;
        return (hash ^ hash >>> 16) & slices - 1;
    }
}
