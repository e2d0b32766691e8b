package city.ioc.streams;

/**
 * How far the events are folded.
 *
 * @param folded events that stage 1 has done with
 * @param stored events that there are
 */
public record FoldedEvents(long folded, long stored) {}
