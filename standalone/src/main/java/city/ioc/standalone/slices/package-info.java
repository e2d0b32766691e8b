/** Slices of what Kafka holds: whole cases that are chosen by unit, days and types of events. */
package city.ioc.standalone.slices;
