package city.ioc.notifier.send;

import city.ioc.notifications.Recipient;
import city.ioc.notifier.plan.Delivery;

/** Brings messages to the receivers of one channel. Safe for use by several threads. */
@FunctionalInterface
public interface Courier {

    /**
     * Tries once, and returns when the receiver has accepted the message.
     *
     * @throws DeliveryException when it has not, or did not say
     */
    void deliver(Recipient recipient, Delivery delivery) throws DeliveryException;
}
