package city.ioc.events;

/** A JSON object kept as text because its type is not known yet. */
public record RawJson(String text) {}
