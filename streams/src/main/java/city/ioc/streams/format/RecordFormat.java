package city.ioc.streams.format;

import city.ioc.events.EventData;
import city.ioc.events.EventType;
import city.ioc.events.RawJson;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A compact binary form of one record class, derived from its components: equal records give equal bytes.
 *
 * <p>A record is written as a bit set of the components that are null, then the others in order. Nothing in the bytes names
 * the components, so {@link #shape()} is part of the generation: data of another shape are never read.
 */
public final class RecordFormat<T extends Record> {
    private final Part part;
    private final int slots;
    private final String shape;

    private RecordFormat(Class<T> type) {
        Builder builder = new Builder();
        this.part = builder.record(type);
        this.slots = builder.slots;
        this.shape = builder.shape.toString();
    }

    public static <T extends Record> RecordFormat<T> of(Class<T> type) {
        return new RecordFormat<>(type);
    }

    public byte[] encode(T value) {
        ByteWriter out = new ByteWriter(slots);
        part.write(out, value);
        return out.toBytes();
    }

    @SuppressWarnings("unchecked")
    public T decode(byte[] bytes) {
        return (T) part.read(new ByteReader(bytes, slots));
    }

    /** Names and types of all that is written, in order: a change of it makes older bytes unreadable. */
    public String shape() {
        return shape;
    }

    /** How values of one type are written; never null ones. */
    private interface Part {
        void write(ByteWriter out, Object value);

        Object read(ByteReader in);
    }

    private static final class Builder {
        private final StringBuilder shape = new StringBuilder();
        private int slots;

        Part of(Type type) {
            if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
                shape.append("list of ");
                return new ListPart(of(list.getActualTypeArguments()[0]));
            }
            Class<?> plain = (Class<?>) type;
            if (plain == EventData.class) {
                return new EventDataPart(
                        Arrays.stream(EventType.values())
                                .map(eventType -> record(eventType.dataClass()))
                                .toList());
            }
            if (plain == RawJson.class) {
                shape.append("json ");
                return new TextPart(value -> ((RawJson) value).text(), RawJson::new);
            }
            return plain.isRecord() ? record(plain) : simple(plain);
        }

        RecordPart record(Class<?> type) {
            shape.append(type.getSimpleName()).append('(');
            List<Part> parts = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                shape.append(component.getName()).append(' ');
                parts.add(of(component.getGenericType()));
            }
            shape.append(')');
            return RecordPart.of(type, parts);
        }

        private Part simple(Class<?> type) {
            shape.append(type.getSimpleName()).append(' ');
            if (type == String.class) {
                return new TextPart(String.class::cast, text -> text);
            }
            if (type == BigDecimal.class) {
                return new TextPart(value -> plain((BigDecimal) value), BigDecimal::new);
            }
            if (type == OffsetDateTime.class) {
                slots += 2;
                return new TimePart(slots - 2, slots - 1);
            }
            if (type.isEnum()) {
                shape.append(Arrays.toString(type.getEnumConstants()));
                return new EnumPart(List.of(type.getEnumConstants()));
            }
            if (type == boolean.class || type == Boolean.class) {
                return new EnumPart(List.of(false, true));
            }
            if (type == long.class || type == Long.class) {
                return new NumberPart(slots++, value -> value);
            }
            if (type == int.class || type == Integer.class) {
                return new NumberPart(slots++, Math::toIntExact);
            }
            throw new IllegalArgumentException("no binary form for " + type);
        }
    }

    /** Zero may come with any scale, and a plain text of a thousand million digits. */
    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.toPlainString();
    }

    private record ListPart(Part element) implements Part {
        @Override
        public void write(ByteWriter out, Object value) {
            List<?> list = (List<?>) value;
            out.unsigned(list.size());
            list.forEach(each -> element.write(out, each));
        }

        @Override
        public Object read(ByteReader in) {
            int size = Math.toIntExact(in.unsigned());
            List<Object> list = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                list.add(element.read(in));
            }
            return list;
        }
    }

    private record EventDataPart(List<RecordPart> byType) implements Part {
        @Override
        public void write(ByteWriter out, Object value) {
            int type = EventType.of((EventData) value).ordinal();
            out.unsigned(type);
            byType.get(type).write(out, value);
        }

        @Override
        public Object read(ByteReader in) {
            return byType.get(Math.toIntExact(in.unsigned())).read(in);
        }
    }

    private interface ToText {
        String of(Object value);
    }

    private interface FromText {
        Object of(String text);
    }

    private record TextPart(ToText toText, FromText fromText) implements Part {
        @Override
        public void write(ByteWriter out, Object value) {
            out.text(toText.of(value));
        }

        @Override
        public Object read(ByteReader in) {
            return fromText.of(in.text());
        }
    }

    private record TimePart(int millisSlot, int offsetSlot) implements Part {
        @Override
        public void write(ByteWriter out, Object value) {
            OffsetDateTime time = (OffsetDateTime) value;
            out.number(millisSlot, time.toInstant().toEpochMilli());
            out.number(offsetSlot, time.getOffset().getTotalSeconds());
        }

        @Override
        public Object read(ByteReader in) {
            Instant instant = Instant.ofEpochMilli(in.number(millisSlot));
            return instant.atOffset(ZoneOffset.ofTotalSeconds(Math.toIntExact(in.number(offsetSlot))));
        }
    }

    private record EnumPart(List<?> constants) implements Part {
        @Override
        public void write(ByteWriter out, Object value) {
            out.unsigned(value instanceof Enum<?> constant ? constant.ordinal() : (Boolean) value ? 1 : 0);
        }

        @Override
        public Object read(ByteReader in) {
            return constants.get(Math.toIntExact(in.unsigned()));
        }
    }

    private interface FromLong {
        Number of(long value);
    }

    private record NumberPart(int slot, FromLong fromLong) implements Part {
        @Override
        public void write(ByteWriter out, Object value) {
            out.number(slot, ((Number) value).longValue());
        }

        @Override
        public Object read(ByteReader in) {
            return fromLong.of(in.number(slot));
        }
    }

    private record RecordPart(MethodHandle constructor, List<MethodHandle> accessors, List<Part> parts)
            implements Part {

        static RecordPart of(Class<?> type, List<Part> parts) {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                MethodHandle constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                        .asSpreader(Object[].class, types.length)
                        .asType(MethodType.methodType(Object.class, Object[].class));
                List<MethodHandle> accessors = new ArrayList<>();
                for (RecordComponent component : components) {
                    accessors.add(lookup.unreflect(component.getAccessor())
                            .asType(MethodType.methodType(Object.class, Object.class)));
                }
                return new RecordPart(constructor, accessors, parts);
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("not a public record: " + type, e);
            }
        }

        @Override
        public void write(ByteWriter out, Object value) {
            Object[] values = new Object[parts.size()];
            long nulls = 0;
            for (int i = 0; i < values.length; i++) {
                values[i] = call(accessors.get(i), value);
                nulls |= values[i] == null ? 1L << i : 0;
            }
            out.unsigned(nulls);
            for (int i = 0; i < values.length; i++) {
                if (values[i] != null) {
                    parts.get(i).write(out, values[i]);
                }
            }
        }

        @Override
        public Object read(ByteReader in) {
            long nulls = in.unsigned();
            Object[] values = new Object[parts.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (nulls >> i & 1) == 1 ? null : parts.get(i).read(in);
            }
            return call(constructor, values);
        }

        private static Object call(MethodHandle handle, Object argument) {
            try {
                return handle.invokeExact(argument);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        private static Object call(MethodHandle handle, Object[] arguments) {
            try {
                return handle.invokeExact(arguments);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
