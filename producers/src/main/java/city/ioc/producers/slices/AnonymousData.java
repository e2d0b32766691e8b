package city.ioc.producers.slices;

import city.ioc.events.DossierEvent;
import city.ioc.events.EventData;
import city.ioc.events.FreeText;
import city.ioc.events.Opt;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;

/** Data of events without names: codes that figures are not kept by are replaced, what a person typed is dropped. */
final class AnonymousData {
    /**
     * What figures are kept by, and says nothing of a person; {@code target} is the system that a dossier is synchronised with. Every other
     * text goes, those of fields yet to come too.
     */
    private static final Set<String> KEPT =
            Set.of("unit", "toUnit", "decidingUnit", "procedure", "currency", "indicator", "period", "rule", "target");

    private static final String DROPPED = "-";

    private final Pseudonyms pseudonyms;

    AnonymousData(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** @param data of any type but a correction, whose target decides what it means */
    EventData anonymous(EventData data) {
        if (data instanceof DossierEvent.Superseded superseded) {
            return new DossierEvent.Superseded(pseudonyms.ofCase(superseded.by()));
        }
        RecordComponent[] components = data.getClass().getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = anonymous(components[i], components[i].getAccessor().invoke(data));
            }
            Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<? extends EventData> constructor = data.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (IllegalAccessException | InvocationTargetException | NoSuchMethodException | InstantiationException e) {
            throw new IllegalStateException("cannot read or make " + data.getClass(), e);
        }
    }

    private Object anonymous(RecordComponent component, Object value) {
        if (!(value instanceof String text) || KEPT.contains(component.getName())) {
            return value;
        }
        if (component.isAnnotationPresent(FreeText.class)) {
            return component.isAnnotationPresent(Opt.class) ? null : DROPPED;
        }
        return pseudonyms.ofCode(text);
    }
}
