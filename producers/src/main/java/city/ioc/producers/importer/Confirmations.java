package city.ioc.producers.importer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for events to be stored, a bounded number at a time, so that an import ends only when everything is. */
final class Confirmations {
    private static final int MAX_OPEN = 10_000;

    private final Deque<CompletableFuture<Void>> open = new ArrayDeque<>();

    void add(CompletableFuture<Void> stored) throws ImportException {
        open.add(stored);
        while (!open.isEmpty() && (open.size() > MAX_OPEN || open.peek().isDone())) {
            await(open.poll());
        }
    }

    void awaitAll() throws ImportException {
        while (!open.isEmpty()) {
            await(open.poll());
        }
    }

    private static void await(CompletableFuture<Void> stored) throws ImportException {
        try {
            stored.get();
        } catch (ExecutionException e) {
            throw new ImportException("Kafka did not confirm an event (" + e.getCause().getMessage()
                    + "); import the file again, which changes nothing of what is stored", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportException("The import was interrupted; import the file again", e);
        }
    }
}
