/** The Kafka shell around the core: topology, processors, stores and the life of the application. */
package city.ioc.streams;
