package city.ioc.replay;

import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Events in the order of their arrival, one a millisecond, read by some threads that each hold a part of the cases. */
final class DeliveredHistory implements History {
    private final List<Event> delivery;
    private final int threads;
    private final long mostBytes;

    DeliveredHistory(List<Event> delivery, int threads, long mostBytes) {
        this.delivery = delivery;
        this.threads = threads;
        this.mostBytes = mostBytes;
    }

    @Override
    public long read(Reader reader, Progress progress) throws HistoryException {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Long>> parts = IntStream.range(0, threads)
                    .mapToObj(part -> pool.submit(() -> read(part, reader, progress)))
                    .toList();
            long unusable = 0;
            for (Future<Long> part : parts) {
                unusable += part.get();
            }
            return unusable;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long read(int part, Reader reader, Progress progress) {
        SlicedCases cases = new SlicedCases(mostBytes);
        long unusable = 0;
        while (cases.hasMore()) {
            for (int i = 0; i < delivery.size(); i++) {
                Event event = delivery.get(i);
                if (Math.floorMod(event.subject().hashCode(), threads) == part) {
                    cases.add(event.subject(), i, EventCodec.encode(event));
                }
            }
            synchronized (this) {
                progress.at(delivery.size(), (cases.slice() + 1.0) / cases.slices());
            }
            unusable += cases.giveTo(reader);
        }
        return unusable;
    }
}
