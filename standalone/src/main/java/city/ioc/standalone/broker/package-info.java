/** A Kafka broker in this process, with its data in one folder. */
package city.ioc.standalone.broker;
