package city.ioc.standalone.doctor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All looks at one deployment. It changes nothing. */
public final class Examination {
    private Examination() {}

    /**
     * @param bootstrap brokers as host:port
     * @param displays may be none, as may {@code gateways}
     * @param folder of data on this machine whose disk is looked at too
     */
    public static List<Finding> of(String bootstrap, List<URI> displays, List<URI> gateways, Optional<Path> folder, Clock clock) {
        List<Finding> findings = new ArrayList<>();
        try (ClusterExam cluster = new ClusterExam(bootstrap);
                PartExam parts = new PartExam(clock)) {
            findings.addAll(cluster.findings());
            gateways.forEach(url -> findings.addAll(parts.gateway(url)));
            displays.forEach(url -> findings.addAll(parts.display(url)));
            cluster.promoted().ifPresent(id -> findings.add(Judgement.generation(id, parts.shown())));
            if (!displays.isEmpty() || !gateways.isEmpty()) {
                findings.add(Judgement.versions(parts.versions()));
            }
        }
        folder.ifPresent(each -> findings.add(disk(each)));
        return List.copyOf(findings);
    }

    private static Finding disk(Path folder) {
        try {
            FileStore store = Files.getFileStore(folder);
            return Judgement.disk(folder.toString(), store.getUsableSpace(), store.getTotalSpace());
        } catch (IOException e) {
            return Finding.fail(Check.DISK, folder + " cannot be looked at: " + e, "correct --data");
        }
    }
}
