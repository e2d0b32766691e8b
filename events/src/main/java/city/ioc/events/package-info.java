/** The contract between desks, pipeline and display: event records, their canonical JSON, and the Kafka topics. */
package city.ioc.events;
