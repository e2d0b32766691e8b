package city.ioc.standalone.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a Java process on Linux holds at a moment.
 *
 * @param resident bytes of memory, native ones included
 * @param live bytes of heap after a garbage collection
 * @param files open files and sockets
 */
record ProcessSample(long resident, long live, long files) {
    private static final Pattern RESIDENT = Pattern.compile("^VmRSS:\\s+(\\d+) kB", Pattern.MULTILINE);
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    static boolean isPossible() {
        return Files.isDirectory(Path.of("/proc/self/fd"));
    }

    static ProcessSample of(long pid) throws IOException, InterruptedException {
        run("jcmd", pid, "GC.run");
        long live = number(USED, run("jcmd", pid, "GC.heap_info"));
        long resident = number(RESIDENT, Files.readString(Path.of("/proc/" + pid + "/status")));
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return new ProcessSample(resident << 10, live << 10, files.count());
        }
    }

    private static String run(String tool, long pid, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", tool).toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return output;
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return Long.parseLong(matcher.group(1));
    }
}
