package city.ioc.streams;

import city.ioc.core.CaseFold;
import city.ioc.core.CaseSummary;
import city.ioc.core.ServiceHealth;
import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.WatchedUnit;
import city.ioc.profile.FoldRules;
import city.ioc.streams.format.RecordFormat;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** The binary forms of what the pipeline keeps and passes on, and the generation that they belong to. */
public final class Formats {
    public static final RecordFormat<CaseSummary> CASE_SUMMARY = RecordFormat.of(CaseSummary.class);
    public static final RecordFormat<ServiceHealth> SERVICE_HEALTH = RecordFormat.of(ServiceHealth.class);
    public static final RecordFormat<Alert> ALERT = RecordFormat.of(Alert.class);
    static final RecordFormat<KnownCase> KNOWN_CASE = RecordFormat.of(KnownCase.class);
    static final RecordFormat<UnitNews> UNIT_NEWS = RecordFormat.of(UnitNews.class);
    static final RecordFormat<WatchedUnit> WATCHED_UNIT = RecordFormat.of(WatchedUnit.class);

    /** Raised when the bytes of {@link CellKey} or the rules of {@link RecordFormat} change. */
    private static final int LAYOUT = 1;

    private Formats() {}

    /**
     * Names everything that state and derived topics depend on: the rules that the fold reads, the fold, and the binary forms.
     * Application id and derived topics carry it, so a change of any of them starts afresh beside the old.
     */
    public static String generation(FoldRules rules) {
        return rules.generation(String.join(
                "\n",
                "fold " + CaseFold.VERSION,
                "layout " + LAYOUT,
                KNOWN_CASE.shape(),
                CASE_SUMMARY.shape(),
                SERVICE_HEALTH.shape(),
                ALERT.shape(),
                UNIT_NEWS.shape(),
                WATCHED_UNIT.shape()));
    }

    static <T extends Record> Serde<T> serde(RecordFormat<T> format) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : format.encode(value),
                (topic, bytes) -> bytes == null ? null : format.decode(bytes));
    }
}
