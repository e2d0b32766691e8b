package city.ioc.dashboards;

import city.ioc.audit.AuditEntry;
import city.ioc.dashboards.journal.AuditTable;
import city.ioc.dashboards.journal.JournalSource;
import city.ioc.dashboards.journal.Rejection;
import city.ioc.dashboards.journal.RejectionTable;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Rejections given by hand in place of Kafka, and a trail that remembers its entries. */
public final class HandJournal implements JournalSource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> payloads = new HashMap<>();
    private final List<AuditEntry> trail = new CopyOnWriteArrayList<>();
    private RejectionTable rejections;
    private AuditTable audit;
    private volatile boolean read = true;
    private volatile CompletionStage<Void> answer = CompletableFuture.completedFuture(null);

    @Override
    public void start(RejectionTable intoRejections, AuditTable intoAudit) {
        rejections = intoRejections;
        audit = intoAudit;
    }

    /** What Kafka Streams reports of a record that it could not use. */
    public void reject(String topic, int partition, long offset, String arrived, String reason, String payload) {
        ObjectNode report = JSON.createObjectNode()
                .put("reason", reason)
                .put("topic", topic)
                .put("partition", partition)
                .put("offset", offset)
                .put("arrived", arrived)
                .put("key", "K-" + offset)
                .put("bytes", payload.length())
                .put("payload", payload);
        Rejection rejection = Rejection.read(
                        report.toString().getBytes(StandardCharsets.UTF_8), new Rejection.Place(partition, offset))
                .orElseThrow();
        payloads.put(rejection.id(), payload);
        rejections.add(rejection);
    }

    /** An entry comes from Kafka. */
    public void give(AuditEntry entry) {
        audit.add(entry);
        rejections.decide(entry);
    }

    CompletionStage<Void> record(AuditEntry entry) {
        trail.add(entry);
        return answer;
    }

    /** From now on this comes of what is recorded. */
    public void setAnswer(CompletionStage<Void> other) {
        answer = other;
    }

    /** What was recorded so far. */
    public List<AuditEntry> trail() {
        return trail;
    }

    public void setRead(boolean now) {
        read = now;
    }

    @Override
    public boolean isRead() {
        return read;
    }

    @Override
    public Optional<String> payload(Rejection rejection) {
        return Optional.ofNullable(payloads.get(rejection.id()));
    }

    @Override
    public void close() {
        // nothing to close
    }
}
