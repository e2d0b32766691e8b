package city.ioc.dashboards.journal;

import city.ioc.audit.AuditAction;
import city.ioc.audit.AuditEntry;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class RejectionTableTest {
    private static final RejectionQuery ALL = new RejectionQuery(null, null, null, null, null, null, null, 100);

    private final RejectionTable table = new RejectionTable(3);

    private void reject(int offset, int minute, String reason) {
        String report = "{\"reason\":\"%s\",\"topic\":\"t\",\"partition\":0,\"offset\":%d,\"arrived\":\"2026-02-26T01:%02d:00Z\",\"bytes\":1,\"payload\":\"{\"}"
                .formatted(reason, offset, minute);
        table.add(Rejection.read(report.getBytes(UTF_8), new Rejection.Place(0, offset)).orElseThrow());
    }

    private void decide(int offset, AuditAction action) {
        table.decide(AuditEntry.of(Instant.EPOCH, "Lan", action, "t-0-" + offset, Map.of()));
    }

    @Test
    void onlyTheNewestAreHeldInWhateverOrderTheyCome() {
        reject(4, 4, "x");
        reject(1, 1, "x");
        reject(3, 3, "x");
        reject(2, 2, "x");

        assertThat(table.page(ALL).rejections()).extracting(each -> each.rejection().id()).containsExactly("t-0-4", "t-0-3", "t-0-2");
        assertThat(table.find("t-0-1")).isEmpty();
    }

    @Test
    void aRecordThatIsRejectedAgainIsStillOneAndItsDecisionStands() {
        decide(1, AuditAction.DISCARDED);
        reject(1, 1, "first");
        reject(1, 1, "second");
        reject(2, 2, "x");

        assertThat(table.page(ALL).total()).isEqualTo(2);
        assertThat(table.find("t-0-1")).hasValueSatisfying(each -> {
            assertThat(each.rejection().reason()).isEqualTo("second");
            assertThat(each.state()).isEqualTo(RejectionState.DISCARDED);
        });
        assertThat(table.open()).isEqualTo(1);
    }

    @Test
    void whatIsNoReportIsNoRejection() {
        assertThat(Rejection.read("[]".getBytes(UTF_8), new Rejection.Place(0, 0))).isEmpty();
        assertThat(Rejection.read("{".getBytes(UTF_8), new Rejection.Place(0, 0))).isEmpty();
        assertThat(AuditEntry.read("{\"id\":\"1\",\"action\":\"SUNG\"}".getBytes(UTF_8))).isEmpty();
    }
}
