package city.ioc.producers.gateway;

import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.InvalidEventException;
import city.ioc.producers.Door;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a well-formed body into events, each judged by itself. */
final class EventReader {
    static final String UNREADABLE = "cannot be read";

    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);

    private final Door door;

    EventReader(Door door) {
        this.door = door;
    }

    Judgement read(JsonBody body) {
        Judgement judgement = new Judgement();
        List<JsonBody.Element> elements = body.elements();
        for (int i = 0; i < elements.size(); i++) {
            try {
                judgement.accept(admit(body, elements.get(i)));
            } catch (InvalidEventException e) {
                JsonBody.Label label = body.label(elements.get(i));
                judgement.refuse(new Judgement.Refusal(i, label.id(), label.type(), e.getMessage()));
            }
        }
        return judgement;
    }

    /** An error of our own in reading one event must not cost the sender the others. */
    private Event admit(JsonBody body, JsonBody.Element element) throws InvalidEventException {
        if (!element.isObject()) {
            throw new InvalidEventException("must be a JSON object");
        }
        if (element.length() > GatewaySettings.MAX_EVENT_BYTES) {
            throw new InvalidEventException("an event may have at most " + GatewaySettings.MAX_EVENT_BYTES
                    + " bytes, had " + element.length());
        }
        try {
            return door.admit(EventCodec.decode(body.slice(element)));
        } catch (RuntimeException e) {
            LOG.error("An event could not be read for a reason that the contract does not know", e);
            throw new InvalidEventException(UNREADABLE);
        }
    }
}
