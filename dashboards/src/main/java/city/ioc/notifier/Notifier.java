package city.ioc.notifier;

import city.ioc.calendar.WorkingCalendar;
import city.ioc.core.alerts.Alert;
import city.ioc.notifications.Notifications;
import city.ioc.notifications.Recipient;
import city.ioc.notifier.plan.Delivery;
import city.ioc.notifier.plan.Desk;
import city.ioc.notifier.plan.Enrolment;
import city.ioc.notifier.send.Couriers;
import city.ioc.notifier.send.Names;
import city.ioc.notifier.send.Secrets;
import city.ioc.profile.CityProfile;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those whom the profile names of alerts. Each message goes out at least once; twice only when it was on its way in the moment
 * of a kill. A message is kept as SENDING before it goes out and as SENT once it is accepted, so no outage of a receiver or a broker
 * doubles or loses one. Of several notifiers on the same brokers the one that started last works, and the others stop.
 */
public final class Notifier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration BUSY = Duration.ofMillis(5);
    private static final Duration START_AGAIN = Duration.ofSeconds(1);
    private static final long CLOSE_SECONDS = 15;

    private final NotifierSettings settings;
    private final CityProfile profile;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final Map<String, Recipient> recipients = new HashMap<>();
    private final Lanes lanes;
    private final NotifierMeters meters;
    private final Thread thread;
    private volatile boolean closed;
    private volatile NotifierStatus status = NotifierStatus.STARTING;

    /**
     * @param environment values of variables that secrets are taken from; null for those that are not set
     * @param registry    gets meters; not closed here
     */
    public Notifier(
            NotifierSettings settings,
            CityProfile profile,
            Notifications notifications,
            UnaryOperator<String> environment,
            MeterRegistry registry,
            Clock clock) {
        this.settings = settings;
        this.profile = profile;
        this.clock = clock;
        calendar = new WorkingCalendar(profile.rules().calendar());
        notifications.recipients().forEach(recipient -> recipients.put(recipient.id(), recipient));
        meters = new NotifierMeters(registry, notifications, this::status);
        Names names = new Names(profile, notifications.page());
        lanes = new Lanes(
                Couriers.of(notifications, names, new Secrets(environment), clock), settings, clock, meters::retried);
        thread = new Thread(this::run, "notifier");
        thread.setDaemon(true);
    }

    /** Begins to read alerts; returns at once. */
    public Notifier start() {
        thread.start();
        return this;
    }

    /** Where delivery stands: messages as last kept, failing channels as of now. */
    public NotifierStatus status() {
        return status.withFailing(lanes.failing());
    }

    /** Stops telling. What was accepted by then is kept as such. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lanes.close();
        meters.close();
    }

    private void run() {
        while (!closed) {
            Desk desk = new Desk(profile, calendar, List.copyOf(recipients.values()));
            try (DeliveryTopics topics =
                    DeliveryTopics.open(settings.bootstrap(), settings.generation(), desk, () -> closed)) {
                follow(topics, desk);
            } catch (ProducerFencedException | InvalidProducerEpochException e) {
                LOG.error("Another notifier has taken over; this one stops", e);
                status = status.failed("another notifier has taken over");
                return;
            } catch (RuntimeException e) {
                LOG.warn("Delivery of alerts was interrupted; starting again: {}", e.toString());
                status = status.failed(e.toString());
                LockSupport.parkNanos(START_AGAIN.toNanos());
            }
        }
    }

    private void follow(DeliveryTopics topics, Desk desk) {
        if (closed) {
            return;
        }
        List<Delivery> retired = desk.retire(clock.millis());
        List<Enrolment> enrolled = desk.enrol(clock.millis());
        topics.keep(retired, enrolled);
        meters.count(retired);
        publish(desk);
        while (!closed) {
            round(topics, desk);
        }
        lanes.close();
        List<Delivery> outcomes = lanes.outcomes();
        topics.keep(desk.settled(outcomes), List.of());
        lanes.free(outcomes);
        publish(desk);
    }

    /** Reads, decides, keeps what was decided, and only then sends. */
    private void round(DeliveryTopics topics, Desk desk) {
        List<Alert> alerts = topics.poll(lanes.areBrisk() ? BUSY : IDLE);
        long now = clock.millis();
        List<Delivery> outcomes = lanes.outcomes();
        List<Delivery> changes = new ArrayList<>(desk.settled(outcomes));
        alerts.forEach(alert -> changes.addAll(desk.changed(alert, now)));
        List<Recipient> free = recipients.values().stream()
                .filter(each -> lanes.isFree(each) || outcomes.stream().anyMatch(done -> done.recipient().equals(each.id())))
                .toList();
        free.stream()
                .filter(each -> desk.ledger().sending(each.id()).isEmpty())
                .forEach(each -> changes.addAll(desk.next(each, now)));
        if (!changes.isEmpty() || !alerts.isEmpty()) {
            topics.keep(changes, List.of());
        }
        lanes.free(outcomes);
        free.forEach(each -> desk.ledger().sending(each.id()).ifPresent(delivery -> lanes.send(each, delivery)));
        if (!changes.isEmpty()) {
            meters.count(changes);
            publish(desk);
        }
    }

    private void publish(Desk desk) {
        status = new NotifierStatus(
                true, null, desk.ledger().counts(), desk.ledger().unsettled(), desk.ledger().latest(), lanes.failing());
    }
}
