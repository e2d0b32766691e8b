/**
 * The heart, free of Kafka, clocks and I/O: what a case contributes is a pure function of the set of its events.
 * {@code docs/reference/figures.md} is its specification.
 */
package city.ioc.core;
