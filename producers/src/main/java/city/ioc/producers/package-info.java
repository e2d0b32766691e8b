/** How events get into Kafka: the publisher that every producer shares, and the door that judges each event. */
package city.ioc.producers;
