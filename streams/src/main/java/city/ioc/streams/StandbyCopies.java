package city.ioc.streams;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/**
 * How many instances follow the state of each task besides the one that works on it. With the streams protocol this belongs to the group, at the
 * brokers; the setting of Kafka Streams itself is of no effect.
 */
final class StandbyCopies {
    private static final String SETTING = "streams.num.standby.replicas";
    private static final long TIMEOUT_SECONDS = 30;

    private StandbyCopies() {}

    /** Holds for all instances of the group, from the next rebalance on. */
    static void set(String bootstrap, String application, int standbys) {
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, application);
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry(SETTING, Integer.toString(standbys)), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap, "client.id", application + "-standbys"))) {
            admin.incrementalAlterConfigs(Map.of(group, List.of(set))).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the brokers refuse " + standbys + " standby copies (" + SETTING + "): " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the brokers do not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while setting the standby copies", e);
        }
    }
}
