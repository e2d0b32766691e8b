package city.ioc.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Clients of the live stream, all read by one thread so that they cost little. HTTP/1.0, so that what comes is not in chunks. */
final class StreamClients implements AutoCloseable {
    private final Selector selector;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final List<StreamReader> readers = new ArrayList<>();
    private final int port;
    private final Thread thread = new Thread(this::run, "stream-clients");
    private long[] delays = new long[1 << 16];
    private int count;
    private int ended;
    private volatile boolean closed;

    StreamClients(int port) throws IOException {
        this.port = port;
        selector = Selector.open();
    }

    /** One that reads; before the start. */
    void add(String query, String whose, PostedDossiers posted) throws IOException {
        StreamReader reader = new StreamReader(whose, posted, this::add);
        readers.add(reader);
        open(query, SocketChannel.open()).register(selector, SelectionKey.OP_READ, reader);
    }

    /** One that never reads. */
    void addStuck() throws IOException {
        open("", SocketChannel.open().setOption(StandardSocketOptions.SO_RCVBUF, 4096));
    }

    private SocketChannel open(String query, SocketChannel channel) throws IOException {
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET /api/v1/stream%s HTTP/1.0\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n".formatted(query);
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channels.add(channel);
        return channel;
    }

    void start() {
        thread.start();
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
        try {
            while (!closed) {
                selector.select(key -> read(key, buffer));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) {
        try {
            buffer.clear();
            int read = ((SocketChannel) key.channel()).read(buffer);
            if (read < 0) {
                end(key);
            } else {
                synchronized (this) {
                    ((StreamReader) key.attachment()).accept(buffer.flip(), System.nanoTime());
                }
            }
        } catch (IOException e) {
            end(key);
        }
    }

    private synchronized void end(SelectionKey key) {
        key.cancel();
        ended++;
    }

    private void add(long delay) {
        if (count == delays.length) {
            delays = Arrays.copyOf(delays, 2 * count);
        }
        delays[count++] = delay;
    }

    /** How many have got their snapshot. */
    synchronized int reading() {
        return (int) readers.stream().filter(StreamReader::isReading).count();
    }

    /** How many the server has sent away. */
    synchronized int ended() {
        return ended;
    }

    /** Those noted since the last time, in nanoseconds in ascending order; forgets them. */
    synchronized long[] takeDelays() {
        long[] taken = Arrays.copyOf(delays, count);
        count = 0;
        Arrays.sort(taken);
        return taken;
    }

    /** Nanoseconds of processor time that reading took so far. */
    long cpu() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        Threads.join(thread);
        selector.close();
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
